import { describe, expect, test } from 'vitest';
import {
  curves,
  gradientMoments,
  meanShares,
  sampleCount,
  simplexScene,
  temperatures,
  values,
} from '../../../../src/figures/simplex-samples/model.ts';
import { figure } from '../../../../src/figures/simplex-samples/view.tsx';
import {
  categoricalGradient,
  gumbelSoftmax,
  gumbelSoftmaxBias,
  gumbelSoftmaxGradient,
} from '../../../../src/math/gumbel-softmax.ts';

const pi = [0.5, 0.3, 0.2];
const total = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0);

describe('the averages by quadrature', () => {
  test.each([0.1, 0.5, 1, 5])('agree with samples of the mean at τ = %d', (tau) => {
    const sampled = gumbelSoftmax(pi, tau, 50_000, 2017).meanY;
    for (const [i, y] of meanShares(pi, tau).entries()) expect(y).toBeCloseTo(sampled[i] ?? 0, 2);
  });

  test.each([0.2, 0.5, 2])('have the bias that the other quadrature has at τ = %d', (tau) => {
    expect(gradientMoments(pi, tau).biasNorm).toBeCloseTo(gumbelSoftmaxBias(pi, values, tau), 5);
  });

  test.each([0.5, 1, 2])('have the variance of samples at τ = %d', (tau) => {
    const sampled = gumbelSoftmaxGradient(pi, values, tau, 50_000, 2017).traceVar;
    expect(gradientMoments(pi, tau).traceVar / sampled).toBeCloseTo(1, 1);
  });

  test('take E y to π for τ → 0 and to the middle for τ → ∞', () => {
    for (const [i, y] of meanShares(pi, 0.05).entries()) expect(y).toBeCloseTo(pi[i] ?? 0, 3);
    for (const y of meanShares(pi, 5)) expect(Math.abs(y - 1 / 3)).toBeLessThan(0.04);
  });

  test('keep the mean on the simplex and equal shares equal', () => {
    expect(total(meanShares([0.9, 0.05, 0.05], 0.3))).toBeCloseTo(1, 12);
    const thirds = [1 / 3, 1 / 3, 1 / 3];
    for (const y of meanShares(thirds, 0.7)) expect(y).toBeCloseTo(1 / 3, 5);
  });

  test('trade bias for variance along the whole curve', () => {
    const runs = curves(pi);
    expect(runs.map(({ tau }) => tau)).toEqual(temperatures);
    for (const [i, run] of runs.slice(1).entries()) {
      expect(run.biasNorm).toBeGreaterThan(runs[i]?.biasNorm ?? Infinity);
      expect(run.traceVar).toBeLessThan(runs[i]?.traceVar ?? 0);
    }
    const norm = Math.hypot(...categoricalGradient(pi, values));
    expect(runs.at(-1)?.biasNorm).toBeLessThan(norm);
  });
});

describe('the scene', () => {
  test('has 500 points on the simplex', () => {
    const { samples } = simplexScene(pi, 0.5, 2017);
    expect(samples).toHaveLength(sampleCount);
    for (const y of samples) expect(total(y)).toBeCloseTo(1, 12);
  });

  test('leaves each sample in its corner at every temperature', () => {
    const first = simplexScene(pi, 0.05, 2017).argmaxFreq;
    for (const tau of [0.5, 1, 5]) expect(simplexScene(pi, tau, 2017).argmaxFreq).toEqual(first);
  });
});

test('the line of numbers states the point, its mean, and the gradient', () => {
  expect(figure.read(figure.initial)).toMatch(
    /^τ = 0\.50，π = \(0\.500, 0\.300, 0\.200\)，E\[y\] = \(0\.479, 0\.307, 0\.214\)，相距 0\.026；/,
  );
});
