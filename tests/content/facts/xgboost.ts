import { parabola } from '../../../src/figures/loss-parabola/model.ts';
import { missingScan } from '../../../src/figures/missing-side/model.ts';
import { effect } from '../../../src/figures/parameter-map/model.ts';
import { desk, meanOfPoints, sixLabels, tenPoints } from '../../../src/figures/split-desk/model.ts';
import {
  bestSplit,
  leafScore,
  logLoss,
  mean,
  splitGain,
  splitScan,
  squaredError,
  sumOfSquares,
  totals,
  weightedRanks,
} from '../../../src/math/boosting.ts';
import { expandLogisticLoss, newtonLeaf } from '../../../src/math/taylor.ts';
import { libraryTree, roundsUntilSplit } from '../../../src/math/xgboost.ts';

interface Points {
  y: number[];
}
interface Lambdas {
  lam: number[];
}
interface Lambda {
  lam: number;
}
interface At extends Lambda {
  s: number;
}

const regression = (base: number) => ({ x: tenPoints.x, ...squaredError(tenPoints.y, base) });
const classification = { x: sixLabels.x, ...logLoss(sixLabels.y) };
const withMissing = { x: [1, 2, null, 4, 5, null], ...logLoss([0, 0, 1, 1, 1, 1]) };

/** A part of the ten points as a column of its own. */
const part = (from: number, to: number) => {
  const { x, g, h } = regression(meanOfPoints);
  return { x: x.slice(from, to), g: g.slice(from, to), h: h.slice(from, to) };
};

const last = (values: readonly number[]) => values.at(-1);

