import { expect, test } from 'vitest';
import { clippedPath, grid, layout, linear } from '../../../../src/figures/gradient-noise/layout.ts';

const same = linear([0, 10], [0, 10]);

test('a curve is cut where it leaves the range, at the very place', () => {
  const path = clippedPath(
    [
      [0, 0],
      [1, 4],
      [2, 0],
    ],
    0,
    2,
    same,
    same,
  );
  expect(path).toBe('M0 0L0.5 2M1.5 2L2 0');
});

test('a curve inside the range is whole, one outside is not drawn', () => {
  expect(
    clippedPath(
      [
        [0, 1],
        [3, 2],
      ],
      0,
      5,
      same,
      same,
    ),
  ).toBe('M0 1L3 2');
  expect(clippedPath([[0, 9]], 0, 5, same, same)).toBe('');
});

test('a grid has both ends', () => {
  expect(grid(-1, 1, 4)).toEqual([-1, -0.5, 0, 0.5, 1]);
});

test.each([680, 560, 559, 350, 280])('no panel lies on another or outside, %i pixels wide', (width) => {
  const { height, ...panels } = layout(width);
  const boxes = Object.values(panels);
  for (const [i, one] of boxes.entries()) {
    expect(one.left >= 0 && one.right <= width && one.bottom <= height && one.left < one.right).toBe(true);
    for (const other of boxes.slice(i + 1)) {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      expect(across > 0 && down > 0).toBe(false);
    }
  }
});
