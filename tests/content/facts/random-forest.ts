import { bootstrapMatrix } from '../../../src/figures/bootstrap-bag/model.ts';
import { anyDepth, leastError, moonData, moonForest } from '../../../src/figures/moon-forest/model.ts';
import { measured, overtakes, parts, treesUntil } from '../../../src/figures/variance-floor/model.ts';
import { giniDecrease, leafCount, leafShares } from '../../../src/math/decision-tree.ts';
import type { Tree } from '../../../src/math/decision-tree.ts';
import {
  averageVariance,
  expectedDistinct,
  majorityRight,
  missingProbability,
} from '../../../src/math/ensemble.ts';
import { forestVariance, moonCheck, moonTrial, moonVariance } from '../../../src/math/forest-variance.ts';
import type { VarianceTrial } from '../../../src/math/forest-variance.ts';
import { twoMoons } from '../../../src/math/moons.ts';
import {
  averageShares,
  disagreement,
  errorRate,
  forestShare,
  forestShares,
  growForest,
  impurityImportance,
  inBagShare,
  labelOf,
  outOfBagCurve,
  permutationImportance,
  singleTree,
  strength,
  usualForest,
  voteCorrelation,
} from '../../../src/math/random-forest.ts';
import type { ForestOptions } from '../../../src/math/random-forest.ts';
import { mulberry32 } from '../../../src/math/random.ts';
import { flipLabel, withColumns } from '../../../src/math/table.ts';
import type { LabelledTable } from '../../../src/math/table.ts';

const { n, noise, seed, testN, testSeed, forestSeed } = moonData;
const train = twoMoons(n, noise, seed);
const test = twoMoons(testN, noise, testSeed);
const usual = { maxDepth: anyDepth, noise };

const forestOf = (options: Partial<ForestOptions>, data: LabelledTable = train) =>
  growForest(data, { ...usualForest, ...options }, forestSeed);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const testError = (trees: readonly Tree[]) => errorRate(forestShare(trees, test.columns), test.labels);
const sd = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));

/** The shares of both usual forests' trees on the test points. */
const usualShares = [1, 2].map((mtry) => forestShares(forestOf({ mtry }).trees, test.columns));
const perTree = (shares: readonly Float64Array[]) => mean(shares.map((row) => errorRate(row, test.labels)));

type Method = Partial<Pick<ForestOptions, 'mtry' | 'thresholds' | 'bootstrap' | 'drawnPer'>>;

