import { gumbel, mulberry32, normal } from './random.ts';
import { argmax, logSumExp, softmax } from './softmax.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (f: readonly number[], pi: readonly number[]) => sum(f.map((fi, i) => fi * (pi[i] ?? 0)));

/** Euler's constant γ, the mean of a standard Gumbel variable. */
export const eulerGamma = 0.5772156649015329;

/** Runs `visit` on n noisy logits log πᵢ + Gᵢ, K Gumbel numbers a sample, from one seeded stream. */
function forEachNoisyLogits(
  pi: readonly number[],
  n: number,
  seed: number,
  visit: (l: number[]) => void,
): void {
  const random = mulberry32(seed);
  const logits = pi.map(Math.log);
  for (let i = 0; i < n; i++) visit(logits.map((logit) => logit + gumbel(random)));
}

/** E max(φᵢ + Gᵢ): the maximum is a Gumbel variable at log Σ exp φᵢ. */
export function gumbelMaxMean(logits: readonly number[]): number {
  return logSumExp(logits) + eulerGamma;
}

/** The mean of max(φᵢ + Gᵢ) over n seeded draws. */
export function sampledMaxMean(logits: readonly number[], n: number, seed: number): number {
  let total = 0;
  forEachNoisyLogits(logits.map(Math.exp), n, seed, (noisy) => {
    total += Math.max(...noisy);
  });
  return total / n;
}

/**
 * How many samples must be averaged before an unbiased estimate has the smaller mean square error:
 * V/n < V′/n + bias² from n = (V − V′)/bias² on.
 */
export function samplesUntilBiasCosts(unbiasedVar: number, biasedVar: number, biasNorm: number): number {
  return (unbiasedVar - biasedVar) / biasNorm ** 2;
}

/**
 * n samples of the Gumbel-softmax (Concrete) distribution: y = softmax((log π + G)/τ).
 * @returns the samples (n × K), their mean, the frequency with which each category has the largest share,
 * and the mean of that largest share
 */
export function gumbelSoftmax(pi: readonly number[], tau: number, n: number, seed: number) {
  const samples: number[][] = [];
  const meanY = pi.map(() => 0);
  const argmaxFreq = pi.map(() => 0);
  let meanMax = 0;
  forEachNoisyLogits(pi, n, seed, (noisy) => {
    const y = softmax(noisy, tau);
    const winner = argmax(noisy);
    samples.push(y);
    for (let i = 0; i < y.length; i++) meanY[i] = (meanY[i] ?? 0) + (y[i] ?? 0) / n;
    argmaxFreq[winner] = (argmaxFreq[winner] ?? 0) + 1 / n;
    meanMax += (y[winner] ?? 0) / n;
  });
  return { samples, meanY, argmaxFreq, meanMax };
}

/** The exact gradient of E f(z) in the logits of a categorical z: πⱼ(fⱼ − E f). */
export function categoricalGradient(pi: readonly number[], f: readonly number[]): number[] {
  const expected = mean(f, pi);
  return pi.map((p, j) => p * ((f[j] ?? 0) - expected));
}

/**
 * The Gumbel-softmax estimate of that gradient for the linear f(y) = Σ cᵢyᵢ, one sample at a time:
 * ∂f/∂ℓⱼ = yⱼ(cⱼ − Σ cᵢyᵢ)/τ.
 * @returns the norm of its bias and the trace of its covariance, both over n seeded samples
 */
export function gumbelSoftmaxGradient(
  pi: readonly number[],
  c: readonly number[],
  tau: number,
  n: number,
  seed: number,
) {
  const first = pi.map(() => 0);
  let second = 0;
  forEachNoisyLogits(pi, n, seed, (noisy) => {
    const y = softmax(noisy, tau);
    const value = mean(c, y);
    for (let j = 0; j < y.length; j++) {
      const g = ((y[j] ?? 0) * ((c[j] ?? 0) - value)) / tau;
      first[j] = (first[j] ?? 0) + g / n;
      second += (g * g) / n;
    }
  });
  const truth = categoricalGradient(pi, c);
  const biasNorm = Math.hypot(...first.map((g, j) => g - (truth[j] ?? 0)));
  return { mean: first, biasNorm, traceVar: second - sum(first.map((g) => g * g)) };
}

