import { averageVariance } from '../../math/ensemble.ts';

/** One kind of tree: the variance of a single one, and the correlation of two of one training set. */
export interface Kind {
  /** σ², of a vote 0 or 1, averaged over the places */
  readonly variance: number;
  readonly rho: number;
}

/**
 * What `moonVariance` of math/forest-variance.ts gives for `moonTrial` with both kinds of trees, to four decimals: 4,000
 * trees on 200 training sets, too much work for a page that opens. A test recomputes them.
 */
export const measured = {
  one: { variance: 0.0829, rho: 0.1553 },
  two: { variance: 0.0735, rho: 0.2263 },
} as const satisfies Record<string, Kind>;

/**
 * Variances of forests of B trees over 100 other training sets, measured directly by `forestVariance` for `moonCheck`, to
 * four decimals. The same test recomputes them.
 */
export const checked = {
  trees: [1, 2, 5, 20, 60],
  one: [0.0825, 0.0478, 0.0268, 0.0163, 0.014],
  two: [0.072, 0.0449, 0.028, 0.0193, 0.0177],
} as const;

/** The variance of an average of B trees taken apart. */
export interface Parts {
  /** ρσ²: what no number of trees removes */
  readonly floor: number;
  /** (1 − ρ)σ²/B */
  readonly rest: number;
  readonly whole: number;
  /** σ²/B, what independent trees would have */
  readonly independent: number;
}

export function parts({ variance, rho }: Kind, b: number): Parts {
  const whole = averageVariance(rho, variance, b);
  const floor = rho * variance;
  return { floor, rest: whole - floor, whole, independent: variance / b };
}

/** The curve over B = 1 … most, at ratios of about `steps` to the decade, whole numbers only. */
export function curve(kind: Kind, most: number, steps = 16): readonly { b: number; value: number }[] {
  const count = Math.ceil(Math.log10(most) * steps);
  const sizes = Array.from({ length: count + 1 }, (_, k) =>
    Math.round(10 ** ((k * Math.log10(most)) / count)),
  );
  return [...new Set(sizes)].map((b) => ({ b, value: parts(kind, b).whole }));
}

/** The smallest whole B from which the first kind's average varies less than the second's; null if there is none. */
export function overtakes(first: Kind, second: Kind): number | null {
  const a = parts(first, 1);
  const c = parts(second, 1);
  if (a.floor >= c.floor) return null;
  const crossing = (a.rest - c.rest) / (c.floor - a.floor);
  return Math.max(1, Math.floor(crossing) + 1);
}

/** How many trees bring the average within a share `over` of its floor; null if there is no floor. */
export function treesUntil({ rho }: Kind, over: number): number | null {
  return rho <= 0 ? null : Math.ceil((1 - rho) / (rho * over) - 1e-9);
}
