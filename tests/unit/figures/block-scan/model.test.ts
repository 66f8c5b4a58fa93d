import { expect, test } from 'vitest';
import { ARRAYS, blockScene } from '../../../../src/figures/block-scan/model.ts';
import { figure } from '../../../../src/figures/block-scan/view.tsx';

test('the article’s window from 2 is cut after its first number', () => {
  const scene = blockScene(ARRAYS.example, 3, 2);
  expect(scene).toMatchObject({ start: 2, end: 4, left: -1, right: 5, max: 5, whole: false });
  expect(scene.parts.slice(2, 5)).toEqual(['left', 'right', 'right']);
});

test('both parts together have the maximum of every window', () => {
  for (const nums of Object.values(ARRAYS)) {
    for (let k = 2; k <= nums.length; k += 1) {
      for (let start = 0; start + k <= nums.length; start += 1) {
        const { max, parts, whole } = blockScene(nums, k, start);
        expect(max).toBe(Math.max(...nums.slice(start, start + k)));
        expect(parts.filter((part) => part !== 'outside')).toHaveLength(k);
        expect(parts.includes('right')).toBe(!whole);
      }
    }
  }
});

test('a start too far right is moved back until the window fits', () => {
  expect(blockScene(ARRAYS.example, 8, 6)).toMatchObject({ start: 0, end: 7, whole: true, max: 7 });
});

test('the line of numbers states both parts', () => {
  expect(figure.read(figure.initial)).toMatch(
    /^k = 3，窗口从下标 2 到 4：左截 −1，右截 −3、5；max\(S₂, P₄\) = max\(−1, 5\) = 5。/,
  );
});
