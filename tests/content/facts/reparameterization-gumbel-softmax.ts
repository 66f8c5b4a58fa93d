import * as noise from '../../../src/figures/gradient-noise/model.ts';
import { orderProbability, race } from '../../../src/figures/gumbel-race/model.ts';
import { meanShares, simplexScene } from '../../../src/figures/simplex-samples/model.ts';
import * as categorical from '../../../src/math/gumbel-softmax.ts';
import { mulberry32, normal } from '../../../src/math/random.ts';
import * as bernoulli from '../../../src/math/straight-through.ts';

interface Point {
  mu: number;
  sigma: number;
}

interface Seeded {
  seed: number;
  n: number;
}

interface Toy {
  pi: number[];
  c: number[];
}

const square = (point: Point): noise.Problem => ({ f: 'square', k: 1, ...point });
const cosine = (point: Point, k: number): noise.Problem => ({ f: 'cosine', k, ...point });
const step = (point: Point): noise.Problem => ({ f: 'step', k: 1, ...point });

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
function variance(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((v) => (v - middle) ** 2));
}

const expectation = ({ pi, c }: Toy) => pi.reduce((sum, p, i) => sum + p * (c[i] ?? 0), 0);

/** The facts of the article on reparameterization, computed by what its figures call. */
export const computed = {
  'F1.1': (point: Point) => noise.squareVariances(point),
  'F1.2': (point: Point) => noise.squareVariances(point),
  'F1.3': ({ baselines, ...point }: Point & { baselines: number[] }) =>
    baselines.map((b) => noise.variances(square(point), b).sf),
  'F1.4': ({ k, ...point }: Point & { k: number[] }) =>
    k.map((frequency) => {
      const { rep, sf } = noise.variances(cosine(point, frequency), 0);
      return [rep, sf];
    }),
  'F1.5': (point: Point) => noise.trueGradient(step(point)),
  'F1.6': ({ pi, c, tau, seed, n }: Toy & Seeded & { tau: number[] }) => ({
    trueGrad: categorical.categoricalGradient(pi, c),
    gs: tau.map((temperature) => {
      const { biasNorm, traceVar } = categorical.gumbelSoftmaxGradient(pi, c, temperature, n, seed);
      return [biasNorm, traceVar];
    }),
    reinforce: {
      b0: categorical.scoreTraceVariance(pi, c, 0),
      bEf: categorical.scoreTraceVariance(pi, c, expectation({ pi, c })),
    },
  }),
  'F1.7': ({ pi, seed, n }: Seeded & { pi: number[] }) => race(pi, seed, n).freq,
  'F1.8': ({ pi, seed, n }: Seeded & { pi: number[] }) =>
    categorical.normalArgmaxFreq(pi, Math.PI ** 2 / 6, n, seed),
  'F1.9': ({ pi, tau, seed, n }: Seeded & { pi: number[]; tau: number[] }) => {
    const runs = tau.map((temperature) => categorical.gumbelSoftmax(pi, temperature, n, seed));
    return { Ey1: runs.map((run) => run.meanY[0]), Emax: runs.map((run) => run.meanMax) };
  },
  'F1.10': (phi: number[]) => categorical.gumbelMaxMean(phi),
  'F1.11': ({ c, theta }: { c: number; theta: number[] }) => ({
    true: bernoulli.bernoulliDerivative(c),
    st: theta.map((at) => bernoulli.straightThroughDerivative(at, c)),
  }),
  'F1.20': ({ mu, sigma, between: [low, high] }: Point & { between: [number, number] }) =>
    noise.crossover(mu, sigma, low, high),
  'F1.21': ({ seed, n, ...point }: Point & Seeded) => {
    const random = mulberry32(seed);
    const draws = Array.from({ length: n }, () => noise.readings(square(point), 0, normal(random)));
    const each = (summary: (values: number[]) => number) => ({
      repMu: summary(draws.map((draw) => draw.repMu)),
      repSigma: summary(draws.map((draw) => draw.repSigma)),
      sfMu: summary(draws.map((draw) => draw.sfMu)),
      sfSigma: summary(draws.map((draw) => draw.sfSigma)),
    });
    return { mean: each(mean), var: each(variance) };
  },
  'F1.22': ({ dimension, ...point }: Point & { dimension: number[] }) =>
    dimension.map((d) => noise.squareScoreVariance(point, d)),
  'F1.23': ({ pi, c }: Toy) => {
    const b = categorical.bestCategoricalBaseline(pi, c);
    return { b, traceVar: categorical.scoreTraceVariance(pi, c, b) };
  },
  'F1.24': ({ pi, c, tau, seed, n }: Toy & Seeded & { tau: number[] }) => {
    const unbiased = categorical.scoreTraceVariance(pi, c, expectation({ pi, c }));
    return tau.map((temperature) => {
      const { traceVar, biasNorm } = categorical.gumbelSoftmaxGradient(pi, c, temperature, n, seed);
      return categorical.samplesUntilBiasCosts(unbiased, traceVar, biasNorm);
    });
  },
  'F1.25': ({ seed, n, ...point }: Point & Seeded) => {
    const { sf, closed } = noise.gradSamples({ ...step(point), b: 'zero' }, n, seed);
    return { mean: mean(sf), var: variance(sf), closed: closed.sf, path: noise.pathMean(step(point)) };
  },
  'F1.26': (input: Record<'two' | 'three', { pi: number[]; tau: number[] }>) => ({
    two: input.two.tau.map((tau) => categorical.gumbelSoftmaxExpectation(input.two.pi, tau, () => 1)),
    three: input.three.tau.map((tau) => categorical.gumbelSoftmaxExpectation(input.three.pi, tau, () => 1)),
  }),
  'F1.27': (input: { c: number; from: number; rate: number; steps: number }) => {
    const theta = bernoulli.descendStraightThrough(input.from, input.c, input.rate, input.steps);
    return {
      theta,
      loss: bernoulli.bernoulliLoss(theta, input.c),
      best: bernoulli.bernoulliLoss(0, input.c),
    };
  },
  'F1.28': ({ pi, seed, n }: Seeded & { pi: number[] }) => race(pi, seed, n),
  'F1.29': ({ phi, seed, n }: Seeded & { phi: number[] }) => categorical.sampledMaxMean(phi, n, seed),
  'F1.30': ({ k, ...point }: Point & { k: number[] }) => {
    const b = k.map((frequency) => noise.baseline(cosine(point, frequency), 'best'));
    return { b, var: k.map((frequency, i) => noise.variances(cosine(point, frequency), b[i] ?? 0).sf) };
  },
  'F1.31': ({ seed, n, ...point }: Point & Seeded) => {
    const { rep, sf } = noise.gradSamples({ ...square(point), b: 'zero' }, n, seed);
    return { mean: { rep: mean(rep), sf: mean(sf) }, var: { rep: variance(rep), sf: variance(sf) } };
  },
  'F1.32': ({ h, ...point }: Point & { h: number }) => noise.differenceVariance(point, h),
  'F1.33': ({ pi, c, tau }: Toy & { tau: number[] }) =>
    tau.map((temperature) => categorical.gumbelSoftmaxBias(pi, c, temperature)),
  'F1.34': ({ pi, order }: { pi: number[]; order: number[] }) => orderProbability(pi, order),
  'F1.35': ({ pi, tau, seed }: { pi: number[]; tau: number[]; seed: number }) => {
    const scenes = tau.map((temperature) => simplexScene(pi, temperature, seed));
    const winners = scenes[0]?.samples.map((y) => y.indexOf(Math.max(...y))) ?? [];
    return {
      corner: pi.map((_, k) => winners.filter((winner) => winner === k).length),
      sharp: scenes.map(({ samples }) => samples.filter((y) => Math.max(...y) > 0.9).length),
      shift: scenes.map(({ shift }) => shift),
    };
  },
  'F1.36': ({ pi, tau }: { pi: number[]; tau: number }) => meanShares(pi, tau),
};
