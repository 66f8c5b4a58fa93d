import { expect, test } from 'vitest';
import { layout } from '../../../../src/figures/window-deque/layout.ts';

test.each([680, 350])('the index at the middle of a column is its own, %i pixels wide', (width) => {
  const { centre, indexAt } = layout(width);
  for (let index = 0; index < 8; index++) expect(indexAt(centre(index))).toBe(index);
});

test('the frame of a window holds its columns and no other', () => {
  const { centre, frame } = layout(680);
  const { x, width } = frame(2, 4);
  expect(centre(2) > x && centre(4) < x + width).toBe(true);
  expect(centre(1) < x && centre(5) > x + width).toBe(true);
});
