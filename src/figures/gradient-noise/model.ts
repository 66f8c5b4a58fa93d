import { normalCdf, normalDensity } from '../../math/normal.ts';
import { mulberry32, normal } from '../../math/random.ts';

/** The function under the expectation: z², cos kz, or the step 1[z > 0]. */
export type Integrand = 'square' | 'cosine' | 'step';

/** Which constant the score-function estimate subtracts: 0, E f, or the best one, b*. */
export type Baseline = 'zero' | 'mean' | 'best';

/** The problem: L = E f(z), z = μ + σε, ε ~ N(0, 1). `k` counts for the cosine only. */
export interface Problem {
  f: Integrand;
  k: number;
  mu: number;
  sigma: number;
}

/** What the closed forms need: E f, E f′, E f′², E fε², E f²ε² and dL/dμ. */
interface Moments {
  mean: number;
  slope: number;
  slope2: number;
  fe2: number;
  f2e2: number;
  gradient: number;
}

export function value({ f, k }: Problem, z: number): number {
  if (f === 'square') return z * z;
  return f === 'cosine' ? Math.cos(k * z) : Number(z > 0);
}

/** f′(z), as automatic differentiation gives it: 0 everywhere for the step. */
export function slope({ f, k }: Problem, z: number): number {
  if (f === 'square') return 2 * z;
  return f === 'cosine' ? -k * Math.sin(k * z) : 0;
}

function moments({ f, k, mu, sigma }: Problem): Moments {
  if (f === 'square') {
    const [m2, s2] = [mu * mu, sigma * sigma];
    const gradient = 2 * mu;
    const f2e2 = m2 * m2 + 18 * m2 * s2 + 15 * s2 * s2;
    return { mean: m2 + s2, slope: gradient, slope2: 4 * m2 + 4 * s2, fe2: m2 + 3 * s2, f2e2, gradient };
  }
  if (f === 'cosine') {
    const w = (k * sigma) ** 2;
    const damped = Math.exp(-w / 2);
    const twice = Math.exp(-2 * w) * Math.cos(2 * k * mu);
    const gradient = -k * damped * Math.sin(k * mu);
    const mean = damped * Math.cos(k * mu);
    const f2e2 = (1 + (1 - 4 * w) * twice) / 2;
    return { mean, slope: gradient, slope2: (k * k * (1 - twice)) / 2, fe2: (1 - w) * mean, f2e2, gradient };
  }
  const a = mu / sigma;
  const fe2 = normalCdf(a) - a * normalDensity(a);
  return { mean: normalCdf(a), slope: 0, slope2: 0, fe2, f2e2: fe2, gradient: normalDensity(a) / sigma };
}

/** dL/dμ, exact. */
export const trueGradient = (problem: Problem): number => moments(problem).gradient;

/** The mean of the reparameterized estimate, E f′(z): dL/dμ, except for the step, where it is 0. */
export const pathMean = (problem: Problem): number => moments(problem).slope;

/** The number b that a choice of baseline stands for; b* = E[f s²]/E[s²] with s = ε/σ. */
export function baseline(problem: Problem, choice: Baseline): number {
  if (choice === 'zero') return 0;
  const { mean, fe2 } = moments(problem);
  return choice === 'mean' ? mean : fe2;
}

/** The variances in closed form of f′(z) and of (f(z) − b)ε/σ. */
export function variances(problem: Problem, b: number): { rep: number; sf: number } {
  const { slope: path, slope2, fe2, f2e2, gradient } = moments(problem);
  const sf = (f2e2 - 2 * b * fe2 + b * b) / problem.sigma ** 2 - gradient ** 2;
  return { rep: Math.max(0, slope2 - path * path), sf };
}

/** For f = z²: the variances of both estimates, in μ and in σ, without a baseline. */
export function squareVariances({ mu, sigma }: { mu: number; sigma: number }) {
  const { rep, sf } = variances({ f: 'square', k: 1, mu, sigma }, 0);
  const [m2, s2] = [mu * mu, sigma * sigma];
  return {
    repMu: rep,
    repSigma: 4 * m2 + 8 * s2,
    sfMu: sf,
    sfSigma: (2 * m2 * m2) / s2 + 60 * m2 + 74 * s2,
  };
}

/**
 * For f = Σᵢ zᵢ² in d independent coordinates: the variance of the score-function estimate in μ₁, without a baseline.
 * With R = Σ_{i>1} zᵢ² it is Var₁ + (2 E[R] E[z₁²ε₁²] + E[R²])/σ².
 */
export function squareScoreVariance({ mu, sigma }: { mu: number; sigma: number }, dimension: number): number {
  const problem: Problem = { f: 'square', k: 1, mu, sigma };
  const { mean, fe2 } = moments(problem);
  const others = dimension - 1;
  const [m2, s2] = [mu * mu, sigma * sigma];
  const restMean = others * mean;
  const restSquare = others * (4 * m2 * s2 + 2 * s2 * s2) + restMean ** 2;
  return variances(problem, 0).sf + (2 * restMean * fe2 + restSquare) / s2;
}

/**
 * For f = z²: the variance of the difference quotient (f(z′) − f(z))/h with z′ drawn at μ + h and z at μ,
 * either from independent ε or from the same one.
 */
export function differenceVariance({ mu, sigma }: { mu: number; sigma: number }, h: number) {
  const spread = (at: number) => 4 * at * at * sigma ** 2 + 2 * sigma ** 4;
  return { independent: (spread(mu) + spread(mu + h)) / h ** 2, shared: 4 * sigma ** 2 };
}

/** The k at which both estimates of the gradient of E cos kz are equally noisy (no baseline), between two bounds. */
export function crossover(mu: number, sigma: number, low: number, high: number): number {
  const excess = (k: number) => {
    const { rep, sf } = variances({ f: 'cosine', k, mu, sigma }, 0);
    return rep - sf;
  };
  let [from, to] = [low, high];
  for (let i = 0; i < 60; i++) {
    const middle = (from + to) / 2;
    if (excess(middle) < 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** What one draw of ε makes both estimates report, in μ and in σ. */
export function readings(problem: Problem, b: number, epsilon: number) {
  const { mu, sigma } = problem;
  const z = mu + sigma * epsilon;
  const above = value(problem, z) - b;
  const steep = slope(problem, z);
  return {
    z,
    repMu: steep,
    repSigma: steep * epsilon,
    sfMu: (above * epsilon) / sigma,
    sfSigma: (above * (epsilon ** 2 - 1)) / sigma,
  };
}

/** n seeded draws: the same ε goes into both estimates of dL/dμ. */
export function gradSamples(problem: Problem & { b: Baseline }, n: number, seed: number) {
  const random = mulberry32(seed);
  const b = baseline(problem, problem.b);
  const draws = Array.from({ length: n }, () => readings(problem, b, normal(random)));
  return {
    z: draws.map((draw) => draw.z),
    rep: draws.map((draw) => draw.repMu),
    sf: draws.map((draw) => draw.sfMu),
    closed: variances(problem, b),
    truth: trueGradient(problem),
    b,
  };
}

/** Counts of `values` in equal bins over [from, to), and how many lie below and above. */
export function histogram(values: readonly number[], from: number, to: number, bins: number) {
  const counts = Array.from({ length: bins }, () => 0);
  let [below, above] = [0, 0];
  for (const v of values) {
    const bin = Math.floor(((v - from) / (to - from)) * bins);
    if (bin < 0) below++;
    else if (bin >= bins) above++;
    else counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { counts, below, above };
}
