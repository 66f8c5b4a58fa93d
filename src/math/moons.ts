import { mulberry32, normal } from './random.ts';
import type { LabelledTable } from './table.ts';

/** The k-th of m points that are spread evenly over a half circle: its angle in radians, from 0 to π. */
const angle = (k: number, m: number) => (Math.PI * k) / Math.max(1, m - 1);

/**
 * The points that the two moons are made of, before any noise: ⌊n/2⌋ on the upper half circle (cos t, sin t), label 0,
 * the rest on the lower one (1 − cos t, ½ − sin t), label 1, as scikit-learn's `make_moons` lays them.
 */
function moonArcs(n: number): readonly (readonly [number, number, number])[] {
  const upper = Math.floor(n / 2);
  return Array.from({ length: n }, (_, i) => {
    if (i < upper) return [Math.cos(angle(i, upper)), Math.sin(angle(i, upper)), 0] as const;
    const t = angle(i - upper, n - upper);
    return [1 - Math.cos(t), 0.5 - Math.sin(t), 1] as const;
  });
}

/**
 * Two interleaved half circles of n points, each moved by normal noise of standard deviation `noise` in both
 * directions. Draws, point by point, the noise of x₁ and then that of x₂ (two uniforms each, Box and Muller).
 */
export function twoMoons(n: number, noise: number, seed: number): LabelledTable {
  const random = mulberry32(seed);
  const x1 = new Float64Array(n);
  const x2 = new Float64Array(n);
  const labels = new Uint8Array(n);
  for (const [i, [a, b, label]] of moonArcs(n).entries()) {
    x1[i] = a + noise * normal(random);
    x2[i] = b + noise * normal(random);
    labels[i] = label;
  }
  return { columns: [x1, x2], labels };
}

/**
 * The probability of label 1 at (x₁, x₂) when the moons are as above: each class a mixture of normal distributions
 * around 2·`resolution` points of the two arcs. No classifier errs less often than the one that asks whether it is over ½.
 */
export function moonPosterior(x1: number, x2: number, noise: number, resolution = 75): number {
  const density = [0, 0];
  for (const [a, b, label] of moonArcs(2 * resolution)) {
    const distance = (x1 - a) ** 2 + (x2 - b) ** 2;
    density[label] = (density[label] ?? 0) + Math.exp(-distance / (2 * noise ** 2));
  }
  const [zero = 0, one = 0] = density;
  return zero + one === 0 ? 0.5 : one / (zero + one);
}
