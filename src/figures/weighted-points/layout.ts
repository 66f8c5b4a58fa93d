import { px } from '../picture.tsx';

/** The places of the ten points, and room beside them. */
export const xDomain = [-0.6, 9.6] as const;

/** Rows of rounds that fit: the one in hand and the two before it. */
export const shownRows = 3;

/** Height of the row of a round. */
export const rowHeight = 66;
/** Where the rows begin. */
export const firstRow = 64;
/** Where they end. */
export const rowsEnd = firstRow + shownRows * rowHeight;

/** A radius whose square grows with the weight: a weight of 0.1 has radius 9.5. */
export const radius = (weight: number) => px(Math.min(15, 30 * Math.sqrt(weight)));

/** The colour of a label. */
export const colourOf = (label: number) => (label === 1 ? 'data' : 'alt');
/** A label as text. */
export const signOf = (label: number) => (label === 1 ? '+1' : '−1');

/** Where a panel begins and ends. */
export interface Box {
  readonly left: number;
  readonly right: number;
}
