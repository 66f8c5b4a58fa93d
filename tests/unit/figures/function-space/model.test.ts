import { expect, test } from 'vitest';
import {
  contour,
  gap,
  lineSearch,
  loss,
  optimum,
  path,
  pseudoResiduals,
  step,
} from '../../../../src/figures/function-space/model.ts';
import type { Learner } from '../../../../src/figures/function-space/model.ts';

const learners = ['gradient', 'sign', 'leaves'] as const satisfies readonly Learner[];

test('has pseudo-residuals that are minus the slopes of the loss, but for ½', () => {
  const h = 1e-5;
  const [first, second] = pseudoResiduals([0.7, -0.3]);
  expect((loss([0.7 + h, -0.3]) - loss([0.7 - h, -0.3])) / (2 * h)).toBeCloseTo(-first / 2, 8);
  expect((loss([0.7, -0.3 + h]) - loss([0.7, -0.3 - h])) / (2 * h)).toBeCloseTo(-second / 2, 8);
});

test('has no slope and no gap at the optimum', () => {
  for (const r of pseudoResiduals(optimum)) expect(r).toBeCloseTo(0, 12);
  expect(gap(optimum)).toBe(0);
});

test('finds the lowest point along a direction', () => {
  const rho = lineSearch([0, 0], [1, -1]);
  const along = (t: number) => loss([t, -t]);
  expect(along(rho)).toBeLessThan(along(rho + 1e-3));
  expect(along(rho)).toBeLessThan(along(rho - 1e-3));
  expect(lineSearch([0, 0], [-1, 0])).toBe(0);
});

test('stumps of ±1 walk along diagonals only', () => {
  for (const F of [
    [0, 0],
    [2, 1],
    [1, -1.2],
  ] as const) {
    const [a, b] = step(F, 'sign');
    expect(Math.abs(a)).toBeCloseTo(Math.abs(b), 12);
  }
});

test('the leaves take the Newton step of either input', () => {
  const [a, b] = step([0, 0], 'leaves');
  expect(a).toBeCloseTo(0.45 / 0.25, 12);
  expect(b).toBeCloseTo(-0.1 / 0.25, 12);
});

test.each(learners)('%s goes down in every round and ends at the optimum', (learner) => {
  const gaps = path(learner, 0.5, 160).map(gap);
  for (const [i, value] of gaps.slice(1).entries()) expect(value).toBeLessThanOrEqual((gaps[i] ?? 0) + 1e-12);
  expect(gaps.at(-1)).toBeLessThan(1e-8);
});

test('few directions cost rounds', () => {
  const rounds = learners.map((learner) => path(learner, 0.3, 60).findIndex((F) => gap(F) < 1e-3));
  expect(rounds).toEqual([7, 30, 11]);
});

test('draws contours on which the loss is what they say', () => {
  for (const F of contour(0.05, 24)) expect(gap(F)).toBeCloseTo(0.05, 8);
});
