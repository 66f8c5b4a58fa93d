import { exponential, mulberry32 } from '../../math/random.ts';

/** One race: the arrival times tᵢ = Eᵢ/πᵢ, Eᵢ ~ Exp(1), the same as scores log πᵢ + Gᵢ = −log tᵢ, and who was first. */
export interface Race {
  times: number[];
  scores: number[];
  winner: number;
}

/** Runs one race with the next K exponential numbers of the stream. */
function runRace(pi: readonly number[], random: () => number): Race {
  const clocks = pi.map(() => exponential(random));
  const times = clocks.map((clock, i) => clock / (pi[i] ?? 0));
  const scores = clocks.map((clock, i) => Math.log(pi[i] ?? 0) - Math.log(clock));
  return { times, scores, winner: times.indexOf(Math.min(...times)) };
}

/**
 * Runs n races, n ≥ 1, from one seeded stream.
 * @param pi rates of the runners, K positive numbers
 * @returns the last race, and how often each runner won
 */
export function race(pi: readonly number[], seed: number, n: number): Race & { freq: number[] } {
  const random = mulberry32(seed);
  const wins = pi.map(() => 0);
  let last = runRace(pi, random);
  wins[last.winner] = (wins[last.winner] ?? 0) + 1;
  for (let i = 1; i < n; i++) {
    last = runRace(pi, random);
    wins[last.winner] = (wins[last.winner] ?? 0) + 1;
  }
  return { ...last, freq: wins.map((count) => count / n) };
}

/** The probability that the first runners arrive in just this order: Π πᵢ/(what is left of Σπ) (Plackett and Luce). */
export function orderProbability(pi: readonly number[], order: readonly number[]): number {
  let left = pi.reduce((sum, p) => sum + p, 0);
  let probability = 1;
  for (const runner of order) {
    probability *= (pi[runner] ?? 0) / left;
    left -= pi[runner] ?? 0;
  }
  return probability;
}
