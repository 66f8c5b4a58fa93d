import { mulberry32, normal } from './random.ts';

/** log N(x; mean, variance). */
export function logNormalDensity(x: number, mean: number, variance: number): number {
  return -0.5 * (Math.log(2 * Math.PI * variance) + (x - mean) ** 2 / variance);
}

/**
 * The smallest variational autoencoder: z ~ N(0, 1), x given z ~ N(wz, s²), q(z|x) = N(ax, v).
 * `s2` = s² is the variance of the decoder, a constant that is not learnt.
 */
export interface LinearModel {
  w: number;
  s2: number;
}

/** The approximate posterior q(z|x) = N(mean, variance) of one x. */
export interface Posterior {
  mean: number;
  variance: number;
}

/** log p(x) = log N(x; 0, w² + s²). */
export function logEvidence(x: number, { w, s2 }: LinearModel): number {
  return logNormalDensity(x, 0, w * w + s2);
}

/** p(z|x) of the linear model: N(wx/(w² + s²), s²/(w² + s²)). */
export function exactPosterior(x: number, { w, s2 }: LinearModel): Posterior {
  const total = w * w + s2;
  return { mean: (w * x) / total, variance: s2 / total };
}

/** The evidence lower bound of one x: E log p(x|z) − KL(q ‖ N(0, 1)), in nats. */
export function elbo(x: number, { w, s2 }: LinearModel, { mean, variance }: Posterior): number {
  const reconstruction = logNormalDensity(x, w * mean, s2) - (w * w * variance) / (2 * s2);
  return reconstruction - 0.5 * (mean * mean + variance - Math.log(variance) - 1);
}

/** The best linear VAE on data of mean 0, and what it costs. */
export interface LinearVae {
  w: number;
  a: number;
  v: number;
  /** E over data of KL(q(z|x) ‖ N(0, 1)), nats: the rate. */
  kl: number;
  /** E(x − wz)² with z ~ q(z|x): the distortion. */
  mse: number;
  /** The β from which on w = 0: λ/s². */
  threshold: number;
}

/**
 * The optimum of E(x − wz)²/(2s²) + β KL over w, a and v, for data of variance λ (Lucas et al., 2019, have β = 1).
 * From β = λ/s² on, the posterior has collapsed to the prior.
 */
export function linearVae({ lambda, s2, beta }: { lambda: number; s2: number; beta: number }): LinearVae {
  const floor = beta * s2;
  const w = Math.sqrt(Math.max(0, lambda - floor));
  const a = w / (w * w + floor);
  const v = floor / (w * w + floor);
  return { w, a, v, ...costs({ lambda, w, a, v }), threshold: lambda / s2 };
}

/** Rate and distortion of any w, a, v on data of variance λ; not only the best. */
export function costs({ lambda, w, a, v }: { lambda: number; w: number; a: number; v: number }) {
  return {
    kl: 0.5 * (a * a * lambda + v - Math.log(v) - 1),
    mse: (1 - w * a) ** 2 * lambda + w * w * v,
  };
}

/** Rate of a Gaussian source of variance λ at squared error D, nats: ½ log(λ/D), 0 from λ on. */
export function gaussianRate(lambda: number, distortion: number): number {
  return Math.max(0, 0.5 * Math.log(lambda / distortion));
}

/** How many directions of a spectrum stay in use, and the share of variance along them, where βs² = `floor`. */
export function activeDirections(spectrum: readonly number[], floor: number) {
  const active = spectrum.filter((lambda) => lambda > floor);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    count: active.length,
    share: sum(active) / sum(spectrum),
    mse: sum(spectrum.map((lambda) => Math.min(lambda, floor))),
    rate: sum(active.map((lambda) => gaussianRate(lambda, floor))),
  };
}

/**
 * E(p(x|z)²)/p(x)² with z from the prior: what the plain average of p(x|z) needs to be near p(x). Its relative variance
 * with n draws in d like dimensions is (ratioᵈ − 1)/n.
 */
export function priorMomentRatio(x: number, model: LinearModel): number {
  const { w, s2 } = model;
  const second = -0.5 * Math.log(4 * Math.PI * s2) + logNormalDensity(x, 0, w * w + s2 / 2);
  return Math.exp(second - 2 * logEvidence(x, model));
}

/** Draws from the prior that bring the relative standard error of p(x) down to `error` in d like dimensions. */
export function drawsNeeded(x: number, model: LinearModel, dimensions: number, error: number): number {
  return (priorMomentRatio(x, model) ** dimensions - 1) / (error * error);
}

/**
 * The bound of the importance-weighted autoencoder, E log (1/K) Σ p(x, zₖ)/q(zₖ|x), as the mean of `repeats` draws of
 * K from one seeded stream (Burda et al., 2016).
 */
export function importanceBound(
  x: number,
  { w, s2 }: LinearModel,
  { mean, variance }: Posterior,
  K: number,
  repeats: number,
  seed: number,
): number {
  const random = mulberry32(seed);
  const spread = Math.sqrt(variance);
  const constant = 0.5 * (Math.log(variance) - Math.log(2 * Math.PI * s2));
  const weights = new Float64Array(K);
  let sum = 0;
  for (let r = 0; r < repeats; r++) {
    let top = -Infinity;
    for (let k = 0; k < K; k++) {
      const noise = normal(random);
      const z = mean + spread * noise;
      const weight = constant - (x - w * z) ** 2 / (2 * s2) - 0.5 * (z * z - noise * noise);
      weights[k] = weight;
      if (weight > top) top = weight;
    }
    let total = 0;
    for (const weight of weights) total += Math.exp(weight - top);
    sum += top + Math.log(total / K);
  }
  return sum / repeats;
}
