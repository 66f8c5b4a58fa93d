import { describe, expect, test } from 'vitest';
import { mulberry32 } from '../../../src/math/random.ts';
import {
  blockMaxima,
  bruteMaxima,
  dequeCosts,
  dequeTrace,
  expectedComparisons,
  harmonic,
  rescanMaxima,
  shortestRun,
} from '../../../src/math/sliding-window.ts';

/** Small arrays of small numbers, so that ties are common, each with a window that fits. */
function cases(count: number, seed: number): { nums: number[]; k: number }[] {
  const random = mulberry32(seed);
  return Array.from({ length: count }, () => {
    const n = 1 + Math.floor(12 * random());
    return {
      nums: Array.from({ length: n }, () => Math.floor(7 * random()) - 3),
      k: 1 + Math.floor(n * random()),
    };
  });
}

const falling = (n: number) => Array.from({ length: n }, (_, i) => n - i);

describe('the monotonic queue', () => {
  test('holds exactly the numbers of the window that exceed all later ones', () => {
    for (const { nums, k } of cases(300, 1)) {
      for (const { i, deque } of dequeTrace(nums, k)) {
        const survivors = [...nums.keys()].filter(
          (j) => j > i - k && j <= i && nums.slice(j + 1, i + 1).every((later) => (nums[j] ?? 0) > later),
        );
        expect(deque).toEqual(survivors);
      }
    }
  });

  test('ends every step with the same queue whether the head expires before or after the push', () => {
    for (const { nums, k } of cases(300, 2)) {
      const queues = (order: 'before' | 'after') => dequeTrace(nums, k, order).map(({ deque }) => deque);
      expect(queues('before')).toEqual(queues('after'));
    }
  });

  test('makes at most 2n − 3 comparisons, and 2n − 3 for a fall followed by the largest', () => {
    for (const { nums, k } of cases(300, 3)) {
      expect(dequeCosts(nums, k).cmp).toBeLessThanOrEqual(Math.max(0, 2 * nums.length - 3));
    }
    expect(dequeCosts([...falling(9), 100], 10).cmp).toBe(17);
  });

  test('removes what it pushes, but for what is left at the end', () => {
    for (const { nums, k } of cases(300, 4)) {
      const { push, pop } = dequeCosts(nums, k);
      expect(push).toBe(nums.length);
      expect(push - pop).toBe(dequeTrace(nums, k).at(-1)?.deque.length);
    }
  });

  test('keeps one of equal numbers, the newest', () => {
    expect(dequeTrace([2, 2, 2], 3).map(({ deque }) => deque)).toEqual([[0], [1], [2]]);
  });

  test('refuses a window that does not fit', () => {
    expect(() => dequeTrace([1, 2], 3)).toThrow('expected a whole window from 1 to 2, got 3');
    expect(() => bruteMaxima([1, 2], 0)).toThrow('expected a whole window from 1 to 2, got 0');
  });
});

describe('the other ways', () => {
  test('agree with brute force', () => {
    for (const { nums, k } of cases(500, 5)) {
      const truth = bruteMaxima(nums, k);
      expect(dequeCosts(nums, k).maxima).toEqual(truth);
      expect(blockMaxima(nums, k).maxima).toEqual(truth);
      expect(rescanMaxima(nums, k).maxima).toEqual(truth);
    }
  });

  test('blocks cost 3n − 3n/k − k + 1 comparisons when k divides n', () => {
    for (const [n, k] of [
      [12, 3],
      [20, 5],
      [100, 10],
      [8, 8],
    ] as const) {
      expect(blockMaxima(falling(n), k).cmp).toBe(3 * n - (3 * n) / k - k + 1);
    }
  });

  test('rescanning a falling array costs as much as brute force', () => {
    expect(rescanMaxima(falling(50), 7).cmp).toBe((50 - 7 + 1) * 6);
  });
});

describe('expectations on random input', () => {
  test('harmonic numbers start 1, 3/2, 11/6', () => {
    expect([1, 2, 3].map((k) => harmonic(k))).toEqual([1, 1.5, 1 + 1 / 2 + 1 / 3]);
  });

  test('are the averages over all orders of five numbers', () => {
    const orders = [[0]];
    for (let value = 1; value < 5; value += 1) {
      const shorter = orders.splice(0);
      for (const order of shorter)
        for (let at = 0; at <= value; at += 1) orders.push(order.toSpliced(at, 0, value));
    }
    expect(orders).toHaveLength(120);
    const mean = (f: (nums: number[]) => number) =>
      orders.reduce((sum, nums) => sum + f(nums), 0) / orders.length;
    for (let k = 1; k <= 5; k += 1) {
      expect(mean((nums) => dequeCosts(nums, k).cmp)).toBeCloseTo(expectedComparisons(5, k), 12);
      expect(mean((nums) => dequeTrace(nums, k).at(-1)?.deque.length ?? 0)).toBeCloseTo(harmonic(k), 12);
    }
  });
});

test('the shortest run with a given sum is found among negative numbers', () => {
  const shortest = (nums: number[], target: number) => {
    const lengths = nums.flatMap((_, start) =>
      nums
        .map((__, end) => ({
          length: end - start + 1,
          sum: nums.slice(start, end + 1).reduce((a, b) => a + b, 0),
        }))
        .filter(({ length, sum }) => length > 0 && sum >= target)
        .map(({ length }) => length),
    );
    return lengths.length === 0 ? -1 : Math.min(...lengths);
  };
  for (const { nums, k } of cases(300, 6)) expect(shortestRun(nums, k)).toBe(shortest(nums, k));
});
