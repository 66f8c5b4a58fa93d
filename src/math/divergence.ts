import { cdf, density, expectation, logDensity, moments, reach } from './gaussian-mixture.ts';
import type { Mixture } from './gaussian-mixture.ts';

/** Four rulers between p and q: KL(p‖q), KL(q‖p), JS in nats; W₁ in units of x. */
export interface Divergences {
  forward: number;
  reverse: number;
  js: number;
  w1: number;
}

/** KL(p‖q) = ∫ p (log p − log q), nats, over the reach of p. */
export function kl(p: Mixture, q: Mixture, steps?: number): number {
  return expectation(p, (x) => logDensity(p, x) - logDensity(q, x), steps);
}

/** JS(p‖q) = ½ KL(p‖m) + ½ KL(q‖m), m = ½(p + q): at most log 2. */
export function jensenShannon(p: Mixture, q: Mixture, steps?: number): number {
  const halves = (mixture: Mixture) => mixture.map((hill) => ({ ...hill, weight: hill.weight / 2 }));
  const middle = [...halves(p), ...halves(q)];
  return 0.5 * kl(p, middle, steps) + 0.5 * kl(q, middle, steps);
}

/** W₁ on the line: the area between the two distribution functions, ∫ |F − G| dx (Vallender, 1974). */
export function wasserstein(p: Mixture, q: Mixture, steps = 4000): number {
  const low = Math.min(reach(p)[0], reach(q)[0]);
  const high = Math.max(reach(p)[1], reach(q)[1]);
  const step = (high - low) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const x = low + i * step;
    sum += Math.abs(cdf(p, x) - cdf(q, x));
  }
  return sum * step;
}

export function divergences(p: Mixture, q: Mixture, steps?: number): Divergences {
  return {
    forward: kl(p, q, steps),
    reverse: kl(q, p, steps),
    js: jensenShannon(p, q, steps),
    w1: wasserstein(p, q, steps),
  };
}

/**
 * The squared Fréchet distance of two distributions on the line that are taken for normal ones:
 * (μ₁ − μ₂)² + (σ₁ − σ₂)². In more dimensions, with features of images for x, it is the FID.
 */
export function frechet(p: Mixture, q: Mixture): number {
  const [a, b] = [moments(p), moments(q)];
  return (a.mean - b.mean) ** 2 + (Math.sqrt(a.variance) - Math.sqrt(b.variance)) ** 2;
}

/** The differential entropy −∫ p log p, nats. */
export function entropy(p: Mixture): number {
  return -expectation(p, (x) => logDensity(p, x));
}

/** Where two densities touch: ∫ min(p, q), between 0 and 1. */
export function overlap(p: Mixture, q: Mixture): number {
  return expectation(p, (x) => Math.min(1, density(q, x) / Math.max(density(p, x), 1e-300)));
}
