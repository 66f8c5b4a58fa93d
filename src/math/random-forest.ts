import { growTree, leafShares } from './decision-tree.ts';
import type { Tree, TreeOptions } from './decision-tree.ts';
import { mulberry32 } from './random.ts';
import type { Random } from './random.ts';
import { onlyColumns } from './table.ts';
import type { LabelledTable } from './table.ts';

/** How a forest is grown: its trees, and how they are made to differ. */
export interface ForestOptions extends TreeOptions {
  /** Number of trees B */
  readonly trees: number;
  /** Whether each tree sees its own bootstrap sample, or all samples once */
  readonly bootstrap: boolean;
  /** Features are drawn anew at every split (Breiman 2001), or once for a whole tree (Ho 1998) */
  readonly drawnPer: 'split' | 'tree';
}

/** The usual forest: bootstrap samples, trees grown to the end, best thresholds. */
export const usualForest: ForestOptions = {
  trees: 200,
  mtry: 1,
  maxDepth: Infinity,
  minLeaf: 1,
  thresholds: 'best',
  bootstrap: true,
  drawnPer: 'split',
};

/** B trees, and how often each sample was in the bag of each. */
export interface Forest {
  readonly trees: readonly Tree[];
  /** counts[b][i]; B × n */
  readonly counts: readonly Uint8Array[];
}

/** How often each of n samples is drawn when n are drawn with replacement: n uniforms. */
export function bootstrapCounts(n: number, random: Random): Uint8Array {
  const counts = new Uint8Array(n);
  for (let k = 0; k < n; k += 1) {
    const i = Math.floor(random() * n);
    counts[i] = (counts[i] ?? 0) + 1;
  }
  return counts;
}

/** k of the numbers 0 … p − 1 without replacement, in rising order. */
function sampleFeatures(p: number, k: number, random: Random): number[] {
  const order = Array.from({ length: p }, (_, f) => f);
  for (let i = 0; i < k; i += 1) {
    const other = i + Math.floor(random() * (p - i));
    [order[i], order[other]] = [order[other] ?? 0, order[i] ?? 0];
  }
  return order.slice(0, k).sort((a, b) => a - b);
}

/** A tree of a table with fewer columns, its features named as in the whole table. */
function renamed(tree: Tree, which: readonly number[], p: number): Tree {
  const decrease = Array.from({ length: p }, () => 0);
  for (const [k, f] of which.entries()) decrease[f] = tree.decrease[k] ?? 0;
  return { ...tree, feature: tree.feature.map((f) => (f < 0 ? f : (which[f] ?? 0))), decrease };
}

/** One stream for the whole forest, tree by tree: the bag, the features of the tree if once drawn, then its splits. */
export function growForest(data: LabelledTable, options: ForestOptions, seed: number): Forest {
  const random = mulberry32(seed);
  const n = data.labels.length;
  const p = data.columns.length;
  const trees: Tree[] = [];
  const counts: Uint8Array[] = [];
  for (let b = 0; b < options.trees; b += 1) {
    const bag = options.bootstrap ? bootstrapCounts(n, random) : new Uint8Array(n).fill(1);
    counts.push(bag);
    if (options.drawnPer === 'split') {
      trees.push(growTree(data, bag, options, random));
    } else {
      const which = sampleFeatures(p, options.mtry, random);
      const whole = { ...options, mtry: which.length };
      trees.push(renamed(growTree(onlyColumns(data, which), bag, whole, random), which, p));
    }
  }
  return { trees, counts };
}

/** One tree of all samples, all features at every split: what CART grows. */
export function singleTree(data: LabelledTable, options: Partial<TreeOptions> = {}): Tree {
  const all = { ...usualForest, mtry: data.columns.length, ...options };
  return growTree(data, new Uint8Array(data.labels.length).fill(1), all, () => 0);
}

