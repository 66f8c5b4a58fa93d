import { absolute, huber, pinball, squared } from '../../math/gradient-boosting.ts';
import type { PointLoss } from '../../math/gradient-boosting.ts';

/** Three quiet points; the fourth is the reader's. */
export const quiet = [1, 2, 3] as const;

/** The prediction that all four have before this tree. */
export const present = 2;

export interface RulerParams extends Record<string, number> {
  /** y₄ */
  outlier: number;
  /** δ of Huber's loss, in units of y */
  delta: number;
  /** α of the quantile loss */
  alpha: number;
}

export type LossName = 'squared' | 'absolute' | 'huber' | 'quantile';

/** What one loss makes of the four points in one leaf. */
export interface Ruler {
  readonly name: LossName;
  /** −∂L/∂F of each point */
  readonly residuals: readonly number[];
  /** γ of the leaf */
  readonly leaf: number;
  /** The mean of the pseudo-residuals, which least squares would have put into the leaf */
  readonly naive: number;
}

export function lossesOf({
  delta,
  alpha,
}: Pick<RulerParams, 'delta' | 'alpha'>): Record<LossName, PointLoss> {
  return { squared, absolute, huber: huber(delta), quantile: pinball(alpha) };
}

export const lossNames = ['squared', 'absolute', 'huber', 'quantile'] as const;

/** The four losses on the same four points. */
export function rulers(params: RulerParams): readonly Ruler[] {
  const y = [...quiet, params.outlier];
  const losses = lossesOf(params);
  return lossNames.map((name) => {
    const residuals = y.map((value) => losses[name].pseudoResidual(value, present));
    return {
      name,
      residuals,
      leaf: losses[name].leaf(
        y,
        y.map(() => present),
      ),
      naive: residuals.reduce((total, r) => total + r, 0) / residuals.length,
    };
  });
}
