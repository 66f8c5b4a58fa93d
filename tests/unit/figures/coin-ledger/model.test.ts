import { describe, expect, test } from 'vitest';
import { arrayOf, ledgerScene, SHAPES, totals } from '../../../../src/figures/coin-ledger/model.ts';
import { figure } from '../../../../src/figures/coin-ledger/view.tsx';
import { dequeTrace } from '../../../../src/math/sliding-window.ts';

describe('the coins', () => {
  test('pay every comparison, one each, at every step of every array', () => {
    for (const shape of SHAPES) {
      const nums = arrayOf(shape, 16);
      for (const k of [2, 5, 16]) {
        let comparisons = 0;
        for (const step of dequeTrace(nums, k)) {
          comparisons += step.comparisons;
          const { spent, now, brought, queue } = ledgerScene(nums, k, step.i);
          expect([spent, now]).toEqual([comparisons, step.comparisons]);
          expect(brought - spent).toBeGreaterThanOrEqual(queue.length);
        }
      }
    }
  });

  test('of the first stop and of the last removal are never spent', () => {
    for (const shape of SHAPES) {
      const { coins } = ledgerScene(arrayOf(shape, 16), 16, 15);
      expect(coins[0]?.stop).toBeUndefined();
      expect(coins.at(-1)?.removal).toBeUndefined();
    }
  });

  test('are spent by fifteen at once in the last step of a valley', () => {
    expect(ledgerScene(arrayOf('valley', 16), 16, 15)).toMatchObject({ brought: 32, spent: 29, now: 15 });
  });
});

test('no shape of array takes the queue over its bound', () => {
  for (const shape of SHAPES) {
    for (const n of [20, 100, 2000]) {
      const { push, pop, queue, bound } = totals(shape, n);
      expect(push).toBe(n);
      expect(pop).toBeLessThan(n);
      expect(queue).toBeLessThanOrEqual(bound);
    }
  }
});

test('on falling numbers to remember only the largest costs as much as to look at all', () => {
  const { rescan, brute } = totals('falling', 1000);
  expect(rescan).toBe(brute);
});

test('the line of numbers states the account', () => {
  expect(figure.read(figure.initial)).toMatch(
    /^第 15 步（窗口 16）比较 15 次；至此带来 32 枚硬币，用掉 29 枚，队列长 1。n = 1,000、k = 100：/,
  );
});
