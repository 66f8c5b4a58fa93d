import { expect, test } from 'vitest';
import { spread } from '../../../../src/figures/sleeping-codes/layout.ts';

test('labels far apart stay where they are', () => {
  expect(spread([10, 60, 90], 100)).toEqual([10, 60, 90]);
});

test('labels too near go up, in their order, eighteen pixels apart', () => {
  const [first = 0, second = 0, third = 0] = spread([80, 82, 84], 100);
  expect(third - second).toBe(18);
  expect(second - first).toBe(18);
  expect(third).toBeLessThanOrEqual(94);
});
