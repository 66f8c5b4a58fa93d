import { bestSplit, mean, splitScan } from './boosting.ts';

/** Samples as rows of features, n × d. */
export type Rows = readonly (readonly number[])[];

/** A regression tree: a leaf with the samples that fell into it, or a threshold with two subtrees. */
export type Tree =
  | { readonly value: number; readonly samples: readonly number[] }
  | { readonly feature: number; readonly threshold: number; readonly left: Tree; readonly right: Tree };

/** What a leaf says about the samples in it. */
export type LeafValue = (samples: readonly number[]) => number;

/** The threshold that takes most off Σ(target − mean)² over all features; the first of equal ones. */
function cut(rows: Rows, targets: readonly number[], samples: readonly number[]) {
  const features = rows[0]?.length ?? 0;
  const g = samples.map((i) => -(targets[i] ?? 0));
  const h = samples.map(() => 1);
  const best = Array.from({ length: features }, (_, feature) => {
    const x = samples.map((i) => rows[i]?.[feature] ?? 0);
    const split = bestSplit(splitScan({ x, g, h, lambda: 0 }));
    return split && { feature, threshold: split.s, gain: split.gain };
  });
  return best.reduce((so, one) => (one && (so === undefined || one.gain > so.gain) ? one : so), undefined);
}

/**
 * Grows a tree greedily by least squares (CART). Like scikit-learn it splits wherever targets differ, even when no
 * threshold gains anything: an exclusive-or pays only on the second level.
 * @param leafValue what a leaf answers; by default the mean of its targets
 */
export function growTree(
  rows: Rows,
  targets: readonly number[],
  depth: number,
  leafValue: LeafValue = (samples) => mean(samples.map((i) => targets[i] ?? 0)),
  samples: readonly number[] = targets.map((_, i) => i),
): Tree {
  const first = targets[samples[0] ?? 0] ?? 0;
  const differ = samples.some((i) => Math.abs((targets[i] ?? 0) - first) > 1e-12);
  const split = depth > 0 && differ ? cut(rows, targets, samples) : undefined;
  if (split === undefined) return { value: leafValue(samples), samples };
  const { feature, threshold } = split;
  const below = (i: number) => (rows[i]?.[feature] ?? 0) < threshold;
  const grow = (part: readonly number[]) => growTree(rows, targets, depth - 1, leafValue, part);
  return {
    feature,
    threshold,
    left: grow(samples.filter(below)),
    right: grow(samples.filter((i) => !below(i))),
  };
}

/** The value of the leaf that a row falls into. */
export function answer(tree: Tree, row: readonly number[]): number {
  if ('value' in tree) return tree.value;
  return answer((row[tree.feature] ?? 0) < tree.threshold ? tree.left : tree.right, row);
}

/** The leaves from left to right. */
export function leaves(tree: Tree): readonly { value: number; samples: readonly number[] }[] {
  return 'value' in tree ? [tree] : [...leaves(tree.left), ...leaves(tree.right)];
}
