import { expect, test } from 'vitest';
import { logLoss, squaredError } from '../../../src/math/boosting.ts';
import { libraryTree, roundsUntilSplit } from '../../../src/math/xgboost.ts';

const points = {
  x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  y: [5.56, 5.7, 5.91, 6.4, 6.8, 7.05, 8.9, 8.7, 9.0, 9.05],
};
const from = (base: number) => ({ x: points.x, ...squaredError(points.y, base) });
const labels = { x: [1, 2, 3, 4, 5, 6], ...logLoss([0, 0, 1, 0, 1, 1]) };
const missing = { x: [1, 2, null, 4, 5, null], ...logLoss([0, 0, 1, 1, 1, 1]) };

test('prints what releases 1.7.4 and 2.1.4 print for ten points', () => {
  const { split } = libraryTree(from(7.307), { lambda: 1 });
  expect(split?.threshold).toBe(6.5);
  expect(split?.gain).toBeCloseTo(14.1401424, 5);
  expect(split?.left).toBeCloseTo(-0.917428672, 6);
  expect(split?.right).toBeCloseTo(1.28439975, 6);
  expect(libraryTree(from(7.307), { lambda: 1, method: 'hist' }).split).toMatchObject({
    threshold: 7,
    missing: 'right',
    gain: split?.gain,
  });
});

test('keeps the largest of equal thresholds with exact and the smallest with hist', () => {
  const params = { lambda: 1, minChildWeight: 0 };
  expect(libraryTree(labels, params).split?.threshold).toBe(4.5);
  expect(libraryTree(labels, { ...params, method: 'hist' }).split?.threshold).toBe(3);
});

test('needs the sum of h on both sides to reach the least child weight', () => {
  const threshold = (minChildWeight: number) =>
    libraryTree(labels, { lambda: 1, minChildWeight, method: 'hist' }).split?.threshold;
  expect([1, 0.75, 0.5].map(threshold)).toEqual([undefined, 4, 3]);
});

test('sends missing values to the side that gains more', () => {
  const exact = libraryTree(missing, { lambda: 1, minChildWeight: 0 }).split;
  expect(exact).toMatchObject({ threshold: 3, missing: 'right', right: 1 });
  expect(exact?.gain).toBeCloseTo(2.26666665, 6);
  expect(libraryTree(missing, { lambda: 1, minChildWeight: 0, method: 'hist' }).split?.threshold).toBe(4);
  const flipped = { ...missing, ...logLoss([0, 0, 0, 1, 1, 0]) };
  expect(libraryTree(flipped, { lambda: 1, minChildWeight: 0 }).split?.missing).toBe('left');
});

test('can set all present values against the missing ones', () => {
  const column = { x: [1, 1, null, null], ...squaredError([0, 0, 8, 8], 4) };
  const { split } = libraryTree(column, { lambda: 0 });
  expect(split).toMatchObject({ missing: 'right', left: -4, right: 4 });
});

test('takes a split back when gamma exceeds the gain without the half', () => {
  const kept = (gamma: number) => libraryTree(from(7.307), { lambda: 1, gamma }).split !== null;
  expect([13, 14.1, 14.2, 15].map(kept)).toEqual([true, true, false, false]);
});

test('finds no split in samples that want the same', () => {
  const { split, leaf } = libraryTree({ x: [1, 2, 3], ...squaredError([2, 2, 2], 0) }, { lambda: 0 });
  expect(split).toBeNull();
  expect(leaf).toBe(2);
});

test('lifts all points together twice before it splits, from a start far below at a small rate', () => {
  const { before, tree } = roundsUntilSplit(points, { lambda: 1, base: 0.5, eta: 0.3 });
  expect(before).toHaveLength(3);
  expect(tree.split?.threshold).toBe(4.5);
  expect(tree.split?.gain).toBeCloseTo(3.60710907, 4);
  expect(0.3 * (tree.split?.left ?? 0)).toBeCloseTo(0.524615169, 5);
});

test('ends when the points have been reached without a split', () => {
  const { before, tree } = roundsUntilSplit({ x: [1, 2], y: [3, 3] }, { lambda: 0, base: 0, eta: 1 });
  expect(before).toEqual([0, 3]);
  expect(tree.split).toBeNull();
});
