/**
 * The variance of the mean of B equally distributed numbers of variance σ² and pairwise correlation ρ:
 * ρσ² + (1 − ρ)σ²/B.
 */
export const averageVariance = (rho: number, variance: number, b: number): number =>
  rho * variance + ((1 - rho) * variance) / b;

/** The probability that a given one of n samples is never drawn in n draws with replacement, (1 − 1/n)ⁿ. */
export const missingProbability = (n: number): number => (1 - 1 / n) ** n;

/** The expected number of distinct samples among n drawn with replacement, n(1 − (1 − 1/n)ⁿ). */
export const expectedDistinct = (n: number): number => n * (1 - missingProbability(n));

/**
 * The probability that more than half of n independent votes are right when each is right with probability p
 * (Condorcet); n odd. The terms are built from the one before, in logarithms, so that n may be large.
 */
export function majorityRight(n: number, p: number): number {
  if (p <= 0 || p >= 1) return p <= 0 ? 0 : 1;
  let sum = 0;
  let logTerm = n * Math.log(1 - p);
  for (let k = 0; k <= n; k += 1) {
    if (2 * k > n) sum += Math.exp(logTerm);
    logTerm += Math.log((n - k) / (k + 1)) + Math.log(p / (1 - p));
  }
  return sum;
}

/** The parts of the variance of a vote that is repeated B times within each of R training sets. */
export interface VarianceParts {
  /** σ², the variance of one tree over training sets and its own draws */
  readonly variance: number;
  /** Its part that is common to all trees of a training set, ρσ² */
  readonly between: number;
  /** Its part that the trees' own draws make, (1 − ρ)σ² */
  readonly within: number;
  /** ρ, the correlation of two trees of one training set */
  readonly rho: number;
}

/**
 * One-way analysis of variance, summed over places: unbiased estimates of both parts from R sets of B values at each of m places.
 * @param values values[r][b][i], the value of tree b of set r at place i; R × B × m
 */
export function varianceParts(values: readonly (readonly Float64Array[])[]): VarianceParts {
  const sets = values.length;
  const b = values[0]?.length ?? 0;
  const places = values[0]?.[0]?.length ?? 0;
  let within = 0;
  let ofMeans = 0;
  for (let i = 0; i < places; i += 1) {
    let sum = 0;
    let squares = 0;
    for (const set of values) {
      let mean = 0;
      for (const row of set) mean += (row[i] ?? 0) / b;
      for (const row of set) within += ((row[i] ?? 0) - mean) ** 2 / ((b - 1) * sets * places);
      sum += mean;
      squares += mean * mean;
    }
    ofMeans += (squares - (sum * sum) / sets) / ((sets - 1) * places);
  }
  const between = ofMeans - within / b;
  const variance = between + within;
  return { variance, between, within, rho: variance === 0 ? 0 : between / variance };
}
