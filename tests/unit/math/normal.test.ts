import { expect, test } from 'vitest';
import { normalCdf, normalDensity } from '../../../src/math/normal.ts';

test('knows the quantiles of every table', () => {
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(1)).toBeCloseTo(0.8413447460685429, 14);
  expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 14);
  expect(normalCdf(-3)).toBeCloseTo(0.0013498980316301, 14);
});

test('is symmetric, and 0 and 1 far away', () => {
  for (const x of [0.1, 1, 2.5, 6]) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
  expect([normalCdf(-40), normalCdf(40)]).toEqual([0, 1]);
});

test('grows at the rate of its density', () => {
  for (const x of [-1.5, 0, 0.5, 2]) {
    const rate = (normalCdf(x + 1e-5) - normalCdf(x - 1e-5)) / 2e-5;
    expect(rate).toBeCloseTo(normalDensity(x), 9);
  }
});