/** The leaf shares of every tree; B × n. */
export function forestShares(trees: readonly Tree[], columns: readonly Float64Array[]): Float64Array[] {
  return trees.map((tree) => leafShares(tree, columns));
}

/** Whether a share of label 1 is read as label 1: over a half; a tie falls to label 0, as the largest of equals found first. */
export const labelOf = (share: number): number => (share > 0.5 ? 1 : 0);

/** The share of samples whose predicted share leads to the wrong label. */
export function errorRate(shares: Float64Array, labels: Uint8Array): number {
  let wrong = 0;
  for (const [i, share] of shares.entries()) if (labelOf(share) !== labels[i]) wrong += 1;
  return wrong / labels.length;
}

/** The mean of the first B rows, or of their votes. */
export function averageShares(
  shares: readonly Float64Array[],
  voting: 'soft' | 'hard' = 'soft',
): Float64Array {
  const sum = new Float64Array(shares[0]?.length ?? 0);
  for (const row of shares) {
    for (let i = 0; i < sum.length; i += 1) {
      const share = row[i] ?? 0;
      sum[i] = (sum[i] ?? 0) + (voting === 'soft' ? share : labelOf(share));
    }
  }
  return sum.map((total) => total / shares.length);
}

/** The errors of the first 1, 2 … B trees, averaged, on a table; B. */
export function errorCurve(trees: readonly Tree[], { columns, labels }: LabelledTable): number[] {
  const sum = new Float64Array(labels.length);
  return trees.map((tree, b) => {
    const shares = leafShares(tree, columns);
    let wrong = 0;
    for (let i = 0; i < shares.length; i += 1) {
      const total = (sum[i] ?? 0) + (shares[i] ?? 0);
      sum[i] = total;
      if (labelOf(total / (b + 1)) !== labels[i]) wrong += 1;
    }
    return wrong / labels.length;
  });
}

/** An out-of-bag error, and how many samples at least one tree could vote on. */
export interface OutOfBag {
  readonly error: number;
  readonly voted: number;
}

/**
 * Out-of-bag errors of the first 1, 2 … B trees on the table that they were grown from: each sample is judged by those
 * trees whose bag it is not in; B.
 */
export function outOfBagCurve({ trees, counts }: Forest, { columns, labels }: LabelledTable): OutOfBag[] {
  const sum = new Float64Array(labels.length);
  const votes = new Uint16Array(labels.length);
  return trees.map((tree, b) => {
    const shares = leafShares(tree, columns);
    let wrong = 0;
    let voted = 0;
    for (let i = 0; i < shares.length; i += 1) {
      if (counts[b]?.[i] === 0) {
        sum[i] = (sum[i] ?? 0) + (shares[i] ?? 0);
        votes[i] = (votes[i] ?? 0) + 1;
      }
      const judges = votes[i] ?? 0;
      if (judges === 0) continue;
      voted += 1;
      if (labelOf((sum[i] ?? 0) / judges) !== labels[i]) wrong += 1;
    }
    return { error: voted === 0 ? 0 : wrong / voted, voted };
  });
}

/** The trees whose bag does not hold sample i, counted from 0. */
export function outOfBagTrees(counts: readonly Uint8Array[], i: number): number[] {
  return [...counts.keys()].filter((b) => counts[b]?.[i] === 0);
}

