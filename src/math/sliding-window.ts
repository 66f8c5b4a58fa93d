/**
 * When a step looks at the head's age. Both orders give the same maxima;
 * `after` lets the newcomer remove the old head first, so fewer heads expire.
 */
export type ExpiryOrder = 'before' | 'after';

/** One step of the monotonic queue: what index `i` did to it. All lists hold indices into the array. */
export interface DequeStep {
  /** The index that comes in, 0-based. */
  i: number;
  /** Indices removed at the tail, the last first: older and not larger than a[i]. */
  popped: readonly number[];
  /** The head that left because the window had moved past it. */
  expired?: number;
  /** The queue after the step, head first: indices rise, values fall strictly. */
  deque: readonly number[];
  /** Comparisons of a value at the tail with a[i] in this step. */
  comparisons: number;
  /** The maximum of a[i−k+1..i], once the first window is full. */
  out?: number;
}

const valueAt = (nums: readonly number[], index: number): number => {
  const value = nums[index];
  if (value === undefined) throw new RangeError(`expected an index below ${nums.length}, got ${index}`);
  return value;
};

function checkWindow(nums: readonly number[], k: number): void {
  if (!Number.isInteger(k) || k < 1 || k > nums.length) {
    throw new RangeError(`expected a whole window from 1 to ${nums.length}, got ${k}`);
  }
}

/**
 * Runs the monotonic queue over `nums` and tells each step; `visit` may keep the step, but not the list `deque`,
 * which is the queue itself and goes on changing.
 */
function runDeque(
  nums: readonly number[],
  k: number,
  expiry: ExpiryOrder,
  visit: (step: DequeStep) => void,
): void {
  checkWindow(nums, k);
  const deque: number[] = [];
  for (const [i, value] of nums.entries()) {
    let expired: number | undefined;
    const dropHead = () => {
      if (deque[0] !== undefined && deque[0] <= i - k) {
        expired = deque.shift();
      }
    };
    if (expiry === 'before') dropHead();
    const popped: number[] = [];
    let comparisons = 0;
    for (let tail = deque.at(-1); tail !== undefined; tail = deque.at(-1)) {
      comparisons += 1;
      if (valueAt(nums, tail) > value) break;
      popped.push(tail);
      deque.pop();
    }
    deque.push(i);
    if (expiry === 'after') dropHead();
    const head = deque[0] ?? i;
    visit({
      i,
      popped,
      deque,
      comparisons,
      ...(expired === undefined ? {} : { expired }),
      ...(i >= k - 1 ? { out: valueAt(nums, head) } : {}),
    });
  }
}

/** Every step of the monotonic queue with window `k`, to be shown: the queue is copied at each step. */
export function dequeTrace(nums: readonly number[], k: number, expiry: ExpiryOrder = 'after'): DequeStep[] {
  const steps: DequeStep[] = [];
  runDeque(nums, k, expiry, (step) => steps.push({ ...step, deque: [...step.deque] }));
  return steps;
}

/** What a run of the monotonic queue cost. */
export interface DequeCosts {
  maxima: number[];
  push: number;
  /** Removals at both ends. */
  pop: number;
  /** Comparisons of values, all at the tail. */
  cmp: number;
  /** The longest queue at the end of a step. */
  maxLen: number;
  /** The mean length of the queue at the ends of all n steps, those of the first, unfilled windows too. */
  meanLen: number;
  /** The comparisons of the dearest single step. */
  maxStep: number;
}

/** Counts the operations of the monotonic queue. */
export function dequeCosts(nums: readonly number[], k: number, expiry: ExpiryOrder = 'after'): DequeCosts {
  const costs: DequeCosts = { maxima: [], push: 0, pop: 0, cmp: 0, maxLen: 0, meanLen: 0, maxStep: 0 };
  let total = 0;
  runDeque(nums, k, expiry, (step) => {
    costs.push += 1;
    costs.pop += step.popped.length + (step.expired === undefined ? 0 : 1);
    costs.cmp += step.comparisons;
    costs.maxLen = Math.max(costs.maxLen, step.deque.length);
    costs.maxStep = Math.max(costs.maxStep, step.comparisons);
    total += step.deque.length;
    if (step.out !== undefined) costs.maxima.push(step.out);
  });
  return { ...costs, meanLen: total / nums.length };
}

