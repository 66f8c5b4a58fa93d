import { mean, meanOfPoints, tenPoints } from '../../math/boosting.ts';
import { gradientBoost, predict, squared, squaredErrors } from '../../math/gradient-boosting.ts';
import type { BoostOptions, Round } from '../../math/gradient-boosting.ts';
import { mulberry32, normal } from '../../math/random.ts';

/** Samples of one feature. */
export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Standard deviation of the noise on the sine. */
export const noiseOfSine = 0.4;

/** One wave over x in (0, 1): what the noisy points hide. */
export const sine = (x: number): number => Math.sin(2 * Math.PI * x);

/** n points of y = sin 2πx + 0.4ε; per point one uniform number for x, then two for the normal ε. */
export function noisySine(n: number, seed: number): Points {
  const random = mulberry32(seed);
  const points = Array.from({ length: n }, () => {
    const x = random();
    return { x, y: sine(x) + noiseOfSine * normal(random) };
  });
  return { x: points.map(({ x }) => x), y: points.map(({ y }) => y) };
}

/** Midpoints of a grid on (0, 1), over which the error against the sine is averaged. */
const grid = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200);

export interface StaircaseParams extends Record<string, number | string> {
  /** `ten` points of the series, or `sine` with noise */
  data: string;
  /** The round shown last */
  m: number;
  /** ν */
  nu: number;
  depth: number;
  /** F₀: `mean` or `zero` */
  start: string;
  /** Seed of the noisy sine */
  seed: number;
}

/** A whole run: the rounds, and the errors after 0, 1, 2 … of them. */
export interface Staircase {
  readonly points: Points;
  readonly start: number;
  readonly rounds: readonly Round[];
  /** Σ(y − F)² on the training points */
  readonly sse: readonly number[];
  /** Mean squared error of a new observation of the sine: (F − sin)² averaged over x, plus 0.16; empty for the ten points */
  readonly test: readonly number[];
}

/** Number of samples of the noisy sine. */
export const sineSamples = 40;
/** Rounds that a run has, whatever is shown of it. */
export const mostRounds = 100;

export type RunOptions = Pick<BoostOptions, 'nu' | 'depth' | 'rounds' | 'subsample'>;

/** Boosting of squared error on points of one feature, with the errors of every round. */
export function run(points: Points, start: number, options: RunOptions, withTest: boolean): Staircase {
  const rows = points.x.map((x) => [x]);
  const rounds = gradientBoost({ ...options, rows, y: points.y, loss: squared, start });
  const sse = [points.y.map(() => start), ...rounds.map(({ F }) => F)].map((F) => squaredErrors(points.y, F));
  const testError = (F: readonly number[]) =>
    mean(F.map((value, i) => (value - sine(grid[i] ?? 0)) ** 2)) + noiseOfSine ** 2;
  let F: readonly number[] = grid.map(() => start);
  const test = withTest
    ? [
        testError(F),
        ...rounds.map((round) => {
          F = F.map((value, i) => value + predict([round], { start: 0, nu: options.nu }, [grid[i] ?? 0]));
          return testError(F);
        }),
      ]
    : [];
  return { points, start, rounds, sse, test };
}

/** The run that the parameters stand for. */
export function staircase({ data, nu, depth, start, seed }: StaircaseParams): Staircase {
  const ten = data !== 'sine';
  const points = ten ? tenPoints : noisySine(sineSamples, seed);
  const centre = ten ? meanOfPoints : mean(points.y);
  const from = start === 'zero' ? 0 : centre;
  return run(points, from, { nu, depth: Math.round(depth), rounds: mostRounds }, !ten);
}

/** How much of the squared residual a round's tree explains: cos² of the angle between them (ν = 1). */
export function alignments(sse: readonly number[]): readonly number[] {
  return sse.slice(1).map((after, i) => 1 - after / (sse[i] ?? NaN));
}

/** Averages over seeds 1 … `seeds` of the noisy sine: the best test error, the round of it, and the last test error. */
export function sineStudy(
  options: { nu: number; depth: number; rounds: number; share?: number },
  seeds: number,
): { readonly best: number; readonly round: number; readonly last: number } {
  const runs = Array.from({ length: seeds }, (_, i) => {
    const points = noisySine(sineSamples, i + 1);
    const { share = 1, ...rest } = options;
    const subsample = share < 1 ? { subsample: { share, random: mulberry32(1000 + i) } } : {};
    const { test } = run(points, mean(points.y), { ...rest, ...subsample }, true);
    const best = Math.min(...test);
    return { best, round: test.indexOf(best), last: test.at(-1) ?? NaN };
  });
  return {
    best: mean(runs.map(({ best }) => best)),
    round: mean(runs.map(({ round }) => round)),
    last: mean(runs.map(({ last }) => last)),
  };
}
