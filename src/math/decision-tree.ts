import type { Random } from './random.ts';
import type { LabelledTable } from './table.ts';

/** How a tree is grown. */
export interface TreeOptions {
  /** Number of features tried at each split; those that are constant in the node don't count */
  readonly mtry: number;
  /** Splits on the longest way from the root to a leaf */
  readonly maxDepth: number;
  /** Least weight (number of samples, with repetitions) of a leaf */
  readonly minLeaf: number;
  /** The best threshold of a feature, or one uniform between its smallest and largest value (extremely randomized) */
  readonly thresholds: 'best' | 'random';
}

/** A binary tree of m nodes, the root first: samples with x[feature] ≤ threshold go left. */
export interface Tree {
  /** Index of the feature, −1 in a leaf; m */
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Share of label 1 in the node; m */
  readonly share: readonly number[];
  /** Number of splits on the longest way; 0 for a single leaf */
  readonly depth: number;
  /** Sum over the splits of each feature of w(node)/w(all) · Δ, the decrease of Gini's impurity; p */
  readonly decrease: readonly number[];
}

/** Gini's impurity of two classes, 1 − p² − (1 − p)² = 2p(1 − p), from the share p of one of them. */
export const gini = (p: number): number => 2 * p * (1 - p);

/** Δ = Gini(S) − |S_L|/|S| Gini(S_L) − |S_R|/|S| Gini(S_R), from the sizes and the numbers of label 1. */
export function giniDecrease(left: number, leftOnes: number, right: number, rightOnes: number): number {
  const whole = left + right;
  if (left <= 0 || right <= 0) return 0;
  return (
    gini((leftOnes + rightOnes) / whole) -
    (left / whole) * gini(leftOnes / left) -
    (right / whole) * gini(rightOnes / right)
  );
}

interface Candidate {
  readonly feature: number;
  readonly threshold: number;
  readonly decrease: number;
}

/**
 * Grows a classification tree by Gini's impurity until every leaf is pure or an option stops it (CART without pruning).
 * A threshold lies half-way between neighbours; of equal decreases the first found wins, the smallest threshold of the
 * feature drawn first. A split may decrease nothing: the next ones often do.
 * Draws in pre-order, left before right: at each node a shuffle of the features as far as it is needed (nothing if all
 * are tried), then, for random thresholds, one uniform a feature.
 * @param weights how often each of the n samples counts, 0 for those that are left out
 */
