/**
 * Losses of the margin m = yF(x), all 1 at m = 0, and the weight −dl/dm that each gives to a point.
 * The logistic loss is that of p = 1/(1 + e^(−2F)), divided by ln 2: its best score is ½ ln(p/(1−p)), like the exponential's.
 */
export const marginLosses = {
  exponential: {
    loss: (m: number) => Math.exp(-m),
    weight: (m: number) => Math.exp(-m),
  },
  logistic: {
    loss: (m: number) => Math.log1p(Math.exp(-2 * m)) / Math.LN2,
    weight: (m: number) => 2 / (1 + Math.exp(2 * m)) / Math.LN2,
  },
  hinge: {
    loss: (m: number) => Math.max(0, 1 - m),
    weight: (m: number) => (m < 1 ? 1 : 0),
  },
} as const;

export type MarginLoss = keyof typeof marginLosses;

/** 1 for a margin that is not positive: a score of 0 decides nothing and counts as wrong. */
export const zeroOne = (m: number): number => (m > 0 ? 0 : 1);

/** The share of the whole weight that falls to the point at `margin`, the others standing at `rest`; 0 if all weights are 0. */
export function weightShare(name: MarginLoss, margin: number, rest: readonly number[]): number {
  const { weight } = marginLosses[name];
  const own = weight(margin);
  const all = rest.reduce((total, m) => total + weight(m), own);
  return all === 0 ? 0 : own / all;
}
