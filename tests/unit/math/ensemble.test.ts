import { expect, test } from 'vitest';
import {
  averageVariance,
  expectedDistinct,
  majorityRight,
  missingProbability,
  varianceParts,
} from '../../../src/math/ensemble.ts';
import { forestVariance, moonCheck, moonVariance } from '../../../src/math/forest-variance.ts';
import { mulberry32, normal } from '../../../src/math/random.ts';

test('is σ²/B for independent trees, σ² for equal ones, and never under its floor', () => {
  expect(averageVariance(0, 2, 10)).toBeCloseTo(0.2, 12);
  expect(averageVariance(1, 2, 10)).toBeCloseTo(2, 12);
  expect(averageVariance(0.3, 1, 1)).toBeCloseTo(1, 12);
  expect(averageVariance(0.3, 1, 1e9)).toBeCloseTo(0.3, 6);
});

test('comes down to 0 at ρ = −1/(B − 1), the least that B equal correlations can be', () => {
  expect(averageVariance(-1 / 4, 1, 5)).toBeCloseTo(0, 12);
});

test('leaves out a share that rises to 1/e', () => {
  expect([2, 5, 10].map(missingProbability)).toEqual([0.25, 0.8 ** 5, 0.9 ** 10]);
  expect(missingProbability(1e7)).toBeCloseTo(Math.exp(-1), 6);
  expect(expectedDistinct(1)).toBe(1);
  expect(expectedDistinct(1000)).toBeCloseTo(632.3, 1);
});

test('lets a majority of three be right with 3p² − 2p³', () => {
  for (const p of [0, 0.2, 0.5, 0.6, 1]) expect(majorityRight(3, p)).toBeCloseTo(3 * p ** 2 - 2 * p ** 3, 12);
  expect(majorityRight(1, 0.7)).toBeCloseTo(0.7, 12);
});

test('gives majorities of p and 1 − p that sum to 1, and a half at p = ½', () => {
  for (const n of [5, 25, 1001]) {
    expect(majorityRight(n, 0.6) + majorityRight(n, 0.4)).toBeCloseTo(1, 9);
    expect(majorityRight(n, 0.5)).toBeCloseTo(0.5, 9);
  }
});

test('takes a variance of known parts apart again', () => {
  const random = mulberry32(1);
  const values = Array.from({ length: 400 }, () => {
    const common = Array.from({ length: 5 }, () => normal(random));
    return Array.from({ length: 4 }, () => Float64Array.from(common, (c) => c + 2 * normal(random)));
  });
  const { between, within, rho, variance } = varianceParts(values);
  expect(between).toBeCloseTo(1, 0);
  expect(within / 4).toBeCloseTo(1, 1);
  expect(rho).toBeCloseTo(0.2, 1);
  expect(variance).toBeCloseTo(between + within, 12);
});

test('finds no correlation-free part where all trees of a set are one', () => {
  const small = { ...moonCheck, n: 60, sets: 10, treesPerSet: 3, places: 40 };
  const { within, rho } = moonVariance({ mtry: 2, bootstrap: false }, small);
  expect(within).toBeCloseTo(0, 12);
  expect(rho).toBeCloseTo(1, 9);
});

test('measures the variance of a forest that the parts foretell', () => {
  const small = { ...moonCheck, n: 60, sets: 12, treesPerSet: 6, places: 40 };
  const { between, within } = moonVariance({}, small);
  const [six = 0] = forestVariance({}, small, [6]);
  expect(six).toBeCloseTo(between + within / 6, 12);
});
