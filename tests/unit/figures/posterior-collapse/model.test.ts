import { expect, test } from 'vitest';
import {
  betaAt,
  collapse,
  draws,
  lambda,
  rateCurve,
} from '../../../../src/figures/posterior-collapse/model.ts';
import { gaussianRate } from '../../../../src/math/linear-vae.ts';

test('touches the curve with its line of equal cost, which no point of the curve is under', () => {
  for (const beta of [0.5, 1, 3, 4, 6]) {
    const { mse, kl, slope } = collapse({ s2: 0.25, beta });
    for (const { d, r } of rateCurve(0.01, 200)) {
      expect(r).toBeGreaterThanOrEqual(kl + slope * (d - mse) - 1e-12);
    }
  }
});

test('collapses when either β or s² is large', () => {
  expect(collapse({ s2: 0.25, beta: 1 }).collapsed).toBe(false);
  expect(collapse({ s2: 0.25, beta: 4 }).collapsed).toBe(true);
  expect(collapse({ s2: 1, beta: 1 }).collapsed).toBe(true);
});

test('gives back the β whose optimum has an error', () => {
  for (const beta of [0.3, 1, 3.5])
    expect(betaAt(collapse({ s2: 0.25, beta }).mse, 0.25)).toBeCloseTo(beta, 12);
});

test('has a curve that falls from its first error to nothing at λ', () => {
  const curve = rateCurve(0.01, 50);
  expect(curve[0]?.d).toBe(0.01);
  expect(curve[50]?.d).toBeCloseTo(lambda, 12);
  for (const { d, r } of curve) expect(r).toBeCloseTo(gaussianRate(lambda, d), 12);
});

test('draws codes as wide as the prior, and unlike x only when collapsed', () => {
  const n = 20_000;
  const moments = (beta: number) => {
    const points = draws(collapse({ s2: 0.25, beta }), n, 3);
    return {
      variance: points.reduce((sum, { z }) => sum + z * z, 0) / n,
      covariance: points.reduce((sum, { x, z }) => sum + x * z, 0) / n,
    };
  };
  expect(moments(1).variance).toBeCloseTo(1, 1);
  expect(moments(1).covariance).toBeCloseTo(collapse({ s2: 0.25, beta: 1 }).a, 1);
  expect(moments(5).covariance).toBeCloseTo(0, 1);
});
