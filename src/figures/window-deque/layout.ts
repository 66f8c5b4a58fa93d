import { scaleLinear } from 'd3-scale';
import { isWide } from '../picture.tsx';
import { VALUE_RANGE } from './model.ts';
import { SLOTS } from './scene.ts';

/** Heights of the rows, from the top, in pixels. */
export const ROW = {
  legend: 16,
  answer: 52,
  plotTop: 84,
  plotBottom: 244,
  index: 278,
  handle: 290,
  queue: 332,
  notes: 388,
};
/** Height of the picture. */
export const HEIGHT = 412;
/** Height of a box of the queue. */
export const BOX = 36;

/** Where the numbers stand in a picture of a width: the columns, their middles, and the scale of their bars. */
export function layout(width: number) {
  const left = isWide(width) ? 64 : 46;
  const right = width - 4;
  const column = (right - left) / SLOTS.length;
  return {
    left,
    right,
    column,
    centre: (index: number) => left + column * (index + 0.5),
    /** The window from one index to another, a pixel inside its columns. */
    frame: (from: number, to: number) => ({
      x: left + column * from + 1,
      width: column * (to - from + 1) - 2,
    }),
    /** The index whose middle is nearest, of all whole numbers. */
    indexAt: (x: number) => Math.round((x - left) / column - 0.5),
    y: scaleLinear(VALUE_RANGE, [ROW.plotBottom, ROW.plotTop]),
  };
}

/** What the drawing is laid out by. */
export type Layout = ReturnType<typeof layout>;