/** The mean share of distinct samples in a bag. */
export function inBagShare({ counts }: Forest): number {
  const shares = counts.map((bag) => bag.filter((count) => count > 0).length / bag.length);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** The mean correlation over the rows of all pairs of trees' votes (0 or 1). Trees that always vote the same are left out. */
export function voteCorrelation(shares: readonly Float64Array[]): number {
  const standard = shares.flatMap((row) => {
    const votes = row.map(labelOf);
    const mean = votes.reduce((sum, vote) => sum + vote, 0) / votes.length;
    const spread = Math.sqrt(mean * (1 - mean));
    return spread === 0 ? [] : [votes.map((vote) => (vote - mean) / spread)];
  });
  const b = standard.length;
  const n = standard[0]?.length ?? 0;
  // The sum over all ordered pairs is the square of the sum; the b pairs of a tree with itself give 1 each.
  let squares = 0;
  for (let i = 0; i < n; i += 1) {
    let sum = 0;
    for (const row of standard) sum += row[i] ?? 0;
    squares += sum * sum;
  }
  return b < 2 ? 1 : (squares / n - b) / (b * (b - 1));
}

/** The share of rows for which two predictions lead to different labels. */
export function disagreement(one: Float64Array, other: Float64Array): number {
  return one.filter((share, i) => labelOf(share) !== labelOf(other[i] ?? 0)).length / one.length;
}

/** The mean of the trees' shares on the rows of a table; n. */
export function forestShare(trees: readonly Tree[], columns: readonly Float64Array[]): Float64Array {
  return averageShares(forestShares(trees, columns));
}

/** Strength, correlation and bound of Breiman (2001), theorem 2.3, for two classes, estimated from B trees on n samples. */
export interface Strength {
  /** s, the mean over samples of mr = P(right vote) − P(wrong vote) */
  readonly s: number;
  /** ρ̄ = Var(mr) / (mean over trees of sd(rmg))², rmg = +1 for a right vote and −1 for a wrong one */
  readonly rho: number;
  /** ρ̄(1 − s²)/s² */
  readonly bound: number;
  /** Var(mr)/s², Chebyshev's bound before variances are replaced by ρ̄ and s */
  readonly chebyshev: number;
}

export function strength(shares: readonly Float64Array[], labels: Uint8Array): Strength {
  const n = labels.length;
  const margin = new Float64Array(n);
  let spread = 0;
  for (const row of shares) {
    let right = 0;
    for (const [i, share] of row.entries()) {
      const hit = labelOf(share) === labels[i] ? 1 : 0;
      right += hit;
      margin[i] = (margin[i] ?? 0) + (2 * hit - 1) / shares.length;
    }
    spread += Math.sqrt(1 - (2 * (right / n) - 1) ** 2) / shares.length;
  }
  const s = margin.reduce((sum, value) => sum + value, 0) / n;
  const variance = margin.reduce((sum, value) => sum + (value - s) ** 2, 0) / n;
  const rho = variance / spread ** 2;
  return { s, rho, bound: (rho * (1 - s * s)) / (s * s), chebyshev: variance / (s * s) };
}

/** Mean decrease of impurity of each feature, as shares that sum to 1; p. */
export function impurityImportance(trees: readonly Tree[]): number[] {
  const p = trees[0]?.decrease.length ?? 0;
  const sums = Array.from({ length: p }, (_, f) =>
    trees.reduce((sum, { decrease }) => sum + (decrease[f] ?? 0), 0),
  );
  const total = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((value) => (total === 0 ? 0 : value / total));
}

/** A shuffle of 0 … n − 1 (Fisher and Yates, from the end). */
function permutation(n: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i -= 1) {
    const other = Math.floor(random() * (i + 1));
    const held = order[i] ?? 0;
    order[i] = order[other] ?? 0;
    order[other] = held;
  }
  return order;
}

/** How much the forest's error on `data` grows when one column is shuffled among the rows; p, the mean of `rounds` shuffles each. */
export function permutationImportance(
  trees: readonly Tree[],
  { columns, labels }: LabelledTable,
  seed: number,
  rounds = 1,
): number[] {
  const random = mulberry32(seed);
  const error = (table: readonly Float64Array[]) => errorRate(forestShare(trees, table), labels);
  const before = error(columns);
  return columns.map((column, f) => {
    let after = 0;
    for (let round = 0; round < rounds; round += 1) {
      const order = permutation(labels.length, random);
      const shuffled = column.map((_, i) => column[order[i] ?? 0] ?? 0);
      after += error(columns.map((other, k) => (k === f ? shuffled : other))) / rounds;
    }
    return after - before;
  });
}
