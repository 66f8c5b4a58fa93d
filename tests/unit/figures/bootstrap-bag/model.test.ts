import { expect, test } from 'vitest';
import {
  bags,
  bootstrapMatrix,
  expectedEmpty,
  neverDrawn,
  voters,
} from '../../../../src/figures/bootstrap-bag/model.ts';

test('draws n into each of twelve bags', () => {
  const { counts } = bootstrapMatrix(20, bags, 12);
  expect(counts).toHaveLength(12);
  for (const bag of counts) expect(bag.reduce((sum, count) => sum + count, 0)).toBe(20);
});

test('counts the empty cells by rows and over all', () => {
  const { counts, missing, emptyShare } = bootstrapMatrix(9, 5, 3);
  expect(missing).toEqual(counts.map((bag) => [...bag].filter((count) => count === 0).length));
  expect(emptyShare).toBeCloseTo(missing.reduce((sum, value) => sum + value, 0) / 45, 12);
});

test('leaves as many cells empty as expected in the long run', () => {
  const { emptyShare, expected } = bootstrapMatrix(30, 3000, 1);
  expect(emptyShare).toBeCloseTo(expected, 2);
});

test('lets those trees vote whose bag lacks the sample, no others', () => {
  const matrix = bootstrapMatrix(20, bags, 12);
  for (let i = 0; i < 20; i += 1) {
    const may = voters(matrix, i);
    for (const [b, bag] of matrix.counts.entries()) expect(may.includes(b)).toBe(bag[i] === 0);
  }
});

test('approaches 1/e from below', () => {
  const shares = expectedEmpty.map(({ share }) => share);
  expect(shares[0]).toBe(0.25);
  expect(shares.every((share, k) => share < neverDrawn && (k === 0 || share > (shares[k - 1] ?? 0)))).toBe(
    true,
  );
  expect(expectedEmpty.at(-1)?.n).toBe(1000);
});