export const computed = {
  'F6.1': (sizes: number[]) => sizes.map(missingProbability),
  'F6.2': ({ rho, B }: { rho: number; B: number[] }) => B.map((b) => averageVariance(rho, 1, b)),
  'F6.3': (sizes: number[]) => sizes.map((size) => majorityRight(size, 0.6)),
  'F6.4': ({ mtry }: { mtry: number[] }) => {
    const forests = mtry.map((tried) => moonForest({ ...usual, mtry: tried }));
    return {
      oob: forests.map(({ outOfBag }) => outOfBag.at(-1)?.error),
      test: forests.map((forest) => forest.test.at(-1)),
      corr: usualShares.map(voteCorrelation),
      meanTree: usualShares.map(perTree),
      inBag: mtry.map((tried) => inBagShare(forestOf({ mtry: tried }))),
      leaves: mtry.map((tried) => mean(forestOf({ mtry: tried }).trees.map(leafCount))),
      singleFull: testError([singleTree(train)]),
      singleLeaves: leafCount(singleTree(train)),
    };
  },
  'F6.5': (sizes: number[]) => {
    const { test: errors, outOfBag } = moonForest({ ...usual, mtry: 1 });
    return {
      test: sizes.map((b) => errors[b - 1]),
      oob: sizes.map((b) => outOfBag[b - 1]?.error),
      voted: sizes.map((b) => outOfBag[b - 1]?.voted),
    };
  },
  'F6.8': (sizes: number[]) => sizes.map((size) => majorityRight(size, 0.55)),
  'F6.20': () => {
    const before = leafShares(singleTree(train), test.columns);
    const changed = Array.from({ length: n }, (_, i) =>
      disagreement(before, leafShares(singleTree(flipLabel(train, i)), test.columns)),
    );
    const worst = changed.indexOf(Math.max(...changed));
    const forest = (data: LabelledTable) => forestShare(forestOf({}, data).trees, test.columns);
    return {
      worst: changed[worst],
      count: (changed[worst] ?? 0) * testN,
      mean: mean(changed),
      forest: disagreement(forest(train), forest(flipLabel(train, worst))),
    };
  },
  'F6.21': ({ sets, first }: { sets: number; first: number }) => {
    const data = Array.from({ length: sets }, (_, k) => twoMoons(n, noise, first + k));
    const among = (predictions: Float64Array[]) =>
      mean(
        predictions.flatMap((one, k) => predictions.slice(k + 1).map((other) => disagreement(one, other))),
      );
    return {
      tree: among(data.map((table) => leafShares(singleTree(table), test.columns))),
      forest: among(data.map((table) => forestShare(forestOf({}, table).trees, test.columns))),
    };
  },
  'F6.22': () => {
    const { feature, threshold, left, right, share } = singleTree(train);
    const column = train.columns[feature[0] ?? 0] ?? new Float64Array();
    const goesLeft = column.filter((value) => value <= (threshold[0] ?? 0)).length;
    const leftOnes = Math.round(goesLeft * (share[left[0] ?? 0] ?? 0));
    const rightOnes = Math.round((n - goesLeft) * (share[right[0] ?? 0] ?? 0));
    return {
      feature: (feature[0] ?? 0) + 1,
      threshold: threshold[0],
      left: goesLeft,
      leftOnes,
      right: n - goesLeft,
      rightOnes,
      decrease: giniDecrease(goesLeft, leftOnes, n - goesLeft, rightOnes),
    };
  },
  'F6.23': ({ size, B, many }: { size: number; B: number; many: number }) => ({
    distinct: expectedDistinct(size),
    unjudged: n * (1 - missingProbability(n)) ** B,
    voters: many * missingProbability(n),
  }),
  'F6.24': ({ methods, trial }: { methods: Record<string, Method>; trial: VarianceTrial }) =>
    Object.fromEntries(
      Object.entries(methods).map(([name, options]) => [
        name,
        moonVariance(options, { ...moonTrial, ...trial }),
      ]),
    ),
  'F6.37': ({ B, mtry }: { B: number[]; mtry: number[] }) =>
    mtry.map((tried) => forestVariance({ mtry: tried }, moonCheck, B)),
  'F6.38': ({ B }: { B: number[] }) =>
    [measured.one, measured.two].map((kind) => B.map((b) => parts(kind, b).whole)),
  'F6.39': ({ B }: { B: number }) => parts(measured.two, B),
  'F6.40': ({ trees, p: [easy = 0, hard = 0] }: { trees: number; p: number[] }) => ({
    hard: majorityRight(trees, hard),
    eleven: (majorityRight(trees, easy) + majorityRight(trees, hard)) / 2,
  }),
  'F6.25': ({ B }: { B: number }) => ({
    one: parts(measured.one, B),
    two: parts(measured.two, B),
    from: overtakes(measured.one, measured.two),
    ratio: parts(measured.one, B).whole / parts(measured.one, B).independent,
    near: treesUntil(measured.one, 0.1),
  }),
  'F6.26': () => usualShares.map((shares) => strength(shares, test.labels)),
  'F6.27': ({ trees }: { trees: number }) => 1 - majorityRight(trees, 1 - perTree(usualShares[0] ?? [])),
  'F6.28': () => leastError(test, noise),
  'F6.29': (methods: Record<string, Method>) =>
    Object.fromEntries(
      Object.entries(methods).map(([name, options]) => {
        const shares = forestShares(forestOf(options).trees, test.columns);
        return [name, { test: errorRate(averageShares(shares), test.labels), tree: perTree(shares) }];
      }),
    ),
  'F6.31': (leaves: number[]) =>
    leaves.map((minLeaf) => {
      const forest = forestOf({ minLeaf });
      const shares = forestShares(forest.trees, test.columns);
      return {
        test: errorRate(averageShares(shares), test.labels),
        hard: errorRate(averageShares(shares, 'hard'), test.labels),
        oob: outOfBagCurve(forest, train).at(-1)?.error,
      };
    }),
  'F6.33': ({
    trainSeed,
    testNoiseSeed,
    shuffleSeed,
  }: Record<'trainSeed' | 'testNoiseSeed' | 'shuffleSeed', number>) => {
    const lot = (size: number, from: number) => {
      const random = mulberry32(from);
      const numbers = Float64Array.from({ length: size }, () => random());
      return [numbers, Float64Array.from({ length: size }, () => labelOf(random()))];
    };
    const wide = withColumns(train, lot(n, trainSeed));
    const wideTest = withColumns(test, lot(testN, testNoiseSeed));
    const { trees } = forestOf({ mtry: 2 }, wide);
    return {
      impurity: impurityImportance(trees),
      onTest: permutationImportance(trees, wideTest, shuffleSeed),
      onTrain: permutationImportance(trees, wide, shuffleSeed),
    };
  },
  'F6.34': ({ from, values }: { from: number; values: number[] }) => {
    const random = mulberry32(from);
    const columns = values.map((k) =>
      Float64Array.from({ length: n }, () => (k === 0 ? random() : Math.floor(random() * k))),
    );
    const lot = { columns, labels: Uint8Array.from({ length: n }, () => labelOf(random())) };
    const forest = forestOf({ mtry: 2 }, lot);
    return { impurity: impurityImportance(forest.trees), oob: outOfBagCurve(forest, lot).at(-1)?.error };
  },
  'F6.35': ({ sets, first }: { sets: number; first: number }) => {
    const errors = [1, 2].map((mtry) =>
      Array.from({ length: sets }, (_, k) =>
        testError(forestOf({ mtry }, twoMoons(n, noise, first + k)).trees),
      ),
    );
    const [one = [], two = []] = errors;
    return {
      mean: errors.map(mean),
      sd: errors.map(sd),
      better: one.filter((error, k) => error < (two[k] ?? 0)).length,
    };
  },
  'F6.36': ({ n: size, B, from }: { n: number; B: number; from: number }) => {
    const matrix = bootstrapMatrix(size, B, from);
    return { empty: matrix.emptyShare, expected: matrix.expected };
  },
};
