import { describe, expect, test } from 'vitest';
import * as noise from '../../../../src/figures/gradient-noise/model.ts';
import { mulberry32, normal } from '../../../../src/math/random.ts';

const problems: noise.Problem[] = [
  { f: 'square', k: 1, mu: 1, sigma: 1 },
  { f: 'square', k: 1, mu: -0.7, sigma: 0.6 },
  { f: 'cosine', k: 2, mu: 0.5, sigma: 1 },
  { f: 'cosine', k: 0.5, mu: -1, sigma: 1.5 },
  { f: 'step', k: 1, mu: 0.5, sigma: 1 },
];

const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
function variance(values: number[]): number {
  const middle = mean(values);
  return mean(values.map((v) => (v - middle) ** 2));
}

function expectation(problem: noise.Problem): number {
  const [steps, reach] = [20_000, 9];
  const width = (2 * reach) / steps;
  let total = 0;
  for (let i = 0; i < steps; i++) {
    const e = -reach + (i + 0.5) * width;
    total += noise.value(problem, problem.mu + problem.sigma * e) * Math.exp(-0.5 * e * e) * width;
  }
  return total / Math.sqrt(2 * Math.PI);
}

describe.each(problems)('$f at μ=$mu, σ=$sigma', (problem) => {
  test('subtracts the mean when the baseline is the mean', () => {
    expect(noise.baseline(problem, 'mean')).toBeCloseTo(expectation(problem), 3);
  });

  test('has the derivative of the expectation as its truth', () => {
    const h = 0.01;
    const at = (mu: number) => expectation({ ...problem, mu });
    const quotient = (at(problem.mu + h) - at(problem.mu - h)) / (2 * h);
    expect(Math.abs(quotient - noise.trueGradient(problem))).toBeLessThan(problem.f === 'step' ? 0.05 : 1e-3);
  });

  test('has the closed variances, within the error of sampling', () => {
    for (const b of ['zero', 'mean', 'best'] as const) {
      const { rep, sf, closed, truth } = noise.gradSamples({ ...problem, b }, 100_000, 11);
      expect(Math.abs(variance(rep) - closed.rep)).toBeLessThanOrEqual(0.03 * closed.rep);
      const again = noise.gradSamples({ ...problem, b }, 100_000, 12);
      expect(Math.abs(mean([variance(sf), variance(again.sf)]) - closed.sf)).toBeLessThan(0.05 * closed.sf);
      expect(Math.abs(mean(sf) - truth)).toBeLessThan(5 * Math.sqrt(closed.sf / 100_000));
      expect(Math.abs(mean(rep) - noise.pathMean(problem))).toBeLessThan(
        5 * Math.sqrt(closed.rep / 100_000) + 1e-12,
      );
    }
  });

  test('is quietest with the best baseline', () => {
    const best = noise.baseline(problem, 'best');
    const least = noise.variances(problem, best).sf;
    for (const shift of [-1, -0.1, 0.1, 1]) {
      expect(noise.variances(problem, best + shift).sf).toBeGreaterThan(least);
    }
  });
});

test('reports a path derivative of 0 for the step, whatever the truth', () => {
  const { rep, closed, truth } = noise.gradSamples({ f: 'step', k: 1, mu: 0.5, sigma: 1, b: 'zero' }, 100, 1);
  expect(new Set(rep.map(Math.abs))).toEqual(new Set([0]));
  expect(closed.rep).toBe(0);
  expect(truth).toBeGreaterThan(0.35);
});

test('misses, for the step, just the jump times the density at it', () => {
  const problem: noise.Problem = { f: 'step', k: 1, mu: 0.8, sigma: 0.5 };
  const density = Math.exp(-0.5 * (0.8 / 0.5) ** 2) / (0.5 * Math.sqrt(2 * Math.PI));
  expect(noise.trueGradient(problem) - noise.pathMean(problem)).toBeCloseTo(density, 12);
});

test('puts the same noise into both estimates', () => {
  const problem: noise.Problem = { f: 'square', k: 1, mu: 1, sigma: 2 };
  const { z, rep, sf } = noise.gradSamples({ ...problem, b: 'zero' }, 50, 3);
  z.forEach((at, i) => {
    expect(rep[i]).toBeCloseTo(2 * at, 12);
    expect(sf[i]).toBeCloseTo((at * at * (at - 1)) / 4, 10);
  });
});

test('agrees with the variances in σ by sampling', () => {
  const random = mulberry32(4);
  const problem: noise.Problem = { f: 'square', k: 1, mu: 1, sigma: 1 };
  const draws = Array.from({ length: 200_000 }, () => noise.readings(problem, 0, normal(random)));
  const { repSigma, sfSigma } = noise.squareVariances(problem);
  expect(Math.abs(variance(draws.map((draw) => draw.repSigma)) / repSigma - 1)).toBeLessThan(0.05);
  expect(Math.abs(variance(draws.map((draw) => draw.sfSigma)) / sfSigma - 1)).toBeLessThan(0.15);
});

test('grows noisier with the dimension as sampling says', () => {
  const random = mulberry32(8);
  const values = Array.from({ length: 200_000 }, () => {
    const e = Array.from({ length: 5 }, () => normal(random));
    return e.reduce((sum, ei) => sum + (1 + ei) ** 2, 0) * (e[0] ?? 0);
  });
  const closed = noise.squareScoreVariance({ mu: 1, sigma: 1 }, 5);
  expect(Math.abs(variance(values) / closed - 1)).toBeLessThan(0.05);
  expect(noise.squareScoreVariance({ mu: 1, sigma: 1 }, 1)).toBe(30);
});

test('explains why a difference quotient needs common random numbers', () => {
  const random = mulberry32(5);
  const h = 0.5;
  const quotient = (e1: number, e2: number) => ((1 + h + e1) ** 2 - (1 + e2) ** 2) / h;
  const [apart, common] = [[], []] as [number[], number[]];
  for (let i = 0; i < 200_000; i++) {
    const [e1, e2] = [normal(random), normal(random)];
    apart.push(quotient(e1, e2));
    common.push(quotient(e1, e1));
  }
  const closed = noise.differenceVariance({ mu: 1, sigma: 1 }, h);
  expect(Math.abs(variance(apart) / closed.independent - 1)).toBeLessThan(0.02);
  expect(Math.abs(variance(common) / closed.shared - 1)).toBeLessThan(0.02);
});

test('finds where both estimates are equally noisy', () => {
  const k = noise.crossover(0.5, 1, 0.5, 1);
  const { rep, sf } = noise.variances({ f: 'cosine', k, mu: 0.5, sigma: 1 }, 0);
  expect(rep).toBeCloseTo(sf, 10);
});

test('counts every value once, inside or outside', () => {
  const { counts, below, above } = noise.histogram([-1, 0, 0.5, 0.99, 1, 7], 0, 1, 2);
  expect(counts).toEqual([1, 2]);
  expect([below, above]).toEqual([1, 2]);
});
