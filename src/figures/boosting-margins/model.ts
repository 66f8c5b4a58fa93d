import { adaboost, bounds, errorRate, margins, predictStump, scorePath } from '../../math/adaboost.ts';
import type { Round } from '../../math/adaboost.ts';
import { rings } from '../../math/rings.ts';
import type { Rings } from '../../math/rings.ts';

/** Points to learn from, points to be tested on, and the most rounds that the figure goes to. */
export const sizes = { train: 100, test: 2000, rounds: 400 } as const;

/** Far enough from the seed of the training points that no slider reaches it. */
const testSeed = (seed: number) => seed + 10_000;

/** What has been measured after one round. */
export interface Measured {
  readonly train: number;
  readonly test: number;
  /** Π Z, the bound on the training error */
  readonly bound: number;
}

export interface Experiment {
  readonly train: Rings;
  readonly rounds: readonly Round[];
  /** Entry m − 1 belongs to round m */
  readonly measured: readonly Measured[];
  readonly trainScores: readonly (readonly number[])[];
  /** The first round without a training error, or undefined */
  readonly firstPerfect: number | undefined;
}

/** Boosts stumps on rings of which a share `noise` of the training labels is turned over; the test labels stay clean. */
export function experiment(noise: number, seed: number, most: number = sizes.rounds): Experiment {
  const train = rings(sizes.train, seed, noise);
  const test = rings(sizes.test, testSeed(seed));
  const rounds = adaboost(train, most);
  const trainScores = scorePath(rounds, train.x);
  const testScores = scorePath(rounds, test.x);
  const bound = bounds(rounds);
  const measured = rounds.map((_, m) => ({
    train: errorRate(trainScores[m] ?? [], train.y),
    test: errorRate(testScores[m] ?? [], test.y),
    bound: bound[m]?.product ?? NaN,
  }));
  const first = measured.findIndex(({ train: error }) => error === 0);
  return { train, rounds, measured, trainScores, firstPerfect: first < 0 ? undefined : first + 1 };
}

/** Normalised margins of the training points after m rounds, rising. */
export function marginsAfter({ train, rounds, trainScores }: Experiment, m: number): readonly number[] {
  const after = margins(trainScores[m - 1] ?? [], train.y, rounds.slice(0, m));
  return [...after].sort((a, b) => a - b);
}

/** Weights that round m worked with. */
export function weightsBefore({ train, rounds }: Experiment, m: number): readonly number[] {
  return rounds[m - 2]?.weights ?? train.y.map(() => 1 / train.y.length);
}

/** The share of the weight after m rounds that lies on turned labels. */
export function flippedShare({ train, rounds }: Experiment, m: number): number {
  const { weights = [] } = rounds[m - 1] ?? {};
  return weights.reduce((total, w, i) => total + (train.flipped[i] === true ? w : 0), 0);
}

/**
 * F on a grid of cells over [−reach, reach]²: entry [row][column] at the middle of the cell, rows from the top.
 * Stumps of one feature only ever add up along it, so that F(x) = F₁(x₁) + F₂(x₂) costs a line of cells per feature.
 */
export function scoreGrid(
  { rounds }: Experiment,
  m: number,
  reach: number,
  cells: number,
): readonly (readonly number[])[] {
  const middle = (i: number) => -reach + ((i + 0.5) * 2 * reach) / cells;
  const alone = [0, 1].map((feature) => {
    const own = rounds.slice(0, m).filter(({ stump }) => stump.feature === feature);
    return Array.from({ length: cells }, (_, i) =>
      own.reduce(
        (F, { alpha, stump }) =>
          F + alpha * predictStump(stump, feature === 0 ? [middle(i)] : [0, middle(i)]),
        0,
      ),
    );
  });
  const [across = [], up = []] = alone;
  return up.toReversed().map((v) => across.map((h) => h + v));
}

/** Averages over seeds: the test error when the training error first is 0, and after fixed numbers of rounds. */
export function repeated(noise: number, seeds: number, at: readonly number[]) {
  const most = Math.max(...at);
  const runs = Array.from({ length: seeds }, (_, i) => experiment(noise, i + 1, most));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const testAt = (run: Experiment, m: number) => run.measured[m - 1]?.test ?? NaN;
  const last = (run: Experiment) => testAt(run, most);
  const perfect = runs.flatMap((run) => {
    const { firstPerfect } = run;
    return firstPerfect === undefined
      ? []
      : [{ round: firstPerfect, first: testAt(run, firstPerfect), end: last(run) }];
  });
  return {
    test: at.map((m) => mean(runs.map((run) => testAt(run, m)))),
    perfect: perfect.length,
    atPerfect: mean(perfect.map(({ first }) => first)),
    better: perfect.filter(({ first, end }) => end < first).length,
    worse: perfect.filter(({ first, end }) => end > first).length,
    rounds: [Math.min(...perfect.map(({ round }) => round)), Math.max(...perfect.map(({ round }) => round))],
    flipped: mean(runs.map((run) => flippedShare(run, most))),
  };
}
