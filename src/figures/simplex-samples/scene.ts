import { clamp } from '../../math/limits.ts';
import { normalize } from '../../math/softmax.ts';
import { simplexScene } from './model.ts';
import type { SimplexScene } from './model.ts';

/** Weights of the three categories (only their ratios count), the temperature, the seed of the noise. */
export type Params = { a: number; b: number; c: number; tau: number; seed: number };

/** The limits of a weight. */
export const WEIGHTS = [0.05, 1] as const;
/** The limits of the temperature τ. */
export const TAUS = [0.05, 5] as const;
/** How the figure begins. */
export const START: Params = { a: 0.5, b: 0.3, c: 0.2, tau: 0.5, seed: 2017 };
const piOf = ({ a, b, c }: Params) => normalize([a, b, c].map((weight) => clamp(weight, WEIGHTS)));

/** All that the parameters stand for, inside their limits whatever the address says. */
export function scene(params: Params) {
  const pi = piOf(params);
  const tau = clamp(params.tau, TAUS);
  return { pi, tau, ...simplexScene(pi, tau, params.seed) };
}

/** All that is drawn. */
export type Scene = SimplexScene & { pi: number[]; tau: number };
