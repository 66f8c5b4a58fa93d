import { expect, test } from 'vitest';
import { leafWeight, logLoss, totals } from '../../../src/math/boosting.ts';
import {
  absolute,
  classLeaf,
  gradientBoost,
  huber,
  huberStep,
  logistic,
  pinball,
  predict,
  quantile,
  squared,
  squaredErrors,
} from '../../../src/math/gradient-boosting.ts';
import { mulberry32, normal } from '../../../src/math/random.ts';

const random = mulberry32(11);
const sample = (n: number) => Array.from({ length: n }, () => normal(random));
const y = sample(25);
const rows = sample(25).map((x) => [x]);
const losses = { squared, absolute, huber: huber(0.8), quantile: pinball(0.7) };

test.each(Object.entries({ ...losses, logistic }))(
  '%s: the pseudo-residual is minus the slope',
  (_, loss) => {
    const step = 1e-5;
    for (const [label, F] of [
      [1, 0.3],
      [0, 0.7],
      [1, -2.1],
    ] as const) {
      const slope = (loss.loss(label, F + step) - loss.loss(label, F - step)) / (2 * step);
      expect(loss.pseudoResidual(label, F)).toBeCloseTo(-slope, 6);
    }
  },
);

test.each(Object.entries(losses))('%s: no other leaf has less loss', (_, loss) => {
  const F = sample(25);
  const total = (gamma: number) =>
    y.reduce((sum, label, i) => sum + loss.loss(label, (F[i] ?? 0) + gamma), 0);
  const gamma = loss.leaf(y, F);
  for (const off of [-0.5, -1e-2, 1e-2, 0.5])
    expect(total(gamma)).toBeLessThanOrEqual(total(gamma + off) + 1e-9);
});

test('Huber lies between median and mean as δ grows', () => {
  const F = y.map(() => 0);
  expect(huber(1e-6).leaf(y, F)).toBeCloseTo(absolute.leaf(y, F), 4);
  expect(huber(1e6).leaf(y, F)).toBeCloseTo(squared.leaf(y, F), 9);
  expect(huberStep(y, 1e6)).toBeCloseTo(squared.leaf(y, F), 9);
});

test('quantiles are order statistics, or the middle between two', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([4, 1, 2, 3], 0.5)).toBe(2.5);
  expect(quantile([4, 1, 2, 3], 0.7)).toBe(3);
  expect(quantile([7], 0.1)).toBe(7);
});

test('the logistic leaf is the weight of XGBoost without λ', () => {
  const labels = [0, 0, 1, 0];
  expect(
    logistic.leaf(
      labels,
      labels.map(() => 0.4),
    ),
  ).toBeCloseTo(leafWeight(totals(logLoss(labels, 0.4)), 0), 12);
});

test('two classes move apart by the binary leaf', () => {
  const r = [0.2, -0.6, 0.9];
  const binary =
    r.reduce((sum, v) => sum + v, 0) / r.reduce((sum, v) => sum + Math.abs(v) * (1 - Math.abs(v)), 0);
  const other = classLeaf(
    r.map((v) => -v),
    2,
  );
  expect(classLeaf(r, 2) - other).toBeCloseTo(binary, 12);
});

test('every round of squared error keeps 1 − ν(2 − ν)cos² of the squared residual', () => {
  for (const nu of [1, 0.5, 0.1]) {
    const [round] = gradientBoost({ rows, y, loss: squared, start: 0.3, nu, depth: 2, rounds: 1 });
    const before = squaredErrors(
      y,
      y.map(() => 0.3),
    );
    const [whole] = gradientBoost({ rows, y, loss: squared, start: 0.3, nu: 1, depth: 2, rounds: 1 });
    const cosine = 1 - squaredErrors(y, whole?.F ?? []) / before;
    expect(squaredErrors(y, round?.F ?? []) / before).toBeCloseTo(1 - nu * (2 - nu) * cosine, 10);
  }
});

test('the start does not matter to stumps at ν = 1, from the first round on', () => {
  const errors = (start: number) =>
    gradientBoost({ rows, y, loss: squared, start, nu: 1, depth: 1, rounds: 5 }).map(({ F }) =>
      squaredErrors(y, F),
    );
  for (const [i, error] of errors(0).entries()) expect(error).toBeCloseTo(errors(9)[i] ?? NaN, 8);
});

test('predicts on the training rows what it had there', () => {
  const options = { rows, y, loss: absolute, start: 0.1, nu: 0.4, depth: 2, rounds: 6 };
  const rounds = gradientBoost(options);
  rows.forEach((row, i) => {
    expect(predict(rounds, options, row)).toBeCloseTo(rounds.at(-1)?.F[i] ?? NaN, 12);
    expect(predict(rounds, options, row, 0)).toBe(0.1);
  });
});

test('grows a tree on the share of samples that was asked for', () => {
  const subsample = { share: 0.4, random: mulberry32(3) };
  const rounds = gradientBoost({ rows, y, loss: squared, start: 0, nu: 1, depth: 0, rounds: 3, subsample });
  for (const { tree } of rounds) {
    const samples = 'samples' in tree ? tree.samples : [];
    expect(new Set(samples).size).toBe(10);
  }
});
