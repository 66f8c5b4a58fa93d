import { expect, test } from 'vitest';
import {
  cdf,
  density,
  draws,
  expectation,
  gaussian,
  logDensity,
  moments,
  reach,
  twoHills,
} from '../../../src/math/gaussian-mixture.ts';
import { mulberry32 } from '../../../src/math/random.ts';

test('has mass 1 and the moments that its formula gives', () => {
  expect(expectation(twoHills, () => 1)).toBeCloseTo(1, 10);
  expect(expectation(twoHills, (x) => x * x)).toBeCloseTo(4.25, 8);
  expect(moments(twoHills)).toEqual({ mean: 0, variance: 4.25 });
});

test('gives the logarithm of its density, also far out where the density is 0', () => {
  for (const x of [-3, -0.2, 0, 1.7])
    expect(logDensity(twoHills, x)).toBeCloseTo(Math.log(density(twoHills, x)), 10);
  expect(density(twoHills, 60)).toBe(0);
  expect(logDensity(twoHills, 60)).toBeCloseTo(-0.5 * 116 ** 2 - Math.log(Math.sqrt(2 * Math.PI)), 8);
});

test('rises from 0 to 1 with half of its mass below its middle', () => {
  const [low, high] = reach(twoHills);
  expect(cdf(twoHills, low)).toBeCloseTo(0, 12);
  expect(cdf(twoHills, 0)).toBeCloseTo(0.5, 12);
  expect(cdf(twoHills, high)).toBeCloseTo(1, 12);
});

test('draws what its moments promise, the same for the same seed', () => {
  const sample = draws(twoHills, 20_000, mulberry32(3));
  const mean = sample.reduce((a, b) => a + b, 0) / sample.length;
  const second = sample.reduce((a, b) => a + b * b, 0) / sample.length;
  expect(Math.abs(mean)).toBeLessThan(0.05);
  expect(second).toBeCloseTo(4.25, 1);
  expect(draws(twoHills, 3, mulberry32(3))).toEqual(sample.slice(0, 3));
});

test('is one normal distribution if it has one hill', () => {
  expect(density(gaussian(1, 2), 1)).toBeCloseTo(1 / (2 * Math.sqrt(2 * Math.PI)), 12);
});
