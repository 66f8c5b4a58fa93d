import { expect, test } from 'vitest';
import * as categorical from '../../../src/math/gumbel-softmax.ts';

const pi = [0.5, 0.3, 0.2];
const c = [1, 2, 4];
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('keeps every sample on the simplex', () => {
  const { samples } = categorical.gumbelSoftmax(pi, 0.5, 500, 7);
  for (const y of samples) {
    expect(sum(y)).toBeCloseTo(1, 12);
    expect(Math.min(...y)).toBeGreaterThanOrEqual(0);
  }
});

test('wins as often as π says at every temperature, from the same noise in the same samples', () => {
  const [cold, hot] = [0.1, 5].map((tau) => categorical.gumbelSoftmax(pi, tau, 20_000, 2017).argmaxFreq);
  expect(cold).toEqual(hot);
  for (const [i, share] of (cold ?? []).entries()) expect(Math.abs(share - (pi[i] ?? 0))).toBeLessThan(0.012);
});

test('has a mean that leaves π for the uniform as the temperature rises', () => {
  const means = [0.1, 1, 5].map((tau) => categorical.gumbelSoftmax(pi, tau, 20_000, 2017).meanY[0] ?? 0);
  expect(means[0]).toBeGreaterThan(means[1] ?? 0);
  expect(means[1]).toBeGreaterThan(means[2] ?? 0);
  expect(means[2]).toBeGreaterThan(1 / 3);
});

test('samples the density: the mean by quadrature is the sampled mean', () => {
  const { meanY } = categorical.gumbelSoftmax(pi, 0.7, 50_000, 1);
  for (const i of [0, 1, 2]) {
    const expected = categorical.gumbelSoftmaxExpectation(pi, 0.7, (y) => y[i] ?? 0);
    expect(Math.abs((meanY[i] ?? 0) - expected)).toBeLessThan(0.006);
  }
});

test('is uniform on the segment for two equal categories at τ = 1', () => {
  for (const y of [0.1, 0.5, 0.8]) {
    expect(categorical.gumbelSoftmaxDensity([y, 1 - y], [0.5, 0.5], 1)).toBeCloseTo(1, 12);
  }
});

test('gives exact gradients that sum to 0 and are the derivative of the expected value', () => {
  const gradient = categorical.categoricalGradient(pi, c);
  expect(sum(gradient)).toBeCloseTo(0, 14);
  const expected = (logits: number[]) => {
    const weights = logits.map(Math.exp);
    return sum(weights.map((w, i) => w * (c[i] ?? 0))) / sum(weights);
  };
  const logits = pi.map(Math.log);
  for (const j of [0, 1, 2]) {
    const nudged = (h: number) => expected(logits.map((l, i) => (i === j ? l + h : l)));
    expect((nudged(1e-5) - nudged(-1e-5)) / 2e-5).toBeCloseTo(gradient[j] ?? 0, 8);
  }
});

test('has a bias by sampling that agrees with the bias by quadrature', () => {
  const { biasNorm, traceVar } = categorical.gumbelSoftmaxGradient(pi, c, 1, 50_000, 5);
  const exact = categorical.gumbelSoftmaxBias(pi, c, 1);
  expect(Math.abs(biasNorm - exact)).toBeLessThan(4 * Math.sqrt(traceVar / 50_000));
});

test('halves the temperature for a quarter of the bias and twice the variance, nearly', () => {
  const bias = [0.1, 0.2].map((tau) => categorical.gumbelSoftmaxBias(pi, c, tau));
  expect((bias[1] ?? 0) / (bias[0] ?? 1)).toBeCloseTo(4, 0);
  const noise = [0.1, 0.2].map((tau) => categorical.gumbelSoftmaxGradient(pi, c, tau, 50_000, 5).traceVar);
  const ratio = (noise[0] ?? 0) / (noise[1] ?? 1);
  expect(ratio).toBeGreaterThan(1.9);
  expect(ratio).toBeLessThan(2.7);
});

test('has no smaller score-function variance than with the best constant baseline', () => {
  const best = categorical.bestCategoricalBaseline(pi, c);
  const least = categorical.scoreTraceVariance(pi, c, best);
  for (const b of [0, 1, 1.9, 2.2, 2.5, 4]) {
    expect(categorical.scoreTraceVariance(pi, c, b)).toBeGreaterThanOrEqual(least);
  }
});

test('has a maximum whose mean is log Σ exp φ + γ', () => {
  const phi = [0.3, -1, 2];
  const sampled = categorical.sampledMaxMean(phi, 50_000, 9);
  expect(Math.abs(sampled - categorical.gumbelMaxMean(phi))).toBeLessThan(0.02);
});

test('counts the samples from which an unbiased estimate is better', () => {
  const n = categorical.samplesUntilBiasCosts(3, 1, 0.5);
  expect(3 / n).toBeCloseTo(1 / n + 0.5 ** 2, 12);
});

test('does not give π when the noise is normal', () => {
  const freq = categorical.normalArgmaxFreq(pi, Math.PI ** 2 / 6, 50_000, 1);
  expect(sum(freq)).toBeCloseTo(1, 12);
  expect((freq[1] ?? 0) - 0.3).toBeGreaterThan(0.003);
});
