import { describe, expect, test } from 'vitest';
import { klGaussians } from '../../../src/math/gaussian-kl.ts';
import {
  activeDirections,
  costs,
  drawsNeeded,
  elbo,
  exactPosterior,
  gaussianRate,
  importanceBound,
  linearVae,
  logEvidence,
  logNormalDensity,
  priorMomentRatio,
} from '../../../src/math/linear-vae.ts';

const model = { w: 1, s2: 0.25 };

describe('one observation', () => {
  test('has an evidence that is the bound plus the distance to the exact posterior', () => {
    const exact = exactPosterior(1.5, model);
    for (const q of [
      { mean: 0, variance: 1 },
      { mean: 1, variance: 0.3 },
      { mean: -0.7, variance: 2 },
      exact,
    ]) {
      const gap = klGaussians(q.mean, q.variance, exact.mean, exact.variance);
      expect(elbo(1.5, model, q) + gap).toBeCloseTo(logEvidence(1.5, model), 12);
    }
  });

  test('has the evidence that integration over z gives', () => {
    let sum = 0;
    for (let z = -8; z <= 8; z += 0.001)
      sum += 0.001 * Math.exp(logNormalDensity(z, 0, 1) + logNormalDensity(1.5, z, 0.25));
    expect(Math.log(sum)).toBeCloseTo(logEvidence(1.5, model), 9);
  });

  test('has the second moment under the prior that integration gives', () => {
    let sum = 0;
    for (let z = -8; z <= 8; z += 0.001)
      sum += 0.001 * Math.exp(logNormalDensity(z, 0, 1) + 2 * logNormalDensity(1.5, z, 0.25));
    expect(priorMomentRatio(1.5, model)).toBeCloseTo(sum / Math.exp(2 * logEvidence(1.5, model)), 9);
    expect(drawsNeeded(1.5, { w: 0, s2: 1 }, 5, 0.1)).toBeCloseTo(0, 9);
  });

  test('has importance bounds that rise with K and stay under the evidence', () => {
    const bounds = [1, 4, 16, 64].map((K) =>
      importanceBound(1.5, model, { mean: 0, variance: 1 }, K, 160_000 / K, 1),
    );
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
    expect(bounds[0]).toBeCloseTo(elbo(1.5, model, { mean: 0, variance: 1 }), 0);
    expect(bounds[3]).toBeLessThan(logEvidence(1.5, model) + 0.01);
  });

  test('has an importance bound that is exact with one draw from the exact posterior', () => {
    const bound = importanceBound(1.5, model, exactPosterior(1.5, model), 1, 10, 5);
    expect(bound).toBeCloseTo(logEvidence(1.5, model), 12);
  });
});

describe('the best linear autoencoder', () => {
  const cases = [0.1, 0.5, 1, 2, 3.9, 4, 6].map((beta) => ({ lambda: 1, s2: 0.25, beta }));
  const loss = (w: number, a: number, v: number, { lambda, s2, beta }: (typeof cases)[number]) => {
    const { kl, mse } = costs({ lambda, w, a, v });
    return mse / (2 * s2) + beta * kl;
  };

  test('is not bettered by any small change', () => {
    for (const input of cases) {
      const { w, a, v } = linearVae(input);
      const least = loss(w, a, v, input);
      for (const dw of [-0.01, 0, 0.01])
        for (const da of [-0.01, 0, 0.01])
          for (const dv of [-0.01, 0, 0.01])
            expect(loss(w + dw, a + da, v + dv * v, input)).toBeGreaterThanOrEqual(least - 1e-12);
    }
  });

  test('lies on the rate–distortion curve of the Gaussian source', () => {
    for (const input of cases) {
      const { kl, mse } = linearVae(input);
      expect(kl).toBeCloseTo(gaussianRate(1, mse), 10);
      expect(mse).toBeCloseTo(Math.min(1, input.beta * input.s2), 12);
    }
  });

  test('collapses from its threshold on, and not before', () => {
    const { threshold } = linearVae({ lambda: 1, s2: 0.25, beta: 1 });
    expect(threshold).toBe(4);
    expect(linearVae({ lambda: 1, s2: 0.25, beta: threshold })).toMatchObject({ w: 0, a: 0, v: 1, kl: 0 });
    expect(linearVae({ lambda: 1, s2: 0.25, beta: threshold - 0.01 }).kl).toBeGreaterThan(0);
  });

  test('depends on β and s² only by their product', () => {
    const { w, a, v } = linearVae({ lambda: 1, s2: 0.5, beta: 1 });
    expect(linearVae({ lambda: 1, s2: 0.25, beta: 2 })).toMatchObject({ w, a, v });
  });

  test('spreads its codes as wide as the prior, whatever β is', () => {
    for (const input of cases) {
      const { a, v } = linearVae(input);
      expect(a * a + v).toBeCloseTo(1, 12);
    }
  });

  test('uses the exact posterior when β is 1', () => {
    const { w, a, v } = linearVae({ lambda: 1, s2: 0.25, beta: 1 });
    const exact = exactPosterior(1, { w, s2: 0.25 });
    expect([a, v]).toEqual([expect.closeTo(exact.mean, 12), expect.closeTo(exact.variance, 12)]);
  });
});

test('floods the directions of a spectrum under the water line', () => {
  const { count, mse, rate, share } = activeDirections([4, 1, 0.25], 0.5);
  expect(count).toBe(2);
  expect(mse).toBeCloseTo(0.5 + 0.5 + 0.25, 12);
  expect(rate).toBeCloseTo(0.5 * Math.log(8) + 0.5 * Math.log(2), 12);
  expect(share).toBeCloseTo(5 / 5.25, 12);
});
