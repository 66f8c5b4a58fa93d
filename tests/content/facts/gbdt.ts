import { gap, path, pseudoResiduals } from '../../../src/figures/function-space/model.ts';
import type { Learner } from '../../../src/figures/function-space/model.ts';
import { rulers } from '../../../src/figures/loss-rulers/model.ts';
import type { RulerParams } from '../../../src/figures/loss-rulers/model.ts';
import { alignments, run, sineStudy } from '../../../src/figures/residual-staircase/model.ts';
import { meanOfPoints, sixLabels, tenPoints } from '../../../src/figures/split-desk/model.ts';
import { logLoss, mean, sigmoid, splitScan, squaredError, sumOfSquares } from '../../../src/math/boosting.ts';
import {
  absolute,
  classLeaf,
  gradientBoost,
  huber,
  huberStep,
  logistic,
  squared,
  squaredErrors,
} from '../../../src/math/gradient-boosting.ts';
import { leaves } from '../../../src/math/regression-tree.ts';
import type { Tree } from '../../../src/math/regression-tree.ts';

interface Points {
  y: number[];
}

const boost = (start: number, nu: number, rounds: number, depth = 1, y: readonly number[] = tenPoints.y) =>
  run({ x: tenPoints.x, y }, start, { nu, depth, rounds }, false);

/** SSE of two means, for every threshold. */
const splitErrors = (y: readonly number[]) =>
  splitScan({ x: tenPoints.x, ...squaredError(y, mean(y)), lambda: 0 }).map(
    ({ gain }) => sumOfSquares(y) - 2 * gain,
  );

const stump = (tree: Tree) => [
  'threshold' in tree ? tree.threshold : null,
  ...leaves(tree).map(({ value }) => value),
];

const leafValues = (params: RulerParams) =>
  Object.fromEntries(rulers(params).map(({ name, leaf }) => [name, leaf]));

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

