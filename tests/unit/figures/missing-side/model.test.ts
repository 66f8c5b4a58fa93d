import { expect, test } from 'vitest';
import { missingScan } from '../../../../src/figures/missing-side/model.ts';

const start = { s: '3', side: 'right', lambda: 1, label: '1' };

test('sends two missing samples of class 1 to the right of 3', () => {
  const { best, chosen, splits } = missingScan(start);
  expect(best.side).toBe('right');
  expect(best.split.s).toBe(3);
  expect(chosen.gain).toBeCloseTo(1.13333, 5);
  expect(splits.left[1]?.gain).toBeCloseTo(0.13333, 5);
});

test('turns them to the left when they are of class 0, for the same gain', () => {
  const { best } = missingScan({ ...start, label: '0' });
  expect(best.side).toBe('left');
  expect(best.split.gain).toBeCloseTo(1.13333, 5);
});

test('counts every sample on one side or the other', () => {
  for (const side of ['left', 'right']) {
    for (const s of ['1.5', '3', '4.5']) {
      const { chosen } = missingScan({ ...start, s, side });
      expect(chosen.left.H + chosen.right.H).toBeCloseTo(1.5, 12);
      expect(chosen.left.G + chosen.right.G).toBeCloseTo(-1, 12);
    }
  }
});
