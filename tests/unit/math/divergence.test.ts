import { expect, test } from 'vitest';
import {
  divergences,
  entropy,
  frechet,
  jensenShannon,
  kl,
  overlap,
  wasserstein,
} from '../../../src/math/divergence.ts';
import { klGaussians } from '../../../src/math/gaussian-kl.ts';
import { gaussian, twoHills } from '../../../src/math/gaussian-mixture.ts';

test('is 0 from a distribution to itself by every ruler', () => {
  for (const value of Object.values(divergences(twoHills, twoHills)))
    expect(Math.abs(value)).toBeLessThan(1e-10);
});

test('agrees with the closed form between normal distributions, in both directions', () => {
  expect(kl(gaussian(0, 1), gaussian(1, 2))).toBeCloseTo(klGaussians(0, 1, 1, 4), 9);
  expect(kl(gaussian(1, 2), gaussian(0, 1))).toBeCloseTo(klGaussians(1, 4, 0, 1), 9);
});

test('is never negative', () => {
  for (const mu of [-2, 0, 1.3])
    for (const sigma of [0.3, 1, 3])
      for (const value of Object.values(divergences(twoHills, gaussian(mu, sigma))))
        expect(value).toBeGreaterThan(0);
});

test('keeps JS between 0 and log 2, symmetric', () => {
  const far = jensenShannon(gaussian(0, 0.1), gaussian(50, 0.1), 20_000);
  expect(far).toBeCloseTo(Math.LN2, 9);
  expect(jensenShannon(twoHills, gaussian(1, 1))).toBeCloseTo(jensenShannon(gaussian(1, 1), twoHills), 12);
});

test('says −log 4 + 2 JS what a perfect discriminator leaves: 0.11142 at one σ', () => {
  expect(jensenShannon(gaussian(0, 1), gaussian(1, 1))).toBeCloseTo(0.11142, 5);
});

test('measures a shift by W₁ as its length, however far', () => {
  for (const shift of [0.01, 1, 30])
    expect(wasserstein(gaussian(0, 0.2), gaussian(shift, 0.2))).toBeCloseTo(shift, 6);
});

test('obeys the triangle inequality with W₁, not with KL', () => {
  const [a, b, c] = [gaussian(0, 1), gaussian(1, 1), gaussian(2, 1)];
  expect(wasserstein(a, c)).toBeLessThanOrEqual(wasserstein(a, b) + wasserstein(b, c) + 1e-9);
  expect(kl(a, c)).toBeGreaterThan(kl(a, b) + kl(b, c));
});

test('finds no Fréchet distance between two hills and the one hill of the same moments', () => {
  expect(frechet(twoHills, gaussian(0, Math.sqrt(4.25)))).toBeCloseTo(0, 12);
  expect(kl(twoHills, gaussian(0, Math.sqrt(4.25)))).toBeGreaterThan(0.7);
});

test('gives two far hills the entropy of one and a coin', () => {
  const one = 0.5 * Math.log(2 * Math.PI * Math.E * 0.25);
  expect(entropy(gaussian(3, 0.5))).toBeCloseTo(one, 9);
  expect(entropy(twoHills)).toBeCloseTo(one + Math.LN2, 3);
  expect(entropy(twoHills)).toBeLessThan(one + Math.LN2);
});

test('lets overlap and JS tell the same story at both ends', () => {
  expect(overlap(twoHills, twoHills)).toBeCloseTo(1, 9);
  expect(overlap(gaussian(0, 0.1), gaussian(9, 0.1))).toBeLessThan(1e-12);
});
