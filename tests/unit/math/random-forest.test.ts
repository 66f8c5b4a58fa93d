import { expect, test } from 'vitest';
import { leafShares } from '../../../src/math/decision-tree.ts';
import { missingProbability } from '../../../src/math/ensemble.ts';
import { twoMoons } from '../../../src/math/moons.ts';
import {
  averageShares,
  bootstrapCounts,
  disagreement,
  errorCurve,
  errorRate,
  forestShare,
  forestShares,
  growForest,
  impurityImportance,
  inBagShare,
  labelOf,
  outOfBagCurve,
  outOfBagTrees,
  permutationImportance,
  singleTree,
  strength,
  usualForest,
  voteCorrelation,
} from '../../../src/math/random-forest.ts';
import { mulberry32 } from '../../../src/math/random.ts';
import { withColumns } from '../../../src/math/table.ts';

const train = twoMoons(200, 0.3, 1);
const fresh = twoMoons(500, 0.3, 2);
const forest = growForest(train, { ...usualForest, trees: 40 }, 5);

test('draws n samples into every bag, and leaves out about a share of 1/e', () => {
  for (const bag of forest.counts) expect(bag.reduce((sum, count) => sum + count, 0)).toBe(200);
  expect(inBagShare(forest)).toBeCloseTo(1 - missingProbability(200), 1);
  const random = mulberry32(3);
  const counts = Array.from({ length: 400 }, () => bootstrapCounts(50, random));
  const empty = counts.reduce((sum, bag) => sum + bag.filter((count) => count === 0).length, 0) / 20_000;
  expect(empty).toBeCloseTo(missingProbability(50), 2);
});

test('grows fewer trees as the first of more', () => {
  const few = growForest(train, { ...usualForest, trees: 3 }, 5);
  expect(few.trees).toEqual(forest.trees.slice(0, 3));
});

test('is one tree without any lot', () => {
  const same = growForest(train, { ...usualForest, trees: 2, mtry: 2, bootstrap: false }, 5);
  expect(same.trees[1]).toEqual(same.trees[0]);
  expect(same.trees[0]).toEqual(singleTree(train));
  expect(voteCorrelation(forestShares(same.trees, fresh.columns))).toBeCloseTo(1, 9);
});

test('uses one feature in a whole tree when they are drawn a tree', () => {
  const { trees } = growForest(train, { ...usualForest, trees: 20, drawnPer: 'tree' }, 5);
  for (const { feature, decrease } of trees) {
    expect(new Set(feature.filter((f) => f >= 0)).size).toBe(1);
    expect(decrease.filter((value) => value > 0)).toHaveLength(1);
  }
  expect(new Set(trees.map(({ feature }) => feature[0])).size).toBe(2);
});

test('ends its error curve at the error of the whole forest', () => {
  const curve = errorCurve(forest.trees, fresh);
  expect(curve).toHaveLength(40);
  expect(curve.at(-1)).toBe(errorRate(forestShare(forest.trees, fresh.columns), fresh.labels));
  expect(curve[0]).toBe(
    errorRate(leafShares(forest.trees[0] ?? singleTree(train), fresh.columns), fresh.labels),
  );
});

test('judges a sample out of bag only by trees that have not seen it', () => {
  const curve = outOfBagCurve(forest, train);
  expect(curve[0]?.voted).toBe(forest.counts[0]?.filter((count) => count === 0).length);
  expect(curve.at(-1)?.voted).toBe(200);
  const wrong = Array.from(train.labels).filter((label, i) => {
    const judges = outOfBagTrees(forest.counts, i).map((b) => forest.trees[b] ?? singleTree(train));
    return labelOf(forestShare(judges, train.columns)[i] ?? 0) !== label;
  });
  expect(curve.at(-1)?.error).toBeCloseTo(wrong.length / 200, 12);
});

test('errs less than its trees do on average', () => {
  const shares = forestShares(forest.trees, fresh.columns);
  const trees = shares.reduce((sum, row) => sum + errorRate(row, fresh.labels) / shares.length, 0);
  expect(errorRate(averageShares(shares), fresh.labels)).toBeLessThan(trees);
});

test('votes as it averages while leaves are pure, and otherwise where they are not', () => {
  const pure = forestShares(forest.trees, fresh.columns);
  expect([...averageShares(pure, 'hard')]).toEqual([...averageShares(pure)]);
  const { trees } = growForest(train, { ...usualForest, trees: 40, minLeaf: 30 }, 5);
  const mixed = forestShares(trees, fresh.columns);
  expect(disagreement(averageShares(mixed, 'hard'), averageShares(mixed))).toBeGreaterThan(0);
});

test('reads a tie as label 0', () => {
  expect([0.49, 0.5, 0.51].map(labelOf)).toEqual([0, 0, 1]);
});

test('finds the correlation of votes that a pair by pair count finds', () => {
  const rows = [
    [1, 1, 0, 0],
    [1, 0, 1, 0],
    [1, 1, 0, 1],
  ].map((row) => Float64Array.from(row));
  const correlation = (a: number[], b: number[]) => {
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / 4;
    const cross = mean(a.map((value, i) => value * (b[i] ?? 0))) - mean(a) * mean(b);
    return cross / Math.sqrt(mean(a) * (1 - mean(a)) * mean(b) * (1 - mean(b)));
  };
  const plain = rows.map((row) => [...row]);
  const pairs = [0, 1, 2].flatMap((i) => plain.slice(i + 1).map((row) => correlation(plain[i] ?? [], row)));
  expect(voteCorrelation(rows)).toBeCloseTo(pairs.reduce((sum, value) => sum + value, 0) / 3, 12);
});

test('keeps the error below the bound of Breiman, and the bound above that of Chebyshev', () => {
  const shares = forestShares(forest.trees, fresh.columns);
  const { s, rho, bound, chebyshev } = strength(shares, fresh.labels);
  expect(s).toBeGreaterThan(0);
  expect(rho).toBeGreaterThan(0);
  expect(rho).toBeLessThan(1);
  expect(chebyshev).toBeLessThanOrEqual(bound + 1e-12);
  expect(errorRate(averageShares(shares), fresh.labels)).toBeLessThan(chebyshev);
});

test('gives importances that sum to 1, and none to a constant', () => {
  const wide = withColumns(train, [new Float64Array(200).fill(3)]);
  const { trees } = growForest(wide, { ...usualForest, trees: 20, mtry: 2 }, 5);
  const importance = impurityImportance(trees);
  expect(importance.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  expect(importance[2]).toBe(0);
  expect(permutationImportance(trees, withColumns(fresh, [new Float64Array(500).fill(3)]), 1)[2]).toBe(0);
});
