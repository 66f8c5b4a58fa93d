import { gaussianRate, linearVae } from '../../math/linear-vae.ts';
import type { LinearVae } from '../../math/linear-vae.ts';
import { mulberry32, normal } from '../../math/random.ts';

/** Variance of the data. */
export const lambda = 1;

/** The best linear VAE for a β and s², with the slope of its straight line of equal cost in the plane of R over D. */
export interface Collapse extends LinearVae {
  /** −1/(2βs²): what one unit of error may cost in nats. */
  slope: number;
  collapsed: boolean;
}

export function collapse({ s2, beta }: { s2: number; beta: number }): Collapse {
  const best = linearVae({ lambda, s2, beta });
  return { ...best, slope: -1 / (2 * beta * s2), collapsed: best.w === 0 };
}

/** The β whose optimum has this error. */
export function betaAt(distortion: number, s2: number): number {
  return distortion / s2;
}

/** R(D) from the error `from` to λ, at equal ratios of D. */
export function rateCurve(from: number, n: number): { d: number; r: number }[] {
  return Array.from({ length: n + 1 }, (_, i) => {
    const d = from * (lambda / from) ** (i / n);
    return { d, r: gaussianRate(lambda, d) };
  });
}

/** n draws of x from the data and of z from q(z|x), by one seeded stream: first x, then the noise of z. */
export function draws({ a, v }: LinearVae, n: number, seed: number): { x: number; z: number }[] {
  const random = mulberry32(seed);
  return Array.from({ length: n }, () => {
    const x = Math.sqrt(lambda) * normal(random);
    return { x, z: a * x + Math.sqrt(v) * normal(random) };
  });
}
