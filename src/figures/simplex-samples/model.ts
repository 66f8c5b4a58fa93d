import { categoricalGradient, gumbelSoftmax, scoreTraceVariance } from '../../math/gumbel-softmax.ts';

/** What f(y) = Σ cᵢyᵢ gives for each category: the same values as in the article's tables. */
export const values: readonly number[] = [1, 2, 4];

/** How many samples are drawn as dots. */
export const sampleCount = 500;

/** The Gumbel-softmax gradient estimate for f(y) = Σ cᵢyᵢ in the three logits, on average. */
export interface GradientMoments {
  /** The length of its bias. */
  biasNorm: number;
  /** The sum of the variances of its three components. */
  traceVar: number;
}

/**
 * Points on the line for the trapezoid rule in u = log(y₁/y₃), v = log(y₂/y₃): e^u for the shares, e^{−τu} for the
 * density of Maddison, Mnih and Teh, which is 2τ²q₁q₂q₃ there with qᵢ = πᵢyᵢ^{−τ}/Σπⱼyⱼ^{−τ}. All integrands are
 * analytic, so the rule converges exponentially.
 */
function grid(tau: number) {
  const reach = 15 / tau;
  const width = 0.7 / Math.max(1, tau);
  const at = Float64Array.from({ length: Math.ceil((2 * reach) / width) + 1 }, (_, i) => i * width - reach);
  return { reach, width, at, share: at.map(Math.exp), decay: at.map((u) => Math.exp(-tau * u)) };
}

/** E y for three probabilities and a temperature from 0.05 to 5. */
export function meanShares(pi: readonly number[], tau: number): number[] {
  const [p1 = 0, p2 = 0, p3 = 0] = pi;
  const { width, share, decay } = grid(tau);
  const cell = 2 * (tau * width) ** 2 * p1 * p2 * p3;
  let [mean1, mean2] = [0, 0];
  for (const [i, a] of share.entries()) {
    const fall = decay[i] ?? 0;
    for (let j = 0; j < share.length; j += 1) {
      const b = share[j] ?? 0;
      const other = decay[j] ?? 0;
      const rates = p1 * fall + p2 * other + p3;
      const weight = (cell * fall * other) / (rates * rates * rates * (a + b + 1));
      mean1 += weight * a;
      mean2 += weight * b;
    }
  }
  return [mean1, mean2, 1 - mean1 - mean2];
}

/** Beyond this log ratio of the two largest shares the estimate is nought for the eye. */
const ridge = 20;

/** Bias and variance of the gradient, summed only where two shares are of like size: elsewhere it is nought. */
export function gradientMoments(pi: readonly number[], tau: number): GradientMoments {
  const [p1 = 0, p2 = 0, p3 = 0] = pi;
  const [c1 = 0, c2 = 0, c3 = 0] = values;
  const { reach, width, at, share, decay } = grid(tau);
  const cell = 2 * (tau * width) ** 2 * p1 * p2 * p3;
  let [first1, first2, first3, second] = [0, 0, 0, 0];
  for (const [i, u] of at.entries()) {
    const a = share[i] ?? 0;
    const fall = decay[i] ?? 0;
    const crest = Math.max(u, 0);
    const from = Math.abs(u) < ridge ? 0 : Math.max(0, Math.floor((crest - ridge + reach) / width));
    const to = Math.min(at.length, Math.ceil((crest + ridge + reach) / width));
    for (let j = from; j < to; j += 1) {
      const b = share[j] ?? 0;
      const other = decay[j] ?? 0;
      const rates = p1 * fall + p2 * other + p3;
      const weight = (cell * fall * other) / (rates * rates * rates);
      const whole = a + b + 1;
      const value = (c1 * a + c2 * b + c3) / whole;
      const g1 = (a / whole) * (c1 - value);
      const g2 = (b / whole) * (c2 - value);
      const g3 = (c3 - value) / whole;
      first1 += weight * g1;
      first2 += weight * g2;
      first3 += weight * g3;
      second += weight * (g1 * g1 + g2 * g2 + g3 * g3);
    }
  }
  const first = [first1 / tau, first2 / tau, first3 / tau];
  const truth = categoricalGradient(pi, values);
  return {
    biasNorm: Math.hypot(...first.map((g, k) => g - (truth[k] ?? 0))),
    traceVar: second / tau ** 2 - first.reduce((sum, g) => sum + g * g, 0),
  };
}

/** The temperatures at which the curves are computed: equal ratios from 0.05 to 5. */
export const temperatures: readonly number[] = Array.from({ length: 13 }, (_, i) => 0.05 * 100 ** (i / 12));

/** Bias and variance over the temperatures. */
export function curves(pi: readonly number[]): (GradientMoments & { tau: number })[] {
  return temperatures.map((tau) => ({ tau, ...gradientMoments(pi, tau) }));
}

/** One state of the figure: the sampled points and their counts, the exact averages, REINFORCE beside them. */
export interface SimplexScene extends GradientMoments {
  /** E y, exact. */
  meanY: number[];
  /** Samples y on the simplex, `sampleCount` × 3. */
  samples: number[][];
  /** The share of samples whose largest component is the first, second, third. */
  argmaxFreq: number[];
  /** The distance from E y to π. */
  shift: number;
  /** The trace variance of REINFORCE with baseline E f, unbiased, the same at every temperature. */
  reinforce: number;
}

/** Draws the samples and computes the averages for one π and τ. */
export function simplexScene(pi: readonly number[], tau: number, seed: number): SimplexScene {
  const { samples, argmaxFreq } = gumbelSoftmax(pi, tau, sampleCount, seed);
  const meanY = meanShares(pi, tau);
  const expected = pi.reduce((sum, p, k) => sum + p * (values[k] ?? 0), 0);
  return {
    ...gradientMoments(pi, tau),
    meanY,
    samples,
    argmaxFreq,
    shift: Math.hypot(...meanY.map((y, k) => y - (pi[k] ?? 0))),
    reinforce: scoreTraceVariance(pi, values, expected),
  };
}
