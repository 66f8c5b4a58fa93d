import { ringSeconds } from './all-reduce.ts';

/** Bytes of a mebibyte. */
export const MIB = 1024 * 1024;

/** Where DDP's one small bucket stands, in the order in which gradients become ready. */
export type SmallBucket = 'none' | 'first' | 'last';

/** A network of equal layers, its backward pass, and the links between its replicas. */
export interface Training {
  layers: number;
  /** Backward pass of one layer, ms. */
  backwardMs: number;
  /** Gradient of one layer, MiB. */
  layerMiB: number;
  nodes: number;
  /** α of a message, ms. */
  alphaMs: number;
  /** β, bytes a second. */
  bandwidth: number;
}

/** A bucket: layers `from` to `to` (not included) in ready order; the time its gradients are all there; its all-reduce. */
export interface Bucket {
  from: number;
  to: number;
  ready: number;
  start: number;
  end: number;
}

export interface Timeline {
  buckets: readonly Bucket[];
  /** End of the backward pass, ms. */
  compute: number;
  /** End of the last all-reduce, ms. */
  end: number;
  /** All-reduces laid end to end, ms. */
  comm: number;
  /** Communication that no computation hides, ms: end − compute. */
  exposed: number;
}

/**
 * One all-reduce after another, in bucket order, each as soon as its bucket is ready and the link free:
 * eₖ = max(rₖ, eₖ₋₁) + cₖ.
 */
export function schedule(
  ready: readonly number[],
  cost: readonly number[],
): { start: number; end: number }[] {
  let free = 0;
  return ready.map((at, k) => {
    const start = Math.max(at, free);
    free = start + (cost[k] ?? 0);
    return { start, end: free };
  });
}

/**
 * Cuts `sizes` into buckets as PyTorch's `compute_bucket_assignment_by_size` does: a bucket closes once it has
 * reached its cap; `caps` gives the caps in turn, its last one for all that follow.
 * @returns ends of the buckets, as indices into `sizes`
 */
export function bucketEnds(sizes: readonly number[], caps: readonly number[]): number[] {
  const ends: number[] = [];
  let held = 0;
  sizes.forEach((size, i) => {
    held += size;
    const cap = caps[Math.min(ends.length, caps.length - 1)] ?? Infinity;
    if (held < cap && i + 1 < sizes.length) return;
    ends.push(i + 1);
    held = 0;
  });
  return ends;
}

/** The small bucket's cap, MiB: `_DEFAULT_FIRST_BUCKET_BYTES`. */
const SMALL_MIB = 1;

function endsOf(layers: number, layerMiB: number, capMiB: number, small: SmallBucket): number[] {
  const sizes = Array.from({ length: layers }, () => layerMiB);
  if (small === 'none') return bucketEnds(sizes, [capMiB]);
  const ends = bucketEnds(sizes, [Math.min(SMALL_MIB, capMiB), capMiB]);
  if (small === 'first') return ends;
  const mirrored = ends.map((end) => layers - end).reverse();
  return [...mirrored.slice(1), layers];
}

/** Milliseconds of one ring all-reduce of `mib` MiB. */
export const ringMs = ({ nodes, alphaMs, bandwidth }: Training, mib: number): number =>
  1000 * ringSeconds(nodes, mib * MIB, { alpha: alphaMs / 1000, beta: bandwidth });

/** The backward pass with its all-reduces, buckets of `capMiB` each. */
export function timeline(training: Training, capMiB: number, small: SmallBucket = 'none'): Timeline {
  const { layers, backwardMs, layerMiB } = training;
  const ends = endsOf(layers, layerMiB, capMiB, small);
  const cuts = ends.map((to, k) => ({ from: k === 0 ? 0 : (ends[k - 1] ?? 0), to }));
  const ready = cuts.map(({ to }) => to * backwardMs);
  const cost = cuts.map(({ from, to }) => ringMs(training, (to - from) * layerMiB));
  const times = schedule(ready, cost);
  const compute = layers * backwardMs;
  const end = Math.max(compute, times.at(-1)?.end ?? 0);
  return {
    buckets: cuts.map((cut, k) => ({ ...cut, ready: ready[k] ?? 0, start: 0, end: 0, ...times[k] })),
    compute,
    end,
    comm: cost.reduce((total, value) => total + value, 0),
    exposed: end - compute,
  };
}

/**
 * No cutting into buckets of whole layers ends earlier: nothing can be sent before the first layer is ready, and
 * the last layer is sent after all computation.
 */
export function earliestEnd(training: Training): number {
  const { layers, backwardMs, layerMiB } = training;
  return Math.max(
    layers * backwardMs + ringMs(training, layerMiB),
    backwardMs + ringMs(training, layers * layerMiB),
  );
}

/** Milliseconds of `bytes` sent in buckets of `capMiB`, one after another, cut anywhere. */
export function bucketedMs(
  { bytes, nodes, alpha, beta }: { bytes: number; nodes: number; alpha: number; beta: number },
  capMiB: number,
): number {
  const cap = capMiB * MIB;
  const whole = Math.floor(bytes / cap);
  const rest = bytes - whole * cap;
  const one = (size: number) => 1000 * ringSeconds(nodes, size, { alpha, beta });
  return whole * one(cap) + (rest > 0 ? one(rest) : 0);
}
