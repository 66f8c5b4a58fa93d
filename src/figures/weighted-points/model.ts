import {
  bestStump,
  boostRound,
  errorRate,
  predictStump,
  score,
  stumpScan,
  tenLabels,
  uniformWeights,
} from '../../math/adaboost.ts';
import type { Label, Round, Stump, WeighedStump } from '../../math/adaboost.ts';

const labels = tenLabels.y;

/** The figure stops here: later rounds would only make the address longer. */
export const mostRounds = 12;

export interface PointsParams extends Record<string, number | string> {
  /** The stumps of the rounds that are over, two signs each: the whole part of the threshold, then the label on its left. */
  history: string;
  /** The threshold in hand, one of 0.5, 1.5 … 8.5 */
  s: number;
  /** The label on the left of it, `plus` or `minus` */
  left: string;
}

/** One round as it is drawn: the weights before it, and what its stump makes of them. */
export interface Row extends Round {
  /** 1 for the first round */
  readonly number: number;
  /** Weights at the start of the round; they sum to 1 */
  readonly before: readonly number[];
  readonly wrong: readonly boolean[];
}

/** Everything the figure shows. */
export interface PointsState {
  readonly rows: readonly Row[];
  /** The round in hand; also the last of the rows */
  readonly current: Row;
  /** The best stump of the round in hand */
  readonly best: WeighedStump;
  /** Errors of all stumps under the weights of the round in hand */
  readonly scan: readonly WeighedStump[];
  /** F(x) at the ten points, the round in hand included */
  readonly scores: readonly number[];
  /** Points on the wrong side of F */
  readonly mistakes: number;
  /** Π Z, the mean exponential loss */
  readonly product: number;
}

/** The nearest threshold to a position on the line. */
export const nearestThreshold = (x: number): number =>
  Math.min(8, Math.max(0, Math.round((Number.isFinite(x) ? x : 0) - 0.5))) + 0.5;

const stumpAt = (threshold: number, left: Label): Stump => ({ feature: 0, threshold, left });

/** Stumps of a history such as `2+8+`; whatever does not read as one is passed over. */
export function parseHistory(history: string): readonly Stump[] {
  return [...history.matchAll(/([0-8])([+-])/g)]
    .slice(0, mostRounds - 1)
    .map(([, whole, sign]) => stumpAt(Number(whole) + 0.5, sign === '-' ? -1 : 1));
}

/** A history as text; the inverse of `parseHistory`. */
export const writeHistory = (stumps: readonly Stump[]): string =>
  stumps.map(({ threshold, left }) => `${Math.floor(threshold)}${left === 1 ? '+' : '-'}`).join('');

/** Plays the rounds of the history, then the one in hand. */
export function pointsState({ history, s, left }: PointsParams): PointsState {
  const inHand = stumpAt(nearestThreshold(s), left === 'minus' ? -1 : 1);
  const rows: Row[] = [];
  for (const stump of [...parseHistory(history), inHand]) {
    const before = rows.at(-1)?.weights ?? uniformWeights(labels.length);
    const wrong = labels.map((y, i) => predictStump(stump, [i]) !== y);
    rows.push({ ...boostRound(tenLabels, before, stump), number: rows.length + 1, before, wrong });
  }
  const current = rows.at(-1);
  if (current === undefined) throw new Error('there is always a round in hand');
  const scores = labels.map((_, i) => score(rows, [i]));
  return {
    rows,
    current,
    best: bestStump(tenLabels, current.before),
    scan: stumpScan(tenLabels, current.before),
    scores,
    mistakes: Math.round(errorRate(scores, labels) * labels.length),
    product: rows.reduce((product, { z }) => product * z, 1),
  };
}

/** The next round: the stump in hand joins the history, and the best stump of the new weights is taken in hand. */
export function nextRound(params: PointsParams): PointsParams {
  const { rows, current } = pointsState(params);
  if (rows.length >= mostRounds) return params;
  const best = bestStump(tenLabels, current.weights);
  return {
    history: writeHistory(rows.map(({ stump }) => stump)),
    s: best.threshold,
    left: best.left === 1 ? 'plus' : 'minus',
  };
}
