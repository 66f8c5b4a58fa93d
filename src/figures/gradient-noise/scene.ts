import { clamp, oneOf } from '../../math/limits.ts';
import { decimal } from '../numerals.ts';
import { gradSamples } from './model.ts';
import type { Baseline, Problem } from './model.ts';

/** The loss and its frequency k, μ and σ of the density, the baseline, and the seed of the samples. */
export type Params = { f: string; k: number; mu: number; sigma: number; b: string; seed: number };
/** How many samples each estimate is given. */
export const SAMPLES = 400;
/** Where the loss is drawn. */
export const Z_RANGE = [-6, 6] as const;
/** The limits of μ. */
export const MU_RANGE = [-2, 2] as const;
/** The limits of σ. */
export const SIGMA_RANGE = [0.2, 2] as const;
/** The limits of the frequency k. */
export const K_RANGE = [0.5, 8] as const;

/** The problem that the parameters stand for, inside its limits whatever the address says. */
function problemOf(params: Params): Problem & { b: Baseline } {
  return {
    f: oneOf(params.f, ['square', 'cosine', 'step'], 'square'),
    k: clamp(params.k, K_RANGE),
    mu: clamp(params.mu, MU_RANGE),
    sigma: clamp(params.sigma, SIGMA_RANGE),
    b: oneOf(params.b, ['zero', 'mean', 'best'], 'zero'),
  };
}

/** The problem of the parameters with all samples and what becomes of them. */
export const scene = (params: Params) => {
  const problem = problemOf(params);
  return { problem, ...gradSamples(problem, SAMPLES, params.seed) };
};

/** All that is drawn. */
export type Scene = ReturnType<typeof scene>;

/** Three significant digits or so: 0.047, 4.00, 30.0, 136. */
export function short(v: number): string {
  const size = Math.abs(v);
  return decimal(v, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 3);
}

/** The loss as a formula. */
export function nameOf({ f, k }: Problem): string {
  if (f === 'square') return 'f(z) = z²';
  return f === 'cosine' ? `f(z) = cos ${decimal(k, 1)}z` : 'f(z) = 1[z > 0]';
}
