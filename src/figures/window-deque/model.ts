import { dequeTrace, type DequeStep } from '../../math/sliding-window.ts';

/** The least and the greatest value that a bar can be given. */
export const VALUE_RANGE = [-5, 9] as const;

/** The array of the article: LeetCode 239's example. */
export const EXAMPLE = [1, 3, -1, -3, 5, 3, 6, 7] as const;

/** Falls all the way: every head expires, nothing is removed at the tail. */
export const FALLING = [8, 7, 6, 5, 4, 3, 2, 1] as const;

/** Falls, then the largest: the last step removes all others at once when k = n. */
export const VALLEY = [7, 6, 5, 4, 3, 2, 1, 8] as const;

/**
 * What a bar is at step i: not come yet; in the queue; removed in this very step, at the tail or at the head;
 * or removed before.
 */
export type BarRole = 'waiting' | 'queued' | 'popped' | 'expired' | 'gone';

export interface Bar {
  index: number;
  value: number;
  role: BarRole;
}

/** All that the picture of step i shows. */
export interface WindowScene {
  /** Every step of the run, for the table. */
  steps: readonly DequeStep[];
  /** The step shown. */
  step: DequeStep;
  /** First index of the window: max(0, i−k+1). */
  from: number;
  bars: readonly Bar[];
  /** Operations from step 0 to i. */
  push: number;
  pop: number;
  comparisons: number;
}

function roleOf(index: number, step: DequeStep): BarRole {
  if (index > step.i) return 'waiting';
  if (step.deque.includes(index)) return 'queued';
  if (step.popped.includes(index)) return 'popped';
  return step.expired === index ? 'expired' : 'gone';
}

/**
 * The state of array, window and queue when index `i` has come in, the head's age being checked after the push.
 * @param nums the array a, any length n ≥ 1
 * @param k the window's length, 1 to n
 * @param i the window's right end, 0 to n−1
 */
export function windowScene(nums: readonly number[], k: number, i: number): WindowScene {
  const steps = dequeTrace(nums, k);
  const step = steps[i];
  if (step === undefined) throw new RangeError(`expected a step below ${steps.length}, got ${i}`);
  const done = steps.slice(0, i + 1);
  const sum = (count: (step: DequeStep) => number) => done.reduce((total, one) => total + count(one), 0);
  return {
    steps,
    step,
    from: Math.max(0, i - k + 1),
    bars: nums.map((value, index) => ({ index, value, role: roleOf(index, step) })),
    push: done.length,
    pop: sum(({ popped, expired }) => popped.length + (expired === undefined ? 0 : 1)),
    comparisons: sum(({ comparisons }) => comparisons),
  };
}
