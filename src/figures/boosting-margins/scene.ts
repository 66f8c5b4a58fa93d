import { whole } from '../../math/limits.ts';
import { experiment, marginsAfter } from './model.ts';
import type { Experiment } from './model.ts';

/** How many rounds, how many labels are turned, and the seed. */
export type Params = { rounds: number; noise: string; seed: number };
/** The share of turned labels. */
export const noises: Record<string, number> = { none: 0, tenth: 0.1, quarter: 0.25 };

/** The last experiment: a slider asks for the same one over and over. */
let last: { key: string; run: Experiment } | undefined;

/** The experiment of the parameters, its numbers and margins after M rounds. */
export function scene({ rounds, noise, seed }: Params) {
  const share = noises[noise] ?? 0;
  const start = Math.round(seed);
  const key = `${share} ${start}`;
  if (last?.key !== key) last = { key, run: experiment(share, start) };
  const { run } = last;
  const m = whole(rounds, [1, run.rounds.length]);
  const now = run.measured[m - 1] ?? { train: NaN, test: NaN, bound: NaN };
  return { run, m, now, margins: marginsAfter(run, m) };
}

/** All that is drawn. */
export type Scene = ReturnType<typeof scene>;
