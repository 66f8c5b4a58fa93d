import { expect, test } from 'vitest';
import {
  desk,
  meanOfPoints,
  nearestThreshold,
  scanPoints,
  tenPoints,
} from '../../../../src/figures/split-desk/model.ts';

const start = { s: 6.5, lambda: 1, gamma: 0, base: meanOfPoints };

test('starts at the mean of the ten points, where their gradients cancel', () => {
  expect(meanOfPoints).toBeCloseTo(7.307, 12);
  expect(desk(start).all.G).toBeCloseTo(0, 12);
  expect(desk(start).scores.all).toBeCloseTo(0, 12);
});

test('has nine thresholds, and splits between the sixth and the seventh point', () => {
  const { scan, best } = desk(start);
  expect(scan.map(({ s }) => s)).toEqual([1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]);
  expect(best.s).toBe(6.5);
  expect(best.gain).toBeCloseTo(7.0701, 4);
});

test('nets half the difference of the two bars', () => {
  for (const base of [0.5, 5, meanOfPoints, 10]) {
    for (const gamma of [0, 1, 7.5]) {
      const { scores, net, chosen } = desk({ s: 3.5, lambda: 2, gamma, base });
      expect(net).toBeCloseTo((scores.left + scores.right - scores.all - 2 * gamma) / 2, 9);
      expect(net).toBeCloseTo(chosen.gain - gamma, 9);
    }
  }
});

test('puts the mean of each side into its leaf without λ, and less with it', () => {
  const left = tenPoints.y.slice(0, 6).reduce((total, value) => total + value, 0) / 6;
  expect(meanOfPoints + desk({ ...start, lambda: 0 }).chosen.wL).toBeCloseTo(left, 9);
  expect(Math.abs(desk(start).chosen.wL)).toBeCloseTo((6 / 7) * Math.abs(left - meanOfPoints), 9);
});

test('does not depend on the start without λ', () => {
  const gains = (base: number) => scanPoints(base, 0).map(({ gain }) => gain);
  for (const [i, gain] of gains(0.5).entries()) expect(gain).toBeCloseTo(gains(9)[i] ?? NaN, 8);
});

test('refuses every split far from the mean, with λ', () => {
  const { scan, splits, leaf } = desk({ ...start, base: 0.5 });
  expect(Math.max(...scan.map(({ gain }) => gain))).toBeCloseTo(-5.7009, 4);
  expect(splits).toBe(false);
  expect(leaf).toBeCloseTo(6.18818, 5);
});

test('splits until γ reaches the best gain', () => {
  expect(desk({ ...start, gamma: 7.07 }).splits).toBe(true);
  expect(desk({ ...start, gamma: 7.08 }).splits).toBe(false);
});

test('takes the nearest threshold for any place on the axis', () => {
  expect([-3, 1.9, 2.1, 6.4, 99].map(nearestThreshold)).toEqual([1.5, 1.5, 2.5, 6.5, 9.5]);
  expect(desk({ ...start, s: 5.3 }).chosen.s).toBe(5.5);
});
