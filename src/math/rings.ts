import type { Label, Labelled } from './adaboost.ts';
import { mulberry32, normal } from './random.ts';

/** Labelled points with the places of those whose label was turned over. */
export interface Rings extends Labelled {
  readonly flipped: readonly boolean[];
}

/** Radii of the two rings, and the standard deviation of a point's distance from its ring. */
export const ringShape = { inner: 1, outer: 2, spread: 0.05 } as const;

/**
 * n points by turns on the inner ring (+1) and the outer ring (−1) of the plane. One stream for all: for each point the
 * angle (a uniform), the radius (Box–Muller, cosine branch), and a uniform that turns its label over if it is below `noise`.
 */
export function rings(n: number, seed: number, noise = 0): Rings {
  const random = mulberry32(seed);
  const points = Array.from({ length: n }, (_, i) => {
    const angle = 2 * Math.PI * random();
    const inside = i % 2 === 0;
    const radius = (inside ? ringShape.inner : ringShape.outer) + ringShape.spread * normal(random);
    const flipped = random() < noise;
    const label: Label = inside === flipped ? -1 : 1;
    return { x: [radius * Math.cos(angle), radius * Math.sin(angle)] as const, label, flipped };
  });
  return {
    x: points.map(({ x }) => x),
    y: points.map(({ label }) => label),
    flipped: points.map(({ flipped }) => flipped),
  };
}
