import { expect, test } from 'vitest';
import {
  experiment,
  flippedShare,
  marginsAfter,
  repeated,
  scoreGrid,
  sizes,
  weightsBefore,
} from '../../../../src/figures/boosting-margins/model.ts';
import { score } from '../../../../src/math/adaboost.ts';

const clean = experiment(0, 1997, 120);
const noisy = experiment(0.25, 1997, 120);

test('measures every round, the training error never above its bound', () => {
  expect(clean.measured).toHaveLength(120);
  for (const { train, bound } of [...clean.measured, ...noisy.measured]) {
    expect(train).toBeLessThanOrEqual(bound + 1e-12);
  }
});

test('has no training error exactly where every margin is positive', () => {
  for (const m of [1, 20, 47, 50, 100]) {
    const [least = NaN] = marginsAfter(clean, m);
    expect(clean.measured[m - 1]?.train === 0).toBe(least > 0);
  }
  expect(clean.firstPerfect).toBe(47);
});

test('margins rise in order, one for each training point', () => {
  const margins = marginsAfter(clean, 30);
  expect(margins).toHaveLength(sizes.train);
  expect([...margins].sort((a, b) => a - b)).toEqual(margins);
});

test('turned labels draw more than their share of the weight', () => {
  const turned = noisy.train.flipped.filter(Boolean).length / sizes.train;
  expect(flippedShare(noisy, 100)).toBeGreaterThan(1.4 * turned);
  expect(flippedShare(clean, 100)).toBe(0);
});

test('the first round works with equal weights, the next with those it leaves', () => {
  expect(new Set(weightsBefore(clean, 1))).toEqual(new Set([1 / sizes.train]));
  expect(weightsBefore(clean, 2)).toBe(clean.rounds[0]?.weights);
});

test('the grid holds F, the top row the largest second feature', () => {
  const [reach, cells, m] = [2, 8, 15];
  const grid = scoreGrid(clean, m, reach, cells);
  const middle = (i: number) => -reach + ((i + 0.5) * 2 * reach) / cells;
  for (const [row, column] of [
    [0, 0],
    [2, 5],
    [7, 3],
  ] as const) {
    const point = [middle(column), middle(cells - 1 - row)];
    expect(grid[row]?.[column]).toBeCloseTo(score(clean.rounds.slice(0, m), point), 10);
  }
});

test('with noise more rounds do harm on average, without noise hardly', () => {
  const [, early = 0, late = 0] = repeated(0.25, 10, [20, 50, 200]).test;
  expect(late).toBeGreaterThan(early);
  const calm = repeated(0, 10, [20, 200]);
  expect(calm.perfect).toBe(10);
  expect(Math.abs((calm.test[1] ?? 0) - calm.atPerfect)).toBeLessThan(0.02);
});
