import {
  experiment,
  flippedShare,
  marginsAfter,
  repeated,
  weightsBefore,
} from '../../../src/figures/boosting-margins/model.ts';
import { judged, ordinaryMargins } from '../../../src/figures/margin-losses/model.ts';
import { pointsState, writeHistory } from '../../../src/figures/weighted-points/model.ts';
import {
  adaboost,
  boostRound,
  bounds,
  errorRate,
  halfLogOdds,
  marginBound,
  margins,
  meanExponentialLoss,
  missProbability,
  predictStump,
  roundsUntilPerfect,
  sammeWeight,
  score,
  scorePath,
  stumpError,
  stumpScan,
  stumpWeight,
  tenLabels,
  uniformWeights,
} from '../../../src/math/adaboost.ts';

const rounds = adaboost(tenLabels, 6);
const paths = scorePath(rounds, tenLabels.x);
const count = (scores: readonly number[]) => Math.round(errorRate(scores, tenLabels.y) * tenLabels.y.length);
const minMargin = (m: number) => Math.min(...margins(paths[m - 1] ?? [], tenLabels.y, rounds.slice(0, m)));

interface Seeded {
  noise: number;
  seed: number;
  at: number[];
}

export const computed = {
  'F7.1': () => {
    const three = rounds.slice(0, 3);
    return {
      thr: three.map(({ stump }) => stump.threshold),
      left: three.map(({ stump }) => stump.left),
      e: three.map(({ error }) => error),
      alpha: three.map(({ alpha }) => alpha),
    };
  },
  'F7.2': () => rounds.slice(0, 3).map(({ weights }) => weights),
  'F7.3': () => ({ F: paths[2], err: paths.slice(0, 3).map(count) }),
  'F7.4': () => ({
    Z: rounds.slice(0, 3).map(({ z }) => z),
    prod: bounds(rounds)
      .slice(0, 3)
      .map(({ product }) => product),
    loss: paths.slice(0, 3).map((scores) => meanExponentialLoss(scores, tenLabels.y)),
    hoeffding: bounds(rounds)[2]?.exponential,
  }),
  'F7.5': () => ({
    e: rounds.slice(3).map(({ error }) => error),
    prod: bounds(rounds)
      .slice(3)
      .map(({ product }) => product),
    minMargin: [3, 4, 5, 6].map(minMargin),
  }),
  'F7.6': () => ({
    weights: rounds.slice(0, 3).map(({ error }) => sammeWeight(error, 2)),
    errors: rounds.slice(0, 3).map(({ error }) => error),
    score: 1 - errorRate(paths[2] ?? [], tenLabels.y),
  }),
  'F7.20': ({ e }: { e: number }) => ({ rounded: stumpWeight(e), exact: rounds[2]?.alpha }),
  'F7.21': () => {
    // The first stump over and over, and one vote each for the three stumps of the rounds.
    const [first] = rounds;
    const votes = (stumps: readonly (typeof rounds)[number][]) =>
      count(tenLabels.x.map((x) => stumps.reduce((sum, { stump }) => sum + predictStump(stump, x), 0)));
    return {
      repeated: first === undefined ? NaN : votes([first, first, first]),
      equal: votes(rounds.slice(0, 3)),
    };
  },
  'F7.22': () => rounds.slice(0, 3).map(({ stump, weights }) => stumpError(tenLabels, weights, stump)),
  'F7.23': () => {
    const under = margins(paths[2] ?? [], tenLabels.y, rounds.slice(0, 3));
    return { sum: rounds.slice(0, 3).reduce((sum, { alpha }) => sum + alpha, 0), margins: under };
  },
  'F7.24': ({ noise, seed, at }: Seeded) => {
    const run = experiment(noise, seed);
    const pick = (m: number) => {
      const { train, test, bound } = run.measured[m - 1] ?? { train: NaN, test: NaN, bound: NaN };
      const [least = NaN] = marginsAfter(run, m);
      return { train, test, bound, minMargin: least };
    };
    return {
      at: at.map(pick),
      firstPerfect: run.firstPerfect,
      boundPerfect: run.measured.findIndex(({ bound }) => bound < 1 / run.train.y.length) + 1,
    };
  },
  'F7.25': ({ noise, seed, at }: Seeded) => {
    const run = experiment(noise, seed);
    return {
      flipped: run.train.flipped.filter(Boolean).length,
      share: at.map((m) => flippedShare(run, m)),
      test: at.map((m) => run.measured[m - 1]?.test),
      sum: weightsBefore(run, 1).reduce((a, b) => a + b, 0),
    };
  },
  'F7.26': ({ noise, seeds, at }: { noise: number; seeds: number; at: number[] }) =>
    repeated(noise, seeds, at),
  'F7.27': ({ noise, seeds, at }: { noise: number; seeds: number; at: number[] }) =>
    repeated(noise, seeds, at),
  'F7.28': ({ m }: { m: number[] }) =>
    m.map((margin) => Object.fromEntries(judged(margin).map(({ name, share }) => [name, share]))),
  'F7.29': ({ m }: { m: number }) => Object.fromEntries(judged(m).map(({ name, weight }) => [name, weight])),
  'F7.30': ({ e, K }: { e: number; K: number }) => ({ samme: sammeWeight(e, K), binary: stumpWeight(e) }),
  'F7.31': ({ n }: { n: number }) => {
    const [, , , , , , weight = NaN] = rounds[0]?.weights ?? [];
    return { oneMissing: missProbability(weight, n), noneOfThree: missProbability(3 * weight, n) };
  },
  'F7.32': ({ gamma, n }: { gamma: number[]; n: number }) => gamma.map((edge) => roundsUntilPerfect(edge, n)),
  'F7.33': () => {
    const equal = uniformWeights(10);
    const errors = stumpScan(tenLabels, equal).filter(({ left }) => left === 1);
    return Object.fromEntries(errors.map(({ threshold, error }) => [`s${Math.floor(threshold)}`, error]));
  },
  'F7.34': () => {
    // Round 1 taken the other way round of the tie, then the best stumps.
    const first = boostRound(tenLabels, uniformWeights(10), { feature: 0, threshold: 8.5, left: 1 });
    const second = pointsState({ history: '8+', s: 0.5, left: 'plus' }).best;
    const third = pointsState({
      history: writeHistory([first.stump, second]),
      s: 0.5,
      left: 'plus',
    }).best;
    const end = pointsState({
      history: writeHistory([first.stump, second]),
      s: third.threshold,
      left: third.left === 1 ? 'plus' : 'minus',
    });
    return {
      thr: [second.threshold, third.threshold],
      left: [second.left, third.left],
      e: [second.error, third.error],
      mistakes: end.mistakes,
      product: end.product,
    };
  },
  'F7.35': ({ p }: { p: number }) => halfLogOdds(p),
  'F7.36': ({ theta }: { theta: number[] }) =>
    theta.map((t) => ({
      bound: marginBound(rounds, t),
      share:
        margins(paths[5] ?? [], tenLabels.y, rounds).filter((margin) => margin <= t).length /
        tenLabels.y.length,
    })),
  'F7.37': () => ({
    p: 1 / (1 + Math.exp(-2 * score(rounds.slice(0, 3), [6]))),
    ordinary: ordinaryMargins,
  }),
} satisfies Record<string, (input: never) => unknown>;
