import { adaboost, scorePath, tenLabels } from '../../math/adaboost.ts';
import { marginLosses, weightShare } from '../../math/margin-loss.ts';
import type { MarginLoss } from '../../math/margin-loss.ts';

/** Where the outlier may be dragged to. */
export const marginRange = [-3, 2] as const;

/** Rounds of boosting that the nine other points have been through. */
const rounds = 3;

/** Margins yF₃(x) of nine of the ten points, x = 0 … 8; the tenth is the outlier. */
export const ordinaryMargins: readonly number[] = (
  scorePath(adaboost(tenLabels, rounds), tenLabels.x)[rounds - 1] ?? []
)
  .map((F, i) => F * (tenLabels.y[i] ?? 1))
  .slice(0, 9);

export const lossNames = Object.keys(marginLosses) as readonly MarginLoss[];

/** What one loss makes of the outlier. */
export interface Judged {
  readonly name: MarginLoss;
  readonly loss: number;
  /** −dl/dm, the weight of the outlier before all weights are made to sum to 1 */
  readonly weight: number;
  /** Its share of the weight of all ten points */
  readonly share: number;
}

/** The outlier at margin m under the three losses. */
export function judged(m: number): readonly Judged[] {
  return lossNames.map((name) => {
    const { loss, weight } = marginLosses[name];
    return { name, loss: loss(m), weight: weight(m), share: weightShare(name, m, ordinaryMargins) };
  });
}

/** A margin inside the range, whatever the address says. */
export const clampMargin = (m: number): number =>
  Math.min(marginRange[1], Math.max(marginRange[0], Number.isFinite(m) ? m : -2));
