import { normalCdf, normalDensity } from './normal.ts';

/** A quantizer of the standard normal distribution: K intervals and the number that stands for each. */
export interface ScalarQuantizer {
  /** K code numbers in ascending order, in units of the standard deviation. */
  readonly codes: readonly number[];
  /** K − 1 borders between neighbours, halfway between their codes. */
  readonly thresholds: readonly number[];
  /** K probabilities of the intervals. */
  readonly shares: readonly number[];
  /** D = E(x − code(x))², where the variance is 1. */
  readonly distortion: number;
  /** Entropy of the intervals, bits: what an entropy coder needs for one number, at most log₂ K. */
  readonly entropy: number;
  /** 2 to the entropy: as many codes as would cost this much if all were used alike. */
  readonly perplexity: number;
}

/** Borders halfway between neighbouring codes, which makes each x take the nearest. */
const halfway = (codes: readonly number[]) => codes.slice(1).map((code, k) => (code + (codes[k] ?? NaN)) / 2);

/** Probability and first moment of the standard normal over each of the intervals between thresholds. */
function intervals(thresholds: readonly number[]) {
  const ends = [-Infinity, ...thresholds, Infinity];
  const cdf = ends.map(normalCdf);
  const density = ends.map(normalDensity);
  return ends.slice(1).map((_, k) => ({
    share: (cdf[k + 1] ?? NaN) - (cdf[k] ?? NaN),
    moment: (density[k] ?? NaN) - (density[k + 1] ?? NaN),
  }));
}

/** What given codes cost: D = 1 − 2 Σ c m + Σ c² P, with P the probability and m the first moment of each interval. */
export function scalarQuantizer(codes: readonly number[]): ScalarQuantizer {
  const thresholds = halfway(codes);
  const cells = intervals(thresholds);
  const shares = cells.map(({ share }) => share);
  const distortion = cells.reduce((sum, { share, moment }, k) => {
    const code = codes[k] ?? NaN;
    return sum - 2 * code * moment + code * code * share;
  }, 1);
  const entropy = -shares.reduce((sum, share) => sum + (share > 0 ? share * Math.log2(share) : 0), 0);
  return { codes, thresholds, shares, distortion, entropy, perplexity: 2 ** entropy };
}

/** One sweep of Lloyd's method: borders halfway between the codes, then each code to the mean of its interval. */
export function lloydSweep(codes: readonly number[]): number[] {
  return intervals(halfway(codes)).map(({ share, moment }) => moment / share);
}

/** K codes at equal steps around 0. */
export const equalSteps = (K: number, step: number): number[] =>
  Array.from({ length: K }, (_, k) => step * (k - (K - 1) / 2));

/**
 * The best quantizer of N(0, 1) with K codes (Max 1960; Lloyd 1982): sweeps until no code moves by more than 10⁻¹¹.
 * The density is log-concave, so there is only one quantizer that a sweep leaves as it is.
 */
export function lloydMax(K: number): ScalarQuantizer {
  let codes = equalSteps(K, 5 / (K + 1));
  for (let moved = 1; moved > 1e-11;) {
    const next = lloydSweep(codes);
    moved = Math.max(...next.map((code, k) => Math.abs(code - (codes[k] ?? NaN))));
    codes = next;
  }
  return scalarQuantizer(codes);
}

/** The best quantizer of N(0, 1) among those with K codes at equal steps; the step by golden-section search. */
export function uniformQuantizer(K: number): ScalarQuantizer & { readonly step: number } {
  const ratio = (Math.sqrt(5) - 1) / 2;
  const cost = (step: number) => scalarQuantizer(equalSteps(K, step)).distortion;
  let [low, high] = [0, 4];
  while (high - low > 1e-9) {
    const inner = ratio * (high - low);
    if (cost(high - inner) < cost(low + inner)) high = low + inner;
    else low = high - inner;
  }
  const step = (low + high) / 2;
  return { ...scalarQuantizer(equalSteps(K, step)), step };
}

/** The least distortion of a normal source of variance 1 at R bits a number: D = 2^(−2R) (Shannon). */
export const rateDistortionBound = (bits: number): number => 2 ** (-2 * bits);

/** The limit of K² D for the best quantizer of N(0, 1) as K grows, √3 π/2 (Panter and Dite 1951). */
export const panterDite = (Math.sqrt(3) * Math.PI) / 2;

/**
 * Two stages of one bit each on N(0, 1): the sign first, then the sign of what is left over.
 * What is left, |x| − m with m = √(2/π), has both halves alike; the best second pair is ± its mean absolute value.
 */
export function twoStages(): { first: number; second: number; distortion: number } {
  const first = Math.sqrt(2 / Math.PI);
  // E||x| − m| = 2·E(m − |x|)₊, as the mean of |x| − m is 0; ∫₀ᵐ x φ = φ(0) − φ(m)
  const below = 2 * (first * (normalCdf(first) - 0.5) - (normalDensity(0) - normalDensity(first)));
  const second = 2 * below;
  return { first, second, distortion: 1 - first * first - second * second };
}
