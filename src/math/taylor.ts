import { sigmoid } from './boosting.ts';

/** log(1 + e⁻ᵐ), the log-loss of a sample of class 1 at margin m; log1p keeps the small values. */
export function logisticLoss(margin: number): number {
  return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
}

/** The loss d away from margin m and its expansions of first and second order around m. */
export interface Expansion {
  readonly exact: number;
  readonly first: number;
  readonly second: number;
}

/** Taylor's polynomials of the log-loss of class 1: g = p − 1, h = p(1 − p) at margin m. */
export function expandLogisticLoss(margin: number, d: number): Expansion {
  const p = sigmoid(margin);
  const first = logisticLoss(margin) + (p - 1) * d;
  return { exact: logisticLoss(margin + d), first, second: first + (p * (1 - p) * d ** 2) / 2 };
}

/**
 * Newton's method for the leaf value w that minimises the true log-loss of labels 0 and 1, from w = 0.
 * Each step is −Σg/Σh. A pure leaf has no minimum: w grows by about 1 a step, without end.
 * @returns w after each of `steps` steps
 */
export function newtonLeaf(y: readonly number[], steps: number): number[] {
  const path: number[] = [];
  let w = 0;
  for (let step = 0; step < steps; step += 1) {
    const p = sigmoid(w);
    const G = y.reduce((total, label) => total + p - label, 0);
    w -= G / (y.length * p * (1 - p));
    path.push(w);
  }
  return path;
}
