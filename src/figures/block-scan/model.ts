import { blockMaxima, blockTables } from '../../math/sliding-window.ts';

/** The arrays that can be chosen: the article's example, a falling one, and one that rises to the end. */
export const ARRAYS = {
  example: [1, 3, -1, -3, 5, 3, 6, 7],
  falling: [8, 7, 6, 5, 4, 3, 2, 1],
  valley: [7, 6, 5, 4, 3, 2, 1, 8],
} as const;

/** What an element is to the window: in its left part, in its right part, or outside. */
export type Part = 'left' | 'right' | 'outside';

/** One window cut by the border of a block. */
export interface BlockScene {
  /** The tables of running maxima in each block, from the left and from the right. */
  prefix: readonly number[];
  suffix: readonly number[];
  /** First and last index of the window. */
  start: number;
  end: number;
  parts: readonly Part[];
  /** Whether the window is just one block: then both tables give the same and nothing is compared. */
  whole: boolean;
  /** S at the window's start, P at its end, and the larger. */
  left: number;
  right: number;
  max: number;
  /** Comparisons of the method for all windows. */
  comparisons: number;
}

/** The window of `k` numbers from `start` (moved back until it fits), between the two tables. */
export function blockScene(nums: readonly number[], k: number, start: number): BlockScene {
  const from = Math.min(start, nums.length - k);
  const end = from + k - 1;
  const { prefix, suffix } = blockTables(nums, k);
  const whole = from % k === 0;
  const border = (Math.floor(from / k) + 1) * k;
  const left = suffix[from] ?? Number.NaN;
  const right = prefix[end] ?? Number.NaN;
  return {
    prefix,
    suffix,
    start: from,
    end,
    parts: nums.map((_, i) => (i < from || i > end ? 'outside' : i < border ? 'left' : 'right')),
    whole,
    left,
    right,
    max: Math.max(left, right),
    comparisons: blockMaxima(nums, k).cmp,
  };
}
