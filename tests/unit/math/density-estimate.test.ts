import { expect, test } from 'vitest';
import {
  histogram,
  kernelDensity,
  likelyGaussian,
  likelyHills,
  meanLog,
} from '../../../src/math/density-estimate.ts';
import type { LogDensity } from '../../../src/math/density-estimate.ts';
import { draws, logDensity, moments, twoHills } from '../../../src/math/gaussian-mixture.ts';
import { mulberry32 } from '../../../src/math/random.ts';

const sample = draws(twoHills, 40, mulberry32(2));
const mass = (made: LogDensity) => {
  let sum = 0;
  for (let x = -10; x < 10; x += 0.002) sum += 0.002 * Math.exp(made(x + 0.001));
  return sum;
};

test('makes densities of mass 1', () => {
  for (const made of [histogram(sample, 0.4), kernelDensity(sample, 0.1), kernelDensity(sample, 1)])
    expect(mass(made)).toBeCloseTo(1, 3);
});

test('gives a histogram −∞ where no sample fell', () => {
  expect(histogram([0.1, 0.2], 0.5)(0.3)).toBeCloseTo(Math.log(2), 12);
  expect(histogram([0.1, 0.2], 0.5)(0.7)).toBe(-Infinity);
});

test('keeps a kernel estimate finite far from every sample', () => {
  expect(kernelDensity([0], 0.04)(8)).toBeCloseTo(
    -0.5 * 200 ** 2 - Math.log(0.04 * Math.sqrt(2 * Math.PI)),
    6,
  );
});

test('approaches one normal distribution as the kernel widens over a single sample', () => {
  expect(kernelDensity([1], 2)(3)).toBeCloseTo(logDensity([{ weight: 1, mean: 1, sigma: 2 }], 3), 12);
});

test('matches the moments of the sample with the likely normal distribution', () => {
  const { mean, variance } = moments(likelyGaussian([1, 2, 6]));
  expect(mean).toBe(3);
  expect(variance).toBeCloseTo(14 / 3, 12);
});

test('makes no normal distribution likelier than the likely one', () => {
  const [best] = likelyGaussian(sample);
  const score = (mean: number, sigma: number) =>
    meanLog((x) => logDensity([{ weight: 1, mean, sigma }], x), sample);
  const { mean = 0, sigma = 1 } = best ?? {};
  for (const step of [-0.05, 0.05]) {
    expect(score(mean + step, sigma)).toBeLessThan(score(mean, sigma));
    expect(score(mean, sigma + step)).toBeLessThan(score(mean, sigma));
  }
});

test('finds both hills by EM', () => {
  const hills = likelyHills(draws(twoHills, 4000, mulberry32(9)));
  expect(hills.map(({ weight }) => weight).reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  for (const [i, hill] of hills.entries()) {
    expect(hill.mean).toBeCloseTo(i === 0 ? -2 : 2, 1);
    expect(hill.sigma).toBeCloseTo(0.5, 1);
  }
});
