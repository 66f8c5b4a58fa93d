import { expect, test } from 'vitest';
import { rulers } from '../../../../src/figures/loss-rulers/model.ts';
import type { LossName } from '../../../../src/figures/loss-rulers/model.ts';

const leaf = (name: LossName, outlier: number, delta = 2, alpha = 0.7) =>
  rulers({ outlier, delta, alpha }).find((ruler) => ruler.name === name)?.leaf ?? NaN;

test('gives 24.5, ½, ⅔ and 1 to the leaf of 1, 2, 3, 100', () => {
  expect(leaf('squared', 100)).toBe(24.5);
  expect(leaf('absolute', 100)).toBe(0.5);
  expect(leaf('huber', 100)).toBeCloseTo(2 / 3, 12);
  expect(leaf('quantile', 100)).toBe(1);
});

test('only the mean follows an outlier on and on', () => {
  for (const name of ['absolute', 'huber', 'quantile'] as const)
    expect(leaf(name, 1000)).toBeCloseTo(leaf(name, 20), 9);
  expect(leaf('squared', 1000)).toBeGreaterThan(leaf('squared', 20) + 200);
});

test('has pseudo-residuals of bounded size but for squared error', () => {
  const [squared, absolute, huber, quantile] = rulers({ outlier: 50, delta: 2, alpha: 0.7 });
  expect(squared?.residuals[3]).toBe(48);
  expect(absolute?.residuals).toEqual([-1, 0, 1, 1]);
  expect(huber?.residuals).toEqual([-1, 0, 1, 2]);
  expect(quantile?.residuals[3]).toBe(0.7);
});

test('the mean of pseudo-residuals is the leaf for squared error only', () => {
  const all = rulers({ outlier: 10, delta: 2, alpha: 0.7 });
  expect(all.map(({ naive, leaf: value }) => Math.abs(naive - value) < 1e-9)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