export const computed = {
  'F9.1': ({ y, base, lam }: Points & Lambdas & { base: number }) =>
    lam.map((lambda) =>
      splitScan({ x: tenPoints.x, ...squaredError(y, base), lambda }).map(({ gain }) => gain),
    ),
  'F9.2': ({ lam }: Lambdas) =>
    lam.map((lambda) => {
      const { chosen } = desk({ s: 6.5, lambda, gamma: 0, base: meanOfPoints });
      return [chosen.wL, chosen.wR];
    }),
  'F9.3': ({ lam }: Lambdas) =>
    lam.map((lambda) => libraryTree(regression(meanOfPoints), { lambda }).split?.gain),
  'F9.4': ({ y, lam }: Points & Lambdas) =>
    lam.map((lambda) => splitScan({ x: sixLabels.x, ...logLoss(y), lambda }).map(({ gain }) => gain)),
  'F9.5': ({ y }: Points) => {
    const column = { x: tenPoints.x, ...squaredError(y, 0.5) };
    const { split, leaf } = libraryTree(column, { lambda: 1 });
    return {
      bestGain: bestSplit(splitScan({ ...column, lambda: 1 }))?.gain,
      leaf: split === null ? leaf : null,
    };
  },
  'F9.6': ({ d }: { d: number[] }) =>
    d.map((step) => {
      const { exact, first, second } = expandLogisticLoss(0, step);
      return [exact, first, second];
    }),
  'F9.7': ({ x, y, lam }: Points & Lambda & { x: (number | null)[] }) => {
    const column = { x, ...logLoss(y), lambda: lam };
    const right = splitScan({ ...column, missing: 'right' });
    return splitScan({ ...column, missing: 'left' }).map(({ gain }, i) => [gain, right[i]?.gain]);
  },
  'F9.8': (gammas: number[]) =>
    gammas.map((gamma) => libraryTree(regression(meanOfPoints), { lambda: 1, gamma }).split !== null),
  'F9.9': (weights: number[]) =>
    weights.map(
      (minChildWeight) => libraryTree(classification, { lambda: 1, minChildWeight }).split?.threshold ?? null,
    ),
  'F9.10': () => {
    const { split } = libraryTree(withMissing, { lambda: 1, minChildWeight: 0 });
    return { split: split?.threshold, missing: split?.missing, gainLib: split?.gain };
  },
  'F9.20': ({ mixed, pure, steps }: { mixed: number[]; pure: number[]; steps: number }) => {
    const mixedPath = newtonLeaf(mixed, steps);
    const purePath = newtonLeaf(pure, steps);
    return {
      mixed: last(mixedPath),
      mixedFirst: mixedPath[0],
      pureFirst: purePath[0],
      pureLast: last(purePath),
    };
  },
  'F9.21': () => desk({ s: 6.5, lambda: 1, gamma: 0, base: meanOfPoints }).g,
  'F9.22': ({ s, lam }: At) => {
    const { chosen, scores, net } = desk({ s, lambda: lam, gamma: 0, base: meanOfPoints });
    const { left, right } = chosen;
    return { GL: left.G, HL: left.H, GR: right.G, HR: right.H, ...scores, gain: net };
  },
  'F9.23': ({ s }: { s: number }) => {
    const before = sumOfSquares(tenPoints.y);
    const after =
      sumOfSquares(tenPoints.y.filter((_, i) => (tenPoints.x[i] ?? 0) < s)) +
      sumOfSquares(tenPoints.y.filter((_, i) => (tenPoints.x[i] ?? 0) > s));
    return { before, after, fall: before - after, half: (before - after) / 2 };
  },
  'F9.24': ({ s, lam }: At) => {
    const best = (from: number, to: number) => {
      const split = bestSplit(splitScan({ ...part(from, to), lambda: lam }));
      return { s: split?.s, gain: split?.gain };
    };
    return { left: best(0, s - 0.5), right: best(s - 0.5, 10) };
  },
  'F9.25': ({ base, s, lam }: At & { base: number }) => {
    const { scores, net, best } = desk({ s, lambda: lam, gamma: 0, base });
    return { ...scores, both: scores.left + scores.right, gain: net, bestS: best.s };
  },
  'F9.26': ({ p, at }: { p: number[]; at: number[] }) => {
    const h = p.map((probability) => probability * (1 - probability));
    const x = p.map((_, i) => i + 1);
    const [from = 0, to = 0] = weightedRanks(x, h, [4, 6]);
    return {
      h,
      H: h.reduce((total, value) => total + value, 0),
      r: weightedRanks(x, h, at),
      middleShare: to - from,
    };
  },
  'F9.27': ({ lam }: Lambda) => {
    const { split } = libraryTree(classification, { lambda: lam, minChildWeight: 0 });
    const hist = libraryTree(classification, { lambda: lam, minChildWeight: 0, method: 'hist' });
    return { exact: split?.threshold, hist: hist.split?.threshold, gain: hist.split?.gain };
  },
  'F9.28': ({ base, eta, lam }: Lambda & { base: number; eta: number }) => {
    const { before, tree } = roundsUntilSplit(tenPoints, { lambda: lam, base, eta });
    return { rounds: before.length - 1, threshold: tree.split?.threshold, gain: tree.split?.gain, before };
  },
  'F9.29': ({ gammas, lam }: Lambda & { gammas: number[] }) =>
    gammas.map((gamma) => libraryTree(regression(meanOfPoints), { lambda: lam, gamma }).split !== null),
  'F9.30': ({ s, lam }: Lambdas & { s: number }) =>
    lam.map((lambda) => {
      const split = splitScan({ ...classification, lambda }).find((candidate) => candidate.s === s);
      return [split?.wL, split?.wR];
    }),
  'F9.31': ({ lam }: Lambda) => {
    const split = bestSplit(splitScan({ ...withMissing, lambda: lam, missing: 'right' }));
    if (split === undefined) return undefined;
    return {
      whole: leafScore(totals(withMissing), lam),
      left: leafScore(split.left, lam),
      right: leafScore(split.right, lam),
      wL: split.wL,
      wR: split.wR,
      gain: split.gain,
    };
  },
  'F9.32': ({ p }: { p: number }) => {
    const [h = 0] = logLoss([0], Math.log(p / (1 - p))).h;
    return { h, need: Math.ceil(1 / h) };
  },
  'F9.33': ({ lam }: Lambda) => {
    const side = (method: 'exact' | 'hist') =>
      libraryTree(regression(meanOfPoints), { lambda: lam, method }).split?.missing;
    return { exact: side('exact'), hist: side('hist') };
  },
  'F9.35': ({ base, s, lam }: At & { base: number }) => {
    const bracket = (y: readonly number[], from: number) =>
      2 *
      (splitScan({ x: tenPoints.x, ...squaredError(y, from), lambda: lam }).find((split) => split.s === s)
        ?.gain ?? NaN);
    const whole = bracket(tenPoints.y, base);
    const shift = bracket(
      tenPoints.y.map(() => meanOfPoints),
      base,
    );
    const structure = bracket(tenPoints.y, meanOfPoints);
    return { shift, structure, cross: whole - shift - structure, bracket: whole };
  },
  'F9.36': ({ y, copies, lam }: Points & Lambda & { copies: number }) => {
    const { g, h } = squaredError(y, mean(y));
    const cell = (i: number) => ({ G: copies * (g[i] ?? NaN), H: copies * (h[i] ?? NaN) });
    const [a, b, c, d] = [cell(0), cell(1), cell(2), cell(3)];
    const both = (one: typeof a, other: typeof a) => ({ G: one.G + other.G, H: one.H + other.H });
    return {
      root: 2 * splitGain(both(a, b), both(c, d), lam, 0),
      left: 2 * splitGain(a, b, lam, 0),
      right: 2 * splitGain(c, d, lam, 0),
    };
  },
  'F9.37': ({ m, lam }: Lambdas & { m: number }) =>
    lam.map((lambda) => {
      const { h, step } = parabola({ m, d: 0, lambda });
      return { h, step };
    }),
  'F9.38': ({ label, lam }: Lambda & { label: string }) => {
    const { side, split } = missingScan({ s: '3', side: 'left', lambda: lam, label }).best;
    return { s: split.s, side, gain: split.gain };
  },
  'F9.39': () => effect('lambda'),
};
