import { divergences, frechet, jensenShannon, kl, wasserstein } from '../../math/divergence.ts';
import type { Divergences } from '../../math/divergence.ts';
import { density, gaussian, twoHills } from '../../math/gaussian-mixture.ts';

export type Ruler = keyof Divergences;
export const rulers = ['forward', 'reverse', 'js', 'w1'] as const satisfies readonly Ruler[];

/** A normal distribution N(μ, σ²) that stands for p. */
export interface Fit {
  mu: number;
  sigma: number;
}

/** All four rulers from p = ½N(−2, 0.5²) + ½N(2, 0.5²) to q = N(μ, σ²), and the squared Fréchet distance. */
export function measure({ mu, sigma }: Fit, steps?: number): Divergences & { frechet: number } {
  const q = gaussian(mu, sigma);
  return { ...divergences(twoHills, q, steps), frechet: frechet(twoHills, q) };
}

export const target = (x: number): number => density(twoHills, x);
export const fitted = ({ mu, sigma }: Fit, x: number): number => density(gaussian(mu, sigma), x);

/** One ruler alone. */
export function distance(ruler: Ruler, { mu, sigma }: Fit, steps?: number): number {
  const q = gaussian(mu, sigma);
  if (ruler === 'forward') return kl(twoHills, q, steps);
  if (ruler === 'reverse') return kl(q, twoHills, steps);
  if (ruler === 'js') return jensenShannon(twoHills, q, steps);
  return wasserstein(twoHills, q, steps);
}

/** Where a ruler is smallest from a start on: steps in μ and log σ, halved whenever none helps. */
export function descend(ruler: Ruler, start: Fit, steps = 400): Fit & { value: number } {
  let best = { ...start, value: distance(ruler, start, steps) };
  for (let size = 0.4; size > 2e-4;) {
    const { mu, sigma } = best;
    const next = [
      { mu: mu + size, sigma },
      { mu: mu - size, sigma },
      { mu, sigma: sigma * Math.exp(size) },
      { mu, sigma: sigma * Math.exp(-size) },
    ]
      .map((fit) => ({ ...fit, value: distance(ruler, fit, steps) }))
      .reduce((a, b) => (b.value < a.value ? b : a));
    if (next.value < best.value - 1e-12) best = next;
    else size /= 2;
  }
  return best;
}

const starts: readonly Fit[] = [
  { mu: 0, sigma: 2 },
  { mu: 2, sigma: 0.6 },
];
const known = new Map<Ruler, Fit & { value: number }>();

/** The best q with μ ≥ 0 by a ruler; its mirror image is as good. */
export function best(ruler: Ruler): Fit & { value: number } {
  const before = known.get(ruler);
  if (before !== undefined) return before;
  const found = starts.map((start) => descend(ruler, start)).reduce((a, b) => (b.value < a.value ? b : a));
  known.set(ruler, found);
  return found;
}
