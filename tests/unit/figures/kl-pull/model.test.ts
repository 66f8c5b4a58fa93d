import { expect, test } from 'vitest';
import { density, pull } from '../../../../src/figures/kl-pull/model.ts';
import { klGaussians, klTerms } from '../../../../src/math/gaussian-kl.ts';

test('costs 0.5 for the place and 0.318 for the width at μ = 1, σ = ½', () => {
  const { mean, variance, total, sigma } = pull({ mu: 1, logVariance: Math.log(0.25) });
  expect(mean).toBe(0.5);
  expect(variance).toBeCloseTo(0.318147, 6);
  expect(total).toBeCloseTo(klGaussians(1, 0.25, 0, 1), 12);
  expect(sigma).toBeCloseTo(0.5, 12);
});

test('pulls down the slope of the cost', () => {
  const h = 1e-5;
  for (const mu of [-1.5, 0.4])
    for (const logVariance of [-3, -0.2, 1.2]) {
      const { forceOnMean, forceOnWidth } = pull({ mu, logVariance });
      const byMean = klTerms(mu + h, logVariance).total - klTerms(mu - h, logVariance).total;
      const byWidth = klTerms(mu, logVariance + h).total - klTerms(mu, logVariance - h).total;
      expect(forceOnMean).toBeCloseTo(-byMean / (2 * h), 6);
      expect(forceOnWidth).toBeCloseTo(-byWidth / (2 * h), 6);
    }
});

test('rests at the prior only', () => {
  expect(pull({ mu: 0, logVariance: 0 })).toMatchObject({ total: 0, forceOnMean: 0, sigma: 1 });
  expect(Math.abs(pull({ mu: 0, logVariance: 0 }).forceOnWidth)).toBe(0);
});

test('pays about ln 2 more whenever a small σ is halved', () => {
  const cost = (sigma: number) => pull({ mu: 0, logVariance: 2 * Math.log(sigma) }).variance;
  expect(cost(0.01) - cost(0.02)).toBeCloseTo(Math.LN2, 3);
});

test('draws densities of mass 1', () => {
  let mass = 0;
  for (let z = -8; z < 8; z += 0.01) mass += 0.01 * density(z, 1, 0.5);
  expect(mass).toBeCloseTo(1, 6);
});
