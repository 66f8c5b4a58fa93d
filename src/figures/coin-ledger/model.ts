import { mulberry32 } from '../../math/random.ts';
import { dequeCosts, dequeTrace, rescanMaxima } from '../../math/sliding-window.ts';

/** How the numbers of an array follow each other. */
export const SHAPES = ['valley', 'random', 'falling', 'rising'] as const;
export type Shape = (typeof SHAPES)[number];

/** The seed of the random numbers: that of the article's facts. */
const seed = 5;

/** An array of n numbers: falling with the largest last, random from 1 to n, falling, rising. */
export function arrayOf(shape: Shape, n: number): number[] {
  const random = mulberry32(seed);
  return Array.from({ length: n }, (_, i) => {
    if (shape === 'random') return 1 + Math.floor(n * random());
    if (shape === 'rising') return i + 1;
    return shape === 'valley' && i === n - 1 ? n : n - i - (shape === 'valley' ? 1 : 0);
  });
}

/** The two coins of one element, and the steps at which they are spent, if they are. */
export interface Coins {
  /** Pays the comparison at which the loop of this element's own step stops. */
  stop: number | undefined;
  /** Pays the comparison by which this element is removed at the tail. */
  removal: number | undefined;
}

/** Every comparison paid with one coin: a failing one by the newcomer, a successful one by the removed element. */
export function coinsOf(nums: readonly number[], k: number): Coins[] {
  const steps = dequeTrace(nums, k);
  return steps.map(({ i, comparisons, popped }) => ({
    stop: comparisons > popped.length ? i : undefined,
    removal: steps.find((later) => later.popped.includes(i))?.i,
  }));
}

/** The account up to and with step i. */
export interface LedgerScene {
  nums: readonly number[];
  coins: readonly Coins[];
  /** Coins brought in: two an element. */
  brought: number;
  /** Coins spent, which is the comparisons made. */
  spent: number;
  /** Comparisons of this step alone. */
  now: number;
  /** Elements in the queue after the step. */
  queue: readonly number[];
}

/** The account of the queue with window `k` on an array, after step `i`. */
export function ledgerScene(nums: readonly number[], k: number, i: number): LedgerScene {
  const coins = coinsOf(nums, k);
  const flat = coins.flatMap(({ stop, removal }) => [stop, removal]);
  return {
    nums,
    coins,
    brought: 2 * (i + 1),
    spent: flat.filter((at) => at !== undefined && at <= i).length,
    now: flat.filter((at) => at === i).length,
    queue: dequeTrace(nums, k)[i]?.deque ?? [],
  };
}

/** Comparisons of three methods on an array of length n with a window of a tenth of it, and the queue's bound. */
export function totals(shape: Shape, n: number) {
  const nums = arrayOf(shape, n);
  const k = Math.max(2, Math.round(n / 10));
  const { push, pop, cmp } = dequeCosts(nums, k);
  return {
    k,
    push,
    pop,
    queue: cmp,
    bound: 2 * n - 2,
    rescan: rescanMaxima(nums, k).cmp,
    brute: (n - k + 1) * (k - 1),
  };
}