/** The maxima of all windows by looking at every number of every window: (n−k+1)(k−1) comparisons. */
export function bruteMaxima(nums: readonly number[], k: number): number[] {
  checkWindow(nums, k);
  return Array.from({ length: nums.length - k + 1 }, (_, start) => Math.max(...nums.slice(start, start + k)));
}

/**
 * Remembers only the largest number of the window and scans again when it leaves: right, and slow on falling input.
 * Counts one comparison for a newcomer that meets a maximum still in the window, k−1 for a scan.
 */
export function rescanMaxima(nums: readonly number[], k: number): { maxima: number[]; cmp: number } {
  checkWindow(nums, k);
  const maxima: number[] = [];
  let cmp = 0;
  let best = -1;
  const scan = (from: number, to: number) => {
    best = from;
    for (let j = from + 1; j <= to; j += 1) {
      cmp += 1;
      if (valueAt(nums, j) >= valueAt(nums, best)) best = j;
    }
  };
  for (let i = k - 1; i < nums.length; i += 1) {
    if (best <= i - k) {
      scan(i - k + 1, i);
    } else {
      cmp += 1;
      if (valueAt(nums, i) >= valueAt(nums, best)) best = i;
    }
    maxima.push(valueAt(nums, best));
  }
  return { maxima, cmp };
}

/** The two tables of van Herk, Gil and Werman: running maxima inside blocks of k numbers. */
export interface BlockTables {
  /** prefix[i]: the maximum from the start of i's block to i. */
  prefix: number[];
  /** suffix[i]: the maximum from i to the end of i's block (or of the array). */
  suffix: number[];
  /** Comparisons made to fill both. */
  cmp: number;
}

/** Fills the tables of running maxima from the left and from the right inside each block of `k`. */
export function blockTables(nums: readonly number[], k: number): BlockTables {
  checkWindow(nums, k);
  const prefix = [...nums];
  const suffix = [...nums];
  let cmp = 0;
  for (let i = 1; i < nums.length; i += 1) {
    if (i % k === 0) continue;
    cmp += 1;
    prefix[i] = Math.max(valueAt(prefix, i - 1), valueAt(nums, i));
  }
  for (let i = nums.length - 2; i >= 0; i -= 1) {
    if ((i + 1) % k === 0) continue;
    cmp += 1;
    suffix[i] = Math.max(valueAt(suffix, i + 1), valueAt(nums, i));
  }
  return { prefix, suffix, cmp };
}

/** The maxima of all windows as max(S_i, P_{i+k−1}); a window that is a whole block needs no comparison. */
export function blockMaxima(nums: readonly number[], k: number): { maxima: number[]; cmp: number } {
  const { prefix, suffix, cmp } = blockTables(nums, k);
  let merges = 0;
  const maxima = Array.from({ length: nums.length - k + 1 }, (_, start) => {
    if (start % k === 0) return valueAt(suffix, start);
    merges += 1;
    return Math.max(valueAt(suffix, start), valueAt(prefix, start + k - 1));
  });
  return { maxima, cmp: cmp + merges };
}

/** The harmonic number H_k = 1 + 1/2 + … + 1/k: the mean length of the queue on i.i.d. continuous input. */
export function harmonic(k: number, power = 1): number {
  let sum = 0;
  for (let j = 1; j <= k; j += 1) sum += j ** -power;
  return sum;
}

/**
 * The expected comparisons of the queue on n i.i.d. continuous numbers, heads expiring after the push:
 * step i meets the queue of the last m = min(i, k) numbers and makes 2m/(m+1) comparisons.
 */
export function expectedComparisons(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i < n; i += 1) {
    const m = Math.min(i, k);
    sum += (2 * m) / (m + 1);
  }
  return sum;
}

/**
 * The length of the shortest run of `nums` with sum ≥ `target` (LeetCode 862), or −1:
 * prefix sums in a queue that rises strictly; see the section on variants.
 */
export function shortestRun(nums: readonly number[], target: number): number {
  const sums = [0];
  for (const value of nums) sums.push((sums.at(-1) ?? 0) + value);
  const queue: number[] = [];
  let head = 0;
  let best = Number.POSITIVE_INFINITY;
  for (const [j, sum] of sums.entries()) {
    while (head < queue.length && sum - valueAt(sums, valueAt(queue, head)) >= target) {
      best = Math.min(best, j - valueAt(queue, head));
      head += 1;
    }
    while (head < queue.length && valueAt(sums, valueAt(queue, queue.length - 1)) >= sum) queue.pop();
    queue.push(j);
  }
  return Number.isFinite(best) ? best : -1;
}