export function growTree(
  { columns, labels }: LabelledTable,
  weights: Uint8Array,
  options: TreeOptions,
  random: Random,
): Tree {
  const p = columns.length;
  const mtry = Math.min(p, Math.max(1, options.mtry));
  const used = [...labels.keys()].filter((i) => (weights[i] ?? 0) > 0);
  const rows = columns.map((column) =>
    Int32Array.from(used).sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0) || a - b),
  );
  const scratch = new Int32Array(used.length);
  const feature: number[] = [];
  const threshold: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const share: number[] = [];
  const decrease = columns.map(() => 0);
  const total = used.reduce((sum, i) => sum + (weights[i] ?? 0), 0);
  let deepest = 0;

  const valueAt = (f: number, k: number) => columns[f]?.[rows[f]?.[k] ?? 0] ?? 0;

  /** The best split of the rows from..to by feature f, the sums over the node being given. */
  function bestThreshold(f: number, from: number, to: number, weight: number, ones: number) {
    const order = rows[f] ?? scratch;
    const column = columns[f] ?? new Float64Array();
    let best: Candidate | undefined;
    let leftWeight = 0;
    let leftOnes = 0;
    for (let k = from; k + 1 < to; k += 1) {
      const i = order[k] ?? 0;
      const w = weights[i] ?? 0;
      leftWeight += w;
      leftOnes += w * (labels[i] ?? 0);
      const here = column[i] ?? 0;
      const next = column[order[k + 1] ?? 0] ?? 0;
      if (here === next || leftWeight < options.minLeaf || weight - leftWeight < options.minLeaf) continue;
      const gained = giniDecrease(leftWeight, leftOnes, weight - leftWeight, ones - leftOnes);
      if (best === undefined || gained > best.decrease) {
        const middle = (here + next) / 2;
        best = { feature: f, threshold: middle < next ? middle : here, decrease: gained };
      }
    }
    return best;
  }

  /** A split of the rows from..to by feature f at a uniform threshold. */
  function randomThreshold(f: number, from: number, to: number, weight: number, ones: number) {
    const low = valueAt(f, from);
    const at = low + random() * (valueAt(f, to - 1) - low);
    let leftWeight = 0;
    let leftOnes = 0;
    for (let k = from; k < to && valueAt(f, k) <= at; k += 1) {
      const i = rows[f]?.[k] ?? 0;
      leftWeight += weights[i] ?? 0;
      leftOnes += (weights[i] ?? 0) * (labels[i] ?? 0);
    }
    const rightWeight = weight - leftWeight;
    if (rightWeight <= 0 || Math.min(leftWeight, rightWeight) < options.minLeaf) return undefined;
    const gained = giniDecrease(leftWeight, leftOnes, rightWeight, ones - leftOnes);
    return { feature: f, threshold: at, decrease: gained };
  }

  /** The best of `mtry` features that vary in the node, drawn without replacement. */
  function chooseSplit(from: number, to: number, weight: number, ones: number): Candidate | undefined {
    const candidate = options.thresholds === 'best' ? bestThreshold : randomThreshold;
    const order = Array.from({ length: p }, (_, f) => f);
    let best: Candidate | undefined;
    let tried = 0;
    for (let k = 0; k < p && tried < mtry; k += 1) {
      if (mtry < p) {
        const other = k + Math.floor(random() * (p - k));
        [order[k], order[other]] = [order[other] ?? 0, order[k] ?? 0];
      }
      const f = order[k] ?? 0;
      if (valueAt(f, from) === valueAt(f, to - 1)) continue;
      tried += 1;
      const found = candidate(f, from, to, weight, ones);
      if (found !== undefined && (best === undefined || found.decrease > best.decrease)) best = found;
    }
    return best;
  }

  /** Brings the rows from..to that go left before those that go right, in every feature's order. */
  function partition({ feature: f, threshold: at }: Candidate, from: number, to: number): number {
    const column = columns[f] ?? new Float64Array();
    let middle = from;
    for (const order of rows) {
      let kept = 0;
      middle = from;
      for (let k = from; k < to; k += 1) {
        const i = order[k] ?? 0;
        if ((column[i] ?? 0) <= at) order[middle++] = i;
        else scratch[kept++] = i;
      }
      order.set(scratch.subarray(0, kept), middle);
    }
    return middle;
  }

  function grow(from: number, to: number, depth: number): number {
    const node = feature.length;
    let weight = 0;
    let ones = 0;
    for (let k = from; k < to; k += 1) {
      const i = rows[0]?.[k] ?? 0;
      weight += weights[i] ?? 0;
      ones += (weights[i] ?? 0) * (labels[i] ?? 0);
    }
    feature.push(-1);
    threshold.push(0);
    left.push(-1);
    right.push(-1);
    share.push(weight === 0 ? 0.5 : ones / weight);
    deepest = Math.max(deepest, depth);
    const pure = ones === 0 || ones === weight;
    if (pure || depth >= options.maxDepth || weight < 2 * options.minLeaf) return node;
    const split = chooseSplit(from, to, weight, ones);
    if (split === undefined) return node;
    decrease[split.feature] = (decrease[split.feature] ?? 0) + (weight / total) * split.decrease;
    const middle = partition(split, from, to);
    feature[node] = split.feature;
    threshold[node] = split.threshold;
    left[node] = grow(from, middle, depth + 1);
    right[node] = grow(middle, to, depth + 1);
    return node;
  }

  grow(0, used.length, 0);
  return { feature, threshold, left, right, share, depth: deepest, decrease };
}

/** The share of label 1 in the leaves that the rows of a table fall into; n. */
export function leafShares(
  { feature, threshold, left, right, share }: Tree,
  columns: readonly Float64Array[],
): Float64Array {
  const n = columns[0]?.length ?? 0;
  const shares = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let node = 0;
    let f = feature[0] ?? -1;
    while (f >= 0) {
      const goesLeft = (columns[f]?.[i] ?? 0) <= (threshold[node] ?? 0);
      node = (goesLeft ? left[node] : right[node]) ?? 0;
      f = feature[node] ?? -1;
    }
    shares[i] = share[node] ?? 0.5;
  }
  return shares;
}

/** The number of leaves. */
export const leafCount = ({ feature }: Tree): number => feature.filter((f) => f < 0).length;
