import { describe, expect, test } from 'vitest';
import {
  adaboost,
  bestStump,
  boostRound,
  bounds,
  errorRate,
  halfLogOdds,
  type Label,
  type Labelled,
  marginBound,
  margins,
  meanExponentialLoss,
  missProbability,
  predictStump,
  roundFactor,
  roundsUntilPerfect,
  sammeWeight,
  score,
  scorePath,
  stumpError,
  stumpScan,
  stumpWeight,
  uniformWeights,
} from '../../../src/math/adaboost.ts';
import { rings } from '../../../src/math/rings.ts';

const ten: Labelled = {
  x: Array.from({ length: 10 }, (_, i) => [i]),
  y: [1, 1, 1, -1, -1, -1, 1, 1, 1, -1],
};
const plane = rings(60, 3, 0.1);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

test('the scan gives each stump the error that counting gives', () => {
  for (const points of [ten, plane]) {
    const weights = adaboost(points, 4).at(-1)?.weights ?? [];
    for (const stump of stumpScan(points, weights)) {
      expect(stump.error).toBeCloseTo(stumpError(points, weights, stump), 12);
    }
  }
});

test('a stump and its opposite make up all the weight', () => {
  const scan = stumpScan(ten, uniformWeights(10));
  expect(scan).toHaveLength(18);
  for (let i = 0; i < scan.length; i += 2) {
    expect((scan[i]?.error ?? 0) + (scan[i + 1]?.error ?? 0)).toBeCloseTo(1, 12);
  }
});

test('equal values of a feature cannot be cut apart', () => {
  const points: Labelled = { x: [[1], [1], [2]], y: [1, -1, -1] };
  expect(stumpScan(points, uniformWeights(3)).map(({ threshold }) => threshold)).toEqual([1.5, 1.5]);
  expect(() => bestStump({ x: [[1], [1]], y: [1, -1] }, [0.5, 0.5])).toThrow('two different values');
});

test('of equal stumps the first is taken, however the sums were rounded', () => {
  expect(bestStump(ten, uniformWeights(10))).toMatchObject({ threshold: 2.5, left: 1 });
});

describe('a round', () => {
  test('leaves weights that sum to 1 and under which its own stump is no better than a coin', () => {
    for (const points of [ten, plane]) {
      for (const { stump, weights } of adaboost(points, 20)) {
        expect(sum(weights)).toBeCloseTo(1, 12);
        expect(stumpError(points, weights, stump)).toBeCloseTo(0.5, 10);
      }
    }
  });

  test('has Z = 2√(e(1 − e)), the least that any vote gives', () => {
    for (const { error, alpha, z } of adaboost(plane, 10)) {
      expect(z).toBeCloseTo(roundFactor(error), 12);
      const factor = (a: number) => (1 - error) * Math.exp(-a) + error * Math.exp(a);
      expect(factor(alpha)).toBeCloseTo(z, 12);
      expect(factor(alpha + 0.1)).toBeGreaterThan(z);
      expect(factor(alpha - 0.1)).toBeGreaterThan(z);
    }
  });

  test('gives a stump and its opposite the same weights', () => {
    const one = boostRound(ten, uniformWeights(10), { feature: 0, threshold: 2.5, left: 1 });
    const other = boostRound(ten, uniformWeights(10), { feature: 0, threshold: 2.5, left: -1 });
    expect(other.alpha).toBeCloseTo(-one.alpha, 12);
    for (const [i, weight] of one.weights.entries()) expect(other.weights[i]).toBeCloseTo(weight, 12);
  });
});

test('the mean exponential loss is the product of Z, and never below the training error', () => {
  for (const points of [ten, plane]) {
    const rounds = adaboost(points, 30);
    const bound = bounds(rounds);
    for (const [m, scores] of scorePath(rounds, points.x).entries()) {
      const { product = NaN, exponential = NaN } = bound[m] ?? {};
      expect(meanExponentialLoss(scores, points.y)).toBeCloseTo(product, 10);
      expect(errorRate(scores, points.y)).toBeLessThanOrEqual(product);
      expect(product).toBeLessThanOrEqual(exponential);
    }
  }
});

test('the path of scores ends at the scores', () => {
  const rounds = adaboost(plane, 12);
  const last = scorePath(rounds, plane.x).at(-1);
  for (const [i, x] of plane.x.entries()) expect(last?.[i]).toBeCloseTo(score(rounds, x), 12);
});

test('margins lie between −1 and 1, and the share of small ones under its bound', () => {
  const rounds = adaboost(plane, 25);
  const values = margins(scorePath(rounds, plane.x).at(-1) ?? [], plane.y, rounds);
  for (const value of values) expect(Math.abs(value)).toBeLessThanOrEqual(1);
  for (const theta of [-0.2, 0, 0.05, 0.1, 0.3]) {
    const share = values.filter((value) => value <= theta).length / values.length;
    expect(share).toBeLessThanOrEqual(marginBound(rounds, theta));
  }
  expect(marginBound(rounds, 0)).toBeCloseTo(bounds(rounds).at(-1)?.product ?? NaN, 12);
});

test('stops where a stump leaves nothing to learn', () => {
  const clear: Labelled = { x: [[0], [1], [2]], y: [1, 1, -1] };
  expect(adaboost(clear, 5)).toEqual([]);
  // Stumps of one feature at XOR are all coins.
  const corners: readonly (readonly [number, number, Label])[] = [
    [0, 0, 1],
    [0, 1, -1],
    [1, 0, -1],
    [1, 1, 1],
  ];
  const xor: Labelled = { x: corners.map(([a, b]) => [a, b]), y: corners.map(([, , label]) => label) };
  expect(adaboost(xor, 5)).toEqual([]);
});

test('known votes: a coin is worth nothing, SAMME of two classes is twice α', () => {
  expect(stumpWeight(0.5)).toBe(0);
  expect(stumpWeight(0.3)).toBeCloseTo(Math.log(7 / 3) / 2, 12);
  expect(sammeWeight(0.3, 2)).toBeCloseTo(2 * stumpWeight(0.3), 12);
  expect(sammeWeight(2 / 3, 3)).toBeCloseTo(0, 12);
  expect(predictStump({ feature: 1, threshold: 0, left: -1 }, [5, 1])).toBe(1);
});

test('the half log-odds minimise the expected exponential loss', () => {
  for (const p of [0.1, 0.5, 0.9]) {
    const risk = (F: number) => p * Math.exp(-F) + (1 - p) * Math.exp(F);
    const best = halfLogOdds(p);
    expect(risk(best)).toBeCloseTo(roundFactor(p), 12);
    expect(risk(best + 0.05)).toBeGreaterThan(risk(best));
    expect(risk(best - 0.05)).toBeGreaterThan(risk(best));
  }
});

test('enough rounds bring the bound below one mistake, and one round fewer does not', () => {
  for (const edge of [0.05, 0.1, 0.3]) {
    const rounds = roundsUntilPerfect(edge, 1000);
    expect(Math.exp(-2 * rounds * edge ** 2)).toBeLessThan(1 / 1000);
    expect(Math.exp(-2 * (rounds - 1) * edge ** 2)).toBeGreaterThanOrEqual(1 / 1000);
  }
});

test('draws that miss a half ten times over are rare', () => {
  expect(missProbability(0.5, 10)).toBeCloseTo(2 ** -10, 15);
});