export const computed = {
  'F8.1': ({ y }: Points) => splitErrors(y),
  'F8.2': ({ y, nu }: Points & { nu: number }) => boost(0, nu, 6, 1, y).rounds.map(({ tree }) => stump(tree)),
  'F8.3': ({ y, nu }: Points & { nu: number }) => boost(0, nu, 6, 1, y).sse.slice(1),
  'F8.4': ({ y }: Points) => boost(mean(y), 1, 0, 1, y).sse[0],
  'F8.5': ({ y, nu05, nu01 }: Points & { nu05: number[]; nu01: number[] }) => {
    const [half, tenth] = [boost(0, 0.5, 6, 1, y).sse, boost(0, 0.1, 100, 1, y).sse];
    return { nu05: nu05.map((m) => half[m]), nu01: nu01.map((m) => tenth[m]) };
  },
  'F8.6': ({ y, F, delta }: Points & { F: number; delta: number }) => {
    const all = (loss: typeof squared) => y.map((value) => loss.pseudoResidual(value, F));
    return { ls: all(squared), lad: all(absolute), huber: all(huber(delta)) };
  },
  'F8.7': ({ y, split }: Points & { split: number }) =>
    [0, 1].map((side) => {
      const inside = y.filter((_, i) => Number((sixLabels.x[i] ?? 0) > split) === side);
      return logistic.leaf(
        inside,
        inside.map(() => 0),
      );
    }),
  'F8.20': ({ nu, rounds }: { nu: number; rounds: number }) =>
    alignments(boost(meanOfPoints, nu, rounds).sse),
  'F8.21': (params: RulerParams) => {
    const y = [1, 2, 3, params.outlier];
    return {
      ...leafValues(params),
      huberStep: huberStep(
        y.map((value) => value - 2),
        params.delta,
      ),
      signMean: mean(y.map((value) => absolute.pseudoResidual(value, 2))),
    };
  },
  'F8.22': leafValues,
  'F8.23': ({ nu, below }: { nu: number[]; below: number }) => {
    const first = (start: number) =>
      nu.map((share) => boost(start, share, 60).sse.findIndex((sse) => sse < below));
    return { zero: first(0), mean: first(meanOfPoints) };
  },
  'F8.24': ({ nu, rounds }: { nu: number[]; rounds: number[] }) =>
    nu.map((share, i) => boost(meanOfPoints, share, rounds[i] ?? 0).sse.at(-1)),
  'F8.25': ({
    seeds,
    rounds,
    settings,
  }: {
    seeds: number;
    rounds: number;
    settings: [number, number, number][];
  }) => settings.map(([nu, depth, share]) => sineStudy({ nu, depth, rounds, share }, seeds)),
  'F8.26': ({ F }: { F: number }) => ({
    p: sigmoid(F),
    naive: 1 - F,
    pseudo: logistic.pseudoResidual(1, F),
  }),
  'F8.27': ({ nu, gap: near }: { nu: number[]; gap: number }) =>
    nu.map((share) =>
      (['gradient', 'sign', 'leaves'] satisfies Learner[]).map((learner) =>
        path(learner, share, 60).findIndex((F) => gap(F) < near),
      ),
    ),
  'F8.28': ({ y, split }: Points & { split: number }) => {
    const scan = splitScan({ x: sixLabels.x, ...logLoss(y), lambda: 0 });
    const chosen = scan.find(({ s }) => s === split);
    const F = sixLabels.x.map((x) => (x < split ? chosen?.wL : chosen?.wR) ?? NaN);
    const loss = (margins: readonly number[]) =>
      total(y.map((label, i) => logistic.loss(label, margins[i] ?? NaN))) / y.length;
    const [low = NaN, high = NaN] = [F[0], F.at(-1)];
    return {
      before: loss(y.map(() => 0)),
      after: loss(F),
      low: sigmoid(low),
      high: sigmoid(high),
      third: logistic.pseudoResidual(1, low),
    };
  },
  'F8.29': ({ depth }: { depth: number }) => boost(meanOfPoints, 1, 1, depth).sse[1],
  'F8.30': ({ rounds }: { rounds: number }) => {
    const y = [0, 1, 1, 0];
    const rows = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ];
    const left = (depth: number, count: number) =>
      squaredErrors(
        y,
        gradientBoost({ rows, y, loss: squared, start: 0.5, nu: 1, depth, rounds: count }).at(-1)?.F ?? [],
      );
    return { stumps: left(1, rounds), deep: left(2, 1) };
  },
  'F8.31': ({ classes, labels }: { classes: number; labels: number[] }) =>
    Array.from({ length: classes }, (_, k) =>
      classLeaf(
        labels.map((label) => Number(label === k) - 1 / classes),
        classes,
      ),
    ),
  'F8.32': () => splitErrors(boost(meanOfPoints, 1, 2).rounds[1]?.residuals ?? []),
  'F8.33': ({ rounds }: { rounds: number }) => {
    const all = boost(meanOfPoints, 1, rounds + 1).rounds;
    return { residuals: all.map(({ residuals }) => residuals), trees: all.map(({ tree }) => stump(tree)) };
  },
  'F8.34': () => {
    const [first, second] = pseudoResiduals([0, 0]);
    return { first, second };
  },
  'F8.35': ({ y, F }: Points & { F: number }) => {
    const start = y.map(() => F);
    const naive = squared.leaf(y, start);
    const after = (move: number) => total(y.map((value) => absolute.loss(value, F + move)));
    return {
      before: after(0),
      naive: after(naive),
      median: after(absolute.leaf(y, start)),
      prediction: F + naive,
    };
  },
  'F8.36': ({ nu }: { nu: number[] }) =>
    nu.map((share) => {
      const [before = NaN, after = NaN] = boost(meanOfPoints, share, 1).sse;
      return after / before;
    }),
  'F8.37': ({ split }: { split: number }) => {
    const r = sixLabels.y.map((label) => logistic.pseudoResidual(label, 0));
    return [
      mean(r.filter((_, i) => (sixLabels.x[i] ?? 0) < split)),
      mean(r.filter((_, i) => (sixLabels.x[i] ?? 0) > split)),
    ];
  },
  'F8.38': ({ nu, below }: { nu: number; below: number }) => {
    const kept = 1 - nu * (2 - nu);
    return Math.floor(Math.log(below / (boost(meanOfPoints, 1, 0).sse[0] ?? NaN)) / Math.log(kept)) + 1;
  },
  'F8.39': () => meanOfPoints,
};
