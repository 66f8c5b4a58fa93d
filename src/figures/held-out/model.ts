import {
  histogram,
  kernelDensity,
  likelyGaussian,
  likelyHills,
  meanLog,
} from '../../math/density-estimate.ts';
import type { LogDensity } from '../../math/density-estimate.ts';
import { density, draws, logDensity, twoHills } from '../../math/gaussian-mixture.ts';
import { mulberry32 } from '../../math/random.ts';

/** Four ways from a sample to a density. The first two have a width to choose. */
export const methods = ['kernel', 'histogram', 'gaussian', 'hills'] as const;
export type Method = (typeof methods)[number];
export const hasWidth = (method: Method): boolean => method === 'kernel' || method === 'histogram';

/** How many samples are held out. */
export const heldOut = 300;
/** The widths of bins, or of kernels, that are tried: 0.04 to 2 in equal ratios. */
export const widths: readonly number[] = Array.from({ length: 25 }, (_, i) => 0.04 * 50 ** (i / 24));

export const truth = (x: number): number => density(twoHills, x);

interface Samples {
  train: number[];
  held: number[];
}

/** Training samples, then held-out ones, all from p, each kind from its own stream of random numbers. */
export function samples(n: number, seed: number): Samples {
  return {
    train: draws(twoHills, n, mulberry32(seed)),
    held: draws(twoHills, heldOut, mulberry32(seed + 1_000_003)),
  };
}

/** log of the density that a method makes of a sample. */
export function estimate(method: Method, train: readonly number[], width: number): LogDensity {
  if (method === 'histogram') return histogram(train, width);
  if (method === 'kernel') return kernelDensity(train, width);
  const hills = method === 'gaussian' ? likelyGaussian(train) : likelyHills(train);
  return (x) => logDensity(hills, x);
}

/** Mean log density, nats, on the training samples and on the held-out ones; −∞ is possible. */
export interface Scores {
  train: number;
  held: number;
}

const score = (made: LogDensity, { train, held }: Samples): Scores => ({
  train: meanLog(made, train),
  held: meanLog(made, held),
});

/** What p itself scores on the same samples: no density does better on held-out ones in the long run. */
export function truthScores(n: number, seed: number): Scores {
  return score((x) => logDensity(twoHills, x), samples(n, seed));
}

export function scores(method: Method, n: number, seed: number, width: number): Scores {
  const drawn = samples(n, seed);
  return score(estimate(method, drawn.train, width), drawn);
}

const known = new Map<string, Scores[]>();

/** The scores at all `widths`, computed once for each sample; the same everywhere if the method has no width. */
export function curve(method: Method, n: number, seed: number): Scores[] {
  const key = `${method} ${n} ${seed}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const drawn = samples(n, seed);
  const at = (width: number) => score(estimate(method, drawn.train, width), drawn);
  const once = hasWidth(method) ? undefined : at(1);
  const all = widths.map((width) => once ?? at(width));
  if (known.size > 200) known.clear();
  known.set(key, all);
  return all;
}
