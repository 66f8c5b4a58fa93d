import { leafWeight, logLoss, sigmoid } from '../../math/boosting.ts';
import { expandLogisticLoss, logisticLoss } from '../../math/taylor.ts';
import type { Expansion } from '../../math/taylor.ts';

export interface ParabolaParams extends Record<string, number> {
  /** The present margin of a sample of class 1, in log-odds */
  m: number;
  /** The step from it, in log-odds */
  d: number;
  /** λ */
  lambda: number;
}

/** One sample of class 1 at margin m: its derivatives, the three values d away, and where the parabola sends it. */
export interface Parabola extends Expansion {
  readonly g: number;
  readonly h: number;
  readonly p: number;
  /** −g/(h + λ): the lowest point of the parabola with its price */
  readonly step: number;
  /** The true loss at that point, and the loss now */
  readonly landed: number;
  readonly now: number;
}

export function parabola({ m, d, lambda }: ParabolaParams): Parabola {
  const { g, h } = logLoss([1], m);
  const [G = 0, H = 0] = [g[0], h[0]];
  const step = leafWeight({ G, H }, lambda);
  return {
    ...expandLogisticLoss(m, d),
    g: G,
    h: H,
    p: sigmoid(m),
    step,
    landed: logisticLoss(m + step),
    now: logisticLoss(m),
  };
}

/** The three curves at the places `at` on the margin axis. */
export function curves(m: number, at: readonly number[]): readonly Expansion[] {
  return at.map((margin) => expandLogisticLoss(m, margin - m));
}
