import { expect, test } from 'vitest';
import {
  bestSplit,
  leafScore,
  leafWeight,
  logLoss,
  mean,
  splitGain,
  splitScan,
  squaredError,
  sumOfSquares,
  totals,
  weightedRanks,
} from '../../../src/math/boosting.ts';
import { mulberry32, normal } from '../../../src/math/random.ts';

const random = mulberry32(9);
const sample = (n: number) => Array.from({ length: n }, () => normal(random));
const y = sample(12);
const x = sample(12);

test('puts the leaf at the lowest point of its parabola, and its score at twice the depth', () => {
  const sums = { G: 1.7, H: 2.5 };
  const value = (w: number) => sums.G * w + ((sums.H + 0.8) * w ** 2) / 2;
  const w = leafWeight(sums, 0.8);
  expect(value(w)).toBeLessThan(value(w + 1e-3));
  expect(value(w)).toBeLessThan(value(w - 1e-3));
  expect(-2 * value(w)).toBeCloseTo(leafScore(sums, 0.8), 12);
});

test('gains, without λ and γ, half of what the split takes off the sum of squares, from any start', () => {
  for (const start of [mean(y), 0, 40]) {
    for (const { s, gain } of splitScan({ x, ...squaredError(y, start), lambda: 0 })) {
      const parts = [y.filter((_, i) => (x[i] ?? 0) < s), y.filter((_, i) => (x[i] ?? 0) > s)];
      const after = parts.reduce((total, part) => total + sumOfSquares(part), 0);
      expect(gain).toBeCloseTo((sumOfSquares(y) - after) / 2, 9);
    }
  }
});

test('never loses by a split without λ and γ', () => {
  const splits = splitScan({ x, ...squaredError(y, 3), lambda: 0 });
  expect(splits).toHaveLength(11);
  expect(Math.min(...splits.map(({ gain }) => gain))).toBeGreaterThanOrEqual(0);
});

test('can lose by a split with λ alone', () => {
  const gains = splitScan({ x: [1, 2, 3, 4], ...squaredError([5, 5, 5, 5], 0), lambda: 1 }).map(
    ({ gain }) => gain,
  );
  expect(Math.max(...gains)).toBeLessThan(0);
});

test('takes γ off every gain once', () => {
  const column = { x, ...logLoss(y.map((value) => Number(value > 0))), lambda: 0.5 };
  const free = splitScan(column);
  const priced = splitScan({ ...column, gamma: 0.3 });
  for (const [i, { gain }] of priced.entries()) expect(gain).toBeCloseTo((free[i]?.gain ?? 0) - 0.3, 12);
});

test('is the same for any order of the samples', () => {
  const order = [3, 0, 2, 1];
  const derivatives = squaredError([1, 2, 4, 8], 2);
  const pick = <T>(values: readonly T[]) => order.map((i) => values[i] as T);
  const shuffled = { x: pick([1, 2, 3, 4]), g: pick(derivatives.g), h: pick(derivatives.h) };
  expect(splitScan({ ...shuffled, lambda: 1 })).toEqual(
    splitScan({ x: [1, 2, 3, 4], ...derivatives, lambda: 1 }),
  );
});

test('does not cut between equal values', () => {
  const scan = splitScan({ x: [1, 1, 2, 2, 2], ...squaredError([1, 5, 2, 3, 4], 3), lambda: 1 });
  expect(scan.map(({ s }) => s)).toEqual([1.5]);
  expect(scan[0]?.left).toEqual({ G: 0, H: 2 });
});

test('gives missing samples to the side that was asked for, as if they had a value beyond the others', () => {
  const derivatives = squaredError([1, 5, 2, 3], 3);
  const scan = (value: number | null, missing: 'left' | 'right') =>
    splitScan({ x: [1, value, 2, 3], ...derivatives, lambda: 1, missing });
  expect(scan(null, 'right')).toEqual(scan(9, 'right').slice(0, 2));
  expect(scan(null, 'left')).toEqual(scan(-9, 'left').slice(1));
});

test('has derivatives that agree with differences of the losses', () => {
  const loss = (label: number, margin: number) => Math.log1p(Math.exp(margin)) - label * margin;
  const step = 1e-4;
  for (const label of [0, 1]) {
    const { G, H } = totals(logLoss([label], 0.7));
    expect(G).toBeCloseTo((loss(label, 0.7 + step) - loss(label, 0.7 - step)) / (2 * step), 7);
    expect(H).toBeCloseTo(
      (loss(label, 0.7 + step) - 2 * loss(label, 0.7) + loss(label, 0.7 - step)) / step ** 2,
      5,
    );
  }
});

test('keeps the first of equal splits', () => {
  const labels = { x: [1, 2, 3, 4, 5, 6], ...logLoss([0, 0, 1, 0, 1, 1]) };
  expect(bestSplit(splitScan({ ...labels, lambda: 1 }))?.s).toBe(2.5);
  expect(bestSplit([])).toBeUndefined();
});

test('ranks by weight from 0 to 1, and by count where the weights are equal', () => {
  expect(weightedRanks([1, 2, 3, 4], [1, 1, 1, 1], [1, 2, 3, 4, 5])).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(weightedRanks([1, 2, 3], [3, 1, 4], [1, 2, 3, 9])).toEqual([0, 0.375, 0.5, 1]);
});

test('gives empty leaves no weight and no score', () => {
  const nothing = { G: 0, H: 0 };
  expect(leafWeight(nothing, 0)).toBe(0);
  expect(splitGain(nothing, { G: 2, H: 1 }, 0, 0)).toBe(0);
});
