import { expect, test } from 'vitest';
import {
  FEWEST,
  gridHeight,
  gridOf,
  markOf,
  MARKS,
  MOST,
  moved,
  placeOf,
  tidy,
} from '../../../../src/figures/ring-all-reduce/layout.ts';

const sizes = Array.from({ length: MOST - FEWEST + 1 }, (_, i) => FEWEST + i);

test('every step of every ring has a mark that stands for it', () => {
  for (const nodes of sizes)
    for (let step = 0; step <= 2 * (nodes - 1); step++)
      expect(tidy({ nodes, mark: markOf(step, nodes) })).toEqual({ nodes, step });
});

test('the last step is followed by the first, and the first preceded by the last', () => {
  expect(moved({ nodes: 5, mark: MARKS }, 1)).toEqual({ mark: 0 });
  expect(moved({ nodes: 5, mark: 0 }, -1)).toEqual({ mark: MARKS });
});

test('card 0 is at the top, and all are as far from the middle', () => {
  const centre = { x: 100, y: 100 };
  expect(placeOf(0, 4, 50, centre)).toEqual({ x: 100, y: 50 });
  for (const n of [1, 2, 3]) {
    const { x, y } = placeOf(n, 4, 50, centre);
    expect(Math.hypot(x - 100, y - 100)).toBeCloseTo(50);
  }
});

test.each([
  [270, true],
  [346, false],
])('small pictures stay in a width of %i, and in the height that is kept for the most', (across, wide) => {
  for (const nodes of sizes) {
    const { placeOf: at, size, height } = gridOf(nodes, across, wide);
    const last = at(2 * (nodes - 1));
    expect(last.x + size).toBeLessThanOrEqual(across);
    expect(last.y + size).toBeLessThan(height);
    expect(height).toBeLessThanOrEqual(gridHeight(across, wide));
  }
});