/** ‖∇ log π_z‖² in the logits for each outcome z: ‖e_z − π‖² = 1 − 2π_z + Σπ². */
function squaredScores(pi: readonly number[]): number[] {
  const square = sum(pi.map((p) => p * p));
  return pi.map((p) => 1 - 2 * p + square);
}

/** The trace of the covariance of (f(z) − b)∇ log π_z, exact: the K outcomes are summed. */
export function scoreTraceVariance(pi: readonly number[], f: readonly number[], b: number): number {
  const squared = squaredScores(pi).map((s2, z) => ((f[z] ?? 0) - b) ** 2 * s2);
  return mean(squared, pi) - sum(categoricalGradient(pi, f).map((g) => g * g));
}

/** The constant baseline that makes that trace least: E[f‖s‖²]/E‖s‖². */
export function bestCategoricalBaseline(pi: readonly number[], f: readonly number[]): number {
  const squared = squaredScores(pi);
  return (
    mean(
      squared.map((s2, z) => s2 * (f[z] ?? 0)),
      pi,
    ) / mean(squared, pi)
  );
}

/** How often log πᵢ + normal noise of the given variance is the largest, over n seeded draws. */
export function normalArgmaxFreq(pi: readonly number[], variance: number, n: number, seed: number): number[] {
  const random = mulberry32(seed);
  const logits = pi.map(Math.log);
  const counts = pi.map(() => 0);
  for (let i = 0; i < n; i++) {
    const winner = argmax(logits.map((logit) => logit + Math.sqrt(variance) * normal(random)));
    counts[winner] = (counts[winner] ?? 0) + 1;
  }
  return counts.map((count) => count / n);
}

/**
 * The density of the Gumbel-softmax distribution at y, in y₁ … y_{K−1}:
 * (K−1)! τ^{K−1} Π πᵢyᵢ^{−τ−1} / (Σ πᵢyᵢ^{−τ})^K (Maddison, Mnih and Teh, ICLR 2017).
 */
export function gumbelSoftmaxDensity(y: readonly number[], pi: readonly number[], tau: number): number {
  const size = pi.length;
  let log = (size - 1) * Math.log(tau);
  for (let k = 2; k < size; k++) log += Math.log(k);
  const terms = pi.map((p, i) => Math.log(p) - tau * Math.log(y[i] ?? 0));
  return Math.exp(log + sum(terms.map((term, i) => term - Math.log(y[i] ?? 0))) - size * logSumExp(terms));
}

/**
 * E h(y) under that density for K = 2 or 3, by the midpoint rule in log(yᵢ/y_K), where the volume element is Π yᵢ.
 * The density falls like exp(−τ·|log(yᵢ/y_K)|), so 16/τ to either side leaves out less than 10⁻⁶.
 */
export function gumbelSoftmaxExpectation(
  pi: readonly number[],
  tau: number,
  h: (y: readonly number[]) => number,
): number {
  const [reach, steps] = [16 / tau, pi.length === 2 ? 4000 : 240];
  const width = (2 * reach) / steps;
  const grid = Array.from({ length: steps }, (_, i) => -reach + (i + 0.5) * width);
  const points = pi.length === 2 ? grid.map((u) => [u, 0]) : grid.flatMap((u) => grid.map((v) => [u, v, 0]));
  const cell = width ** (pi.length - 1);
  return sum(
    points.map((logits) => {
      const y = softmax(logits);
      const volume = y.reduce((product, share) => product * share, cell);
      return volume === 0 ? 0 : gumbelSoftmaxDensity(y, pi, tau) * volume * h(y);
    }),
  );
}

/** The norm of the bias of the Gumbel-softmax gradient for f(y) = Σ cᵢyᵢ, K = 3, by quadrature instead of sampling. */
export function gumbelSoftmaxBias(pi: readonly number[], c: readonly number[], tau: number): number {
  const estimate = pi.map((_, j) =>
    gumbelSoftmaxExpectation(pi, tau, (y) => ((y[j] ?? 0) * ((c[j] ?? 0) - mean(c, y))) / tau),
  );
  return Math.hypot(...categoricalGradient(pi, c).map((g, j) => (estimate[j] ?? 0) - g));
}
