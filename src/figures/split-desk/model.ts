import {
  bestSplit,
  leafScore,
  leafWeight,
  meanOfPoints,
  sixLabels,
  splitGain,
  splitScan,
  squaredError,
  tenPoints,
  totals,
} from '../../math/boosting.ts';
import type { Split, Sums } from '../../math/boosting.ts';

export { meanOfPoints, sixLabels, tenPoints };

export interface DeskParams extends Record<string, number> {
  /** x < s goes left; one of 1.5, 2.5 … 9.5 */
  s: number;
  /** λ, in units of h (a count of samples, for squared error) */
  lambda: number;
  /** γ, in units of the loss ½(y − ŷ)² */
  gamma: number;
  /** The prediction before this tree, in units of y */
  base: number;
}

/** Everything the desk shows for one threshold. */
export interface Desk {
  readonly g: readonly number[];
  readonly scan: readonly Split[];
  readonly chosen: Split;
  readonly best: Split;
  readonly all: Sums;
  /** G²/(H + λ) of the left side, the right side, and of all samples in one leaf */
  readonly scores: { readonly left: number; readonly right: number; readonly all: number };
  /** The weight of the one leaf that remains when nothing is split */
  readonly leaf: number;
  /** Gain less γ at the chosen threshold */
  readonly net: number;
  /** Whether the best threshold pays for its γ */
  readonly splits: boolean;
}

/** All thresholds of the ten points under squared error (g = ŷ − y, h = 1), gains without γ. */
export function scanPoints(base: number, lambda: number): readonly Split[] {
  return splitScan({ x: tenPoints.x, ...squaredError(tenPoints.y, base), lambda });
}

/** The desk for one threshold; `scan` and `chosen.gain` leave γ out, `net` takes it off. */
export function desk({ s, lambda, gamma, base }: DeskParams): Desk {
  const derivatives = squaredError(tenPoints.y, base);
  const scan = scanPoints(base, lambda);
  const chosen = scan.find((split) => split.s === nearestThreshold(s));
  const best = bestSplit(scan);
  if (chosen === undefined || best === undefined) throw new Error('the ten points have nine thresholds');
  const all = totals(derivatives);
  return {
    g: derivatives.g,
    scan,
    chosen,
    best,
    all,
    scores: {
      left: leafScore(chosen.left, lambda),
      right: leafScore(chosen.right, lambda),
      all: leafScore(all, lambda),
    },
    leaf: leafWeight(all, lambda),
    net: splitGain(chosen.left, chosen.right, lambda, gamma),
    splits: best.gain - gamma > 0,
  };
}

/** The nearest threshold to a position on the x axis. */
export function nearestThreshold(x: number): number {
  return Math.min(9, Math.max(1, Math.round(x - 0.5))) + 0.5;
}
