import { expect, test } from 'vitest';
import { klGaussians, klPlane, klTerms, sampledKl } from '../../../src/math/gaussian-kl.ts';
import { mulberry32, normal } from '../../../src/math/random.ts';

test('is nothing for the standard normal itself, and positive elsewhere', () => {
  expect(klTerms(0, 0).total).toBe(0);
  for (const mu of [-2, 0, 0.3])
    for (const logVariance of [-3, -0.1, 0.2, 2]) expect(klTerms(mu, logVariance).total).toBeGreaterThan(0);
});

test('agrees with the KL of two normals, of which it is a case', () => {
  for (const [mu, v] of [
    [1, 0.25],
    [-0.4, 3],
    [2, Math.exp(-2)],
  ] as const)
    expect(klTerms(mu, Math.log(v)).total).toBeCloseTo(klGaussians(mu, v, 0, 1), 12);
});

test('keeps small variances exact: the term near log σ² = 0 is a quarter of its square', () => {
  expect(klTerms(0, 1e-6).variance / 1e-12).toBeCloseTo(0.25, 3);
});

test('does not change when both normals are shifted and scaled alike', () => {
  expect(klGaussians(3 * 1 + 2, 9 * 0.5, 3 * -1 + 2, 9 * 2)).toBeCloseTo(klGaussians(1, 0.5, -1, 2), 12);
});

test('is the sum over coordinates in the plane when both covariances are diagonal', () => {
  const plane = klPlane([1, -2], [0.25, 0, 3], [0, 0], [1, 0, 1]);
  expect(plane).toBeCloseTo(klTerms(1, Math.log(0.25)).total + klTerms(-2, Math.log(3)).total, 12);
});

test('is −½ log(1 − ρ²) for a correlated pair with standard margins', () => {
  expect(klPlane([0, 0], [1, 0.8, 1], [0, 0], [1, 0, 1])).toBeCloseTo(-0.5 * Math.log(1 - 0.64), 12);
});

test('is met by the mean of log q − log p over draws', () => {
  const random = mulberry32(3);
  const n = 100_000;
  expect(Math.abs(sampledKl(1, 0.25, n, () => normal(random)) - klGaussians(1, 0.25, 0, 1))).toBeLessThan(
    0.01,
  );
});
