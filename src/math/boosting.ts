/** What one sample contributes to a round of boosting: the first and second derivative of its loss. */
export interface Derivatives {
  /** gᵢ = ∂l/∂ŷ at the present prediction */
  readonly g: readonly number[];
  /** hᵢ = ∂²l/∂ŷ², never negative for the losses here */
  readonly h: readonly number[];
}

/** Samples of one feature in any order; `null` is a missing value. */
export interface Column extends Derivatives {
  readonly x: readonly (number | null)[];
}

/** The side that missing values are sent to. */
export type Side = 'left' | 'right';

/** The sums over one leaf, G = Σg and H = Σh. */
export interface Sums {
  readonly G: number;
  readonly H: number;
}

/** One threshold: the sums, scores and weights on its two sides, and what the split gains. */
export interface Split {
  /** x < s goes left */
  readonly s: number;
  readonly left: Sums;
  readonly right: Sums;
  /** Gain of equation (7) of Chen and Guestrin (KDD 2016): with the factor ½, less γ */
  readonly gain: number;
  readonly wL: number;
  readonly wR: number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export const mean = (values: readonly number[]): number => sum(values) / values.length;

export const sigmoid = (margin: number): number => 1 / (1 + Math.exp(-margin));

/** Derivatives of ½(y − ŷ)²: g = ŷ − y, h = 1. */
export function squaredError(y: readonly number[], prediction: number): Derivatives {
  return { g: y.map((label) => prediction - label), h: y.map(() => 1) };
}

/** Derivatives of the log-loss of labels 0 and 1 by the margin m: g = p − y, h = p(1 − p), p = 1/(1 + e⁻ᵐ). */
export function logLoss(y: readonly number[], margin = 0): Derivatives {
  const p = sigmoid(margin);
  return { g: y.map((label) => p - label), h: y.map(() => p * (1 - p)) };
}

export function totals({ g, h }: Derivatives): Sums {
  return { G: sum(g), H: sum(h) };
}

const add = (a: Sums, b: Sums): Sums => ({ G: a.G + b.G, H: a.H + b.H });
const subtract = (a: Sums, b: Sums): Sums => ({ G: a.G - b.G, H: a.H - b.H });

/** w* = −G/(H + λ), the lowest point of Gw + ½(H + λ)w²; 0 for an empty leaf without λ. */
export function leafWeight({ G, H }: Sums, lambda: number): number {
  return H + lambda === 0 ? 0 : -G / (H + lambda);
}

/** G²/(H + λ): twice what the leaf takes off the quadratic objective at w*. */
export function leafScore({ G, H }: Sums, lambda: number): number {
  return H + lambda === 0 ? 0 : G ** 2 / (H + lambda);
}

/** ½[score(L) + score(R) − score(L ∪ R)] − γ. */
export function splitGain(left: Sums, right: Sums, lambda: number, gamma: number): number {
  const whole = leafScore(add(left, right), lambda);
  return (leafScore(left, lambda) + leafScore(right, lambda) - whole) / 2 - gamma;
}

/** The samples that have a value, in rising order of it; equal values become one entry. */
export function sortedSums({ x, g, h }: Column): readonly { value: number; sums: Sums }[] {
  const byValue = new Map<number, Sums>();
  for (const [i, value] of x.entries()) {
    if (value === null) continue;
    byValue.set(value, add(byValue.get(value) ?? { G: 0, H: 0 }, { G: g[i] ?? 0, H: h[i] ?? 0 }));
  }
  return [...byValue].sort(([a], [b]) => a - b).map(([value, sums]) => ({ value, sums }));
}

/**
 * Every threshold halfway between neighbouring values, in rising order, with all missing values on one side.
 * One pass: the left sums grow by a sample at a time, the right ones are the rest.
 */
export function splitScan(
  column: Column & { lambda: number; gamma?: number; missing?: Side },
): readonly Split[] {
  const { lambda, gamma = 0, missing = 'right' } = column;
  const entries = sortedSums(column);
  const all = totals(column);
  const present = entries.reduce((so, { sums }) => add(so, sums), { G: 0, H: 0 });
  let left = missing === 'left' ? subtract(all, present) : { G: 0, H: 0 };
  return entries.slice(0, -1).map(({ value, sums }, i) => {
    left = add(left, sums);
    const right = subtract(all, left);
    return {
      s: (value + (entries[i + 1]?.value ?? value)) / 2,
      left,
      right,
      gain: splitGain(left, right, lambda, gamma),
      wL: leafWeight(left, lambda),
      wR: leafWeight(right, lambda),
    };
  });
}

/** The first of the splits that gain most. */
export function bestSplit(splits: readonly Split[]): Split | undefined {
  return splits.reduce<Split | undefined>(
    (best, split) => (best === undefined || split.gain > best.gain ? split : best),
    undefined,
  );
}

/** Σ(yᵢ − mean)², the spread that a leaf with the mean leaves over. */
export function sumOfSquares(y: readonly number[]): number {
  const centre = mean(y);
  return sum(y.map((value) => (value - centre) ** 2));
}

/** r(z): the share of Σh that lies at x < z (equation (8) of Chen and Guestrin), for each z of `at`. */
export function weightedRanks(x: readonly number[], h: readonly number[], at: readonly number[]): number[] {
  const all = sum(h);
  return at.map((z) => sum(h.filter((_, i) => (x[i] ?? z) < z)) / all);
}

/** The ten points that the articles on trees share: x = 1 … 10. */
export const tenPoints = {
  x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  y: [5.56, 5.7, 5.91, 6.4, 6.8, 7.05, 8.9, 8.7, 9.0, 9.05],
} as const;

/** The six points with labels 0 and 1 of the logistic example: x = 1 … 6. */
export const sixLabels = { x: [1, 2, 3, 4, 5, 6], y: [0, 0, 1, 0, 1, 1] } as const;

/** The prediction that the ten points start from when it is their mean. */
export const meanOfPoints = mean(tenPoints.y);
