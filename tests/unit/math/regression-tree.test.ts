import { expect, test } from 'vitest';
import { mulberry32, normal } from '../../../src/math/random.ts';
import { answer, growTree, leaves } from '../../../src/math/regression-tree.ts';

const random = mulberry32(5);
const rows = Array.from({ length: 30 }, () => [random(), random()]);
const targets = rows.map(() => normal(random));
const errors = (depth: number) => {
  const tree = growTree(rows, targets, depth);
  return rows.reduce((sum, row, i) => sum + ((targets[i] ?? 0) - answer(tree, row)) ** 2, 0);
};

test('is the mean at depth 0, and fits better with every level', () => {
  expect(leaves(growTree(rows, targets, 0))).toHaveLength(1);
  const byDepth = [0, 1, 2, 3, 4].map(errors);
  for (const [i, error] of byDepth.slice(1).entries()) expect(error).toBeLessThan(byDepth[i] ?? 0);
});

test('puts every sample into just one leaf, and the mean of its targets there', () => {
  const all = leaves(growTree(rows, targets, 3));
  expect(all.flatMap(({ samples }) => samples).toSorted((a, b) => a - b)).toEqual(targets.map((_, i) => i));
  for (const { value, samples } of all) {
    const inside = samples.map((i) => targets[i] ?? 0);
    expect(value).toBeCloseTo(inside.reduce((sum, v) => sum + v, 0) / inside.length, 12);
  }
});

test('is a projection: the residual stands upright on the tree', () => {
  const tree = growTree(rows, targets, 2);
  const product = rows.reduce((sum, row, i) => {
    const value = answer(tree, row);
    return sum + value * ((targets[i] ?? 0) - value);
  }, 0);
  expect(product).toBeCloseTo(0, 10);
});

test('splits on the feature that matters', () => {
  const tree = growTree(
    rows,
    rows.map(([, second = 0]) => Number(second > 0.5)),
    1,
  );
  expect(tree).toMatchObject({ feature: 1 });
});

test('learns an exclusive-or on the second level, though the first gains nothing', () => {
  const corners = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const tree = growTree(corners, [0, 1, 1, 0], 2);
  expect(corners.map((row) => answer(tree, row))).toEqual([0, 1, 1, 0]);
  expect(leaves(growTree(corners, [0, 1, 1, 0], 1)).map(({ value }) => value)).toEqual([0.5, 0.5]);
});

test('does not split targets or rows that are all alike', () => {
  expect(
    leaves(
      growTree(
        rows,
        rows.map(() => 3),
        4,
      ),
    ),
  ).toHaveLength(1);
  expect(leaves(growTree([[1], [1]], [0, 1], 4))).toHaveLength(1);
});
