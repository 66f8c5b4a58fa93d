import { expect, test } from 'vitest';
import { gini, giniDecrease, growTree, leafCount, leafShares } from '../../../src/math/decision-tree.ts';
import type { TreeOptions } from '../../../src/math/decision-tree.ts';
import { twoMoons } from '../../../src/math/moons.ts';
import { mulberry32 } from '../../../src/math/random.ts';
import type { LabelledTable } from '../../../src/math/table.ts';

const whole: TreeOptions = { mtry: 2, maxDepth: Infinity, minLeaf: 1, thresholds: 'best' };
const once = ({ labels }: LabelledTable) => new Uint8Array(labels.length).fill(1);
const grow = (data: LabelledTable, options: Partial<TreeOptions> = {}, seed = 1) =>
  growTree(data, once(data), { ...whole, ...options }, mulberry32(seed));
const moons = twoMoons(300, 0.3, 1);
const table = (labels: number[], ...columns: number[][]): LabelledTable => ({
  columns: columns.map((column) => Float64Array.from(column)),
  labels: Uint8Array.from(labels),
});

test('measures impurity as the chance that two draws differ', () => {
  expect([0, 0.5, 1].map(gini)).toEqual([0, 0.5, 0]);
  expect(gini(0.2)).toBeCloseTo(1 - 0.04 - 0.64, 12);
});

test('never gains less than nothing by a split, and everything by a perfect one', () => {
  expect(giniDecrease(4, 4, 4, 0)).toBeCloseTo(0.5, 12);
  expect(giniDecrease(4, 2, 6, 3)).toBeCloseTo(0, 12);
  expect(giniDecrease(0, 0, 6, 3)).toBe(0);
  for (let a = 0; a <= 5; a += 1)
    for (let b = 0; b <= 7; b += 1) expect(giniDecrease(5, a, 7, b)).toBeGreaterThan(-1e-12);
});

test('splits half-way between two neighbours', () => {
  const tree = grow(table([0, 0, 1, 1], [1, 2, 4, 9]));
  expect(tree.threshold[0]).toBe(3);
  expect(leafCount(tree)).toBe(2);
});

test('fits every label of the samples it was grown from, however deep', () => {
  const tree = grow(moons);
  expect([...leafShares(tree, moons.columns)]).toEqual([...moons.labels]);
});

test('goes on where no split gains anything at first: exclusive or', () => {
  const xor = table([0, 1, 1, 0], [0, 0, 1, 1], [0, 1, 0, 1]);
  expect([...leafShares(grow(xor), xor.columns)]).toEqual([0, 1, 1, 0]);
});

test('keeps one leaf of mixed labels where all features are equal', () => {
  const same = table([0, 1, 1], [5, 5, 5]);
  const tree = grow(same);
  expect(leafCount(tree)).toBe(1);
  expect(tree.share[0]).toBeCloseTo(2 / 3, 12);
});

test('heeds its depth and the least weight of a leaf', () => {
  expect(grow(moons, { maxDepth: 3 }).depth).toBe(3);
  expect(leafCount(grow(moons, { maxDepth: 1 }))).toBe(2);
  const tree = grow(moons, { minLeaf: 20 });
  const counts = new Map<number, number>();
  for (const share of leafShares(tree, moons.columns)) counts.set(share, (counts.get(share) ?? 0) + 1);
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(20);
});

test('counts a sample of weight two as two samples, and one of weight 0 as none', () => {
  const data = table([0, 1, 1], [1, 2, 3]);
  const doubled = growTree(data, Uint8Array.of(2, 1, 0), whole, mulberry32(1));
  const copied = grow(table([0, 0, 1], [1, 1, 2]));
  expect(doubled.threshold).toEqual(copied.threshold);
  expect(doubled.share).toEqual(copied.share);
});

test('adds up all of the impurity when every leaf is pure', () => {
  const { decrease } = grow(moons);
  expect(decrease.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0.5, 9);
});

test('draws nothing when it tries all features, and other trees when it tries one', () => {
  expect(grow(moons, {}, 1)).toEqual(grow(moons, {}, 2));
  expect(grow(moons, { mtry: 1 }, 1)).not.toEqual(grow(moons, { mtry: 1 }, 2));
});

test('looks past features that are constant in the node', () => {
  const data = table([0, 1], [5, 5], [1, 2]);
  for (let seed = 1; seed < 9; seed += 1) expect(grow(data, { mtry: 1 }, seed).feature[0]).toBe(1);
});

test('draws random thresholds inside the node, and still fits the samples', () => {
  const tree = grow(moons, { thresholds: 'random' });
  expect([...leafShares(tree, moons.columns)]).toEqual([...moons.labels]);
  expect(tree.threshold).not.toEqual(grow(moons).threshold);
});
