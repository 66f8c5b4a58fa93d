import { bestSplit, logLoss, splitScan } from '../../math/boosting.ts';
import type { Side, Split } from '../../math/boosting.ts';

/** Six samples with labels 0 and 1, two of them without a value. */
export const sixWithMissing = { x: [1, 2, null, 4, 5, null], y: [0, 0, 1, 1, 1, 1] } as const;

export const thresholds = ['1.5', '3', '4.5'] as const;
export const sides = ['left', 'right'] as const;

export interface MissingParams extends Record<string, number | string> {
  /** The threshold, as text */
  s: string;
  /** Where the missing ones are sent */
  side: string;
  lambda: number;
  /** The label that the missing ones have: 0 or 1 */
  label: string;
}

/** The gains of every threshold with the missing samples on either side, p = ½ for all. */
export interface MissingScan {
  readonly y: readonly number[];
  readonly splits: Readonly<Record<Side, readonly Split[]>>;
  readonly chosen: Split;
  readonly best: { readonly side: Side; readonly split: Split };
}

export const sideOf = (text: string): Side => (text === 'left' ? 'left' : 'right');

export function missingScan({ s, side, lambda, label }: MissingParams): MissingScan {
  const y = sixWithMissing.y.map((value, i) => (sixWithMissing.x[i] === null ? Number(label) : value));
  const column = { x: sixWithMissing.x, ...logLoss(y), lambda };
  const splits = {
    left: splitScan({ ...column, missing: 'left' }),
    right: splitScan({ ...column, missing: 'right' }),
  };
  const left = bestSplit(splits.left);
  const right = bestSplit(splits.right);
  const chosen = splits[sideOf(side)].find((split) => String(split.s) === s) ?? splits[sideOf(side)][1];
  if (chosen === undefined || left === undefined || right === undefined)
    throw new Error('four values have three thresholds');
  const best =
    left.gain > right.gain
      ? { side: 'left' as const, split: left }
      : { side: 'right' as const, split: right };
  return { y, splits, chosen, best };
}
