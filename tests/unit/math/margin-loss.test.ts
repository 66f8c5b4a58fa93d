import { expect, test } from 'vitest';
import { marginLosses, weightShare, zeroOne } from '../../../src/math/margin-loss.ts';

const all = Object.values(marginLosses);

test('every loss is 1 at margin 0 and nowhere below the mistakes it stands for', () => {
  for (const { loss } of all) {
    expect(loss(0)).toBeCloseTo(1, 12);
    for (let m = -3; m <= 3; m += 0.1) expect(loss(m)).toBeGreaterThanOrEqual(zeroOne(m) - 1e-12);
  }
});

test('the weight is the slope of the loss downwards', () => {
  const h = 1e-6;
  for (const { loss, weight } of all) {
    for (const m of [-2.5, -1, -0.3, 0.4, 1.7]) {
      expect(weight(m)).toBeCloseTo(-(loss(m + h) - loss(m - h)) / (2 * h), 6);
    }
  }
});

test('only the exponential loss lets a weight grow without limit', () => {
  expect(marginLosses.exponential.weight(-20)).toBeGreaterThan(1e8);
  expect(marginLosses.logistic.weight(-20)).toBeCloseTo(2 / Math.LN2, 9);
  expect(marginLosses.hinge.weight(-20)).toBe(1);
});

test('shares are those of the weights', () => {
  expect(weightShare('exponential', 0, [0, 0, 0])).toBeCloseTo(0.25, 12);
  expect(weightShare('hinge', 2, [-1, 0.5])).toBe(0);
  expect(weightShare('hinge', 2, [3])).toBe(0);
});
