import { clamp } from '../../math/limits.ts';
import { normalize } from '../../math/softmax.ts';
import { px } from '../picture.tsx';
import { WEIGHTS } from './scene.ts';

/** The corners in pixels, of the first, second and third category. */
export type Corners = readonly [
  readonly [number, number],
  readonly [number, number],
  readonly [number, number],
];

/** The corners of an equilateral triangle, its upper corner at the height `top`, its left one at `left`. */
export function cornersAt(left: number, top: number, side: number): Corners {
  const bottom = top + (side * Math.sqrt(3)) / 2;
  return [
    [left, bottom],
    [left + side, bottom],
    [left + side / 2, top],
  ];
}

/** Where a point of the simplex stands. */
export const place = (corners: Corners, y: readonly number[]) => ({
  x: px(corners.reduce((sum, [x], k) => sum + x * (y[k] ?? 0), 0)),
  y: px(corners.reduce((sum, [, down], k) => sum + down * (y[k] ?? 0), 0)),
});

/** The shares of a place in the picture: what `place` undoes. */
function sharesAt([first, second, third]: Corners, x: number, y: number): number[] {
  const top = (first[1] - y) / (first[1] - third[1]);
  const right = (x - first[0] - top * (third[0] - first[0])) / (second[0] - first[0]);
  return [1 - top - right, right, top];
}

/** The weights that a place dragged to stands for, in steps of 0.01. */
export function weightsAt(corners: Corners, x: number, y: number) {
  const shares = normalize(sharesAt(corners, x, y).map((share) => clamp(share, WEIGHTS)));
  const [a = 0, b = 0, c = 0] = shares.map((share) => clamp(Math.round(share * 100) / 100, WEIGHTS));
  return { a, b, c };
}
