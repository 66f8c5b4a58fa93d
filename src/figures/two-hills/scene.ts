import { clamp } from '../../math/limits.ts';
import { measure } from './model.ts';
import type { Fit, Ruler } from './model.ts';

/** The mean μ and the standard deviation σ of q. */
export type Params = { mu: number; sigma: number };

/** The limits of μ. */
export const muRange = [-3, 3] as const;
/** The limits of σ. */
export const sigmaRange = [0.3, 3.5] as const;

/** A ruler shows its least if it is within this ratio of it. */
export const near = 1.0015;

/** What the rulers are called. */
export const names: Record<Ruler, string> = {
  forward: 'KL(p‖q)',
  reverse: 'KL(q‖p)',
  js: 'JS',
  w1: 'W₁',
};

/** The three q that are set side by side. */
export const poses: readonly (Fit & { name: string })[] = [
  { name: '盖住两座', mu: 0, sigma: Number(Math.sqrt(4.25).toFixed(4)) },
  { name: '钻进一座', mu: 2, sigma: 0.5 },
  { name: '站在山谷', mu: 0, sigma: 0.5 },
];

/** Steps of the integrals in the picture: three decimals are right. */
export const steps = 2000;

const posed = new Map<string, ReturnType<typeof measure>>();

/** The rulers of one of the three q, measured once. */
export function measured(pose: (typeof poses)[number]) {
  const before = posed.get(pose.name);
  if (before !== undefined) return before;
  const found = measure(pose);
  posed.set(pose.name, found);
  return found;
}

/** The fit of the parameters, inside its limits. */
export const inside = ({ mu, sigma }: Params): Fit => ({
  mu: clamp(mu, muRange),
  sigma: clamp(sigma, sigmaRange),
});
