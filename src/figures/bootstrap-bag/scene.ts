import { whole } from '../../math/limits.ts';
import { bags, bootstrapMatrix, voters } from './model.ts';

/** n samples, the chosen one of them counted from 1, and the seed of the draws. */
export type Params = { n: number; sample: number; seed: number };

/** The fewest samples. */
export const fewest = 3;
/** The most samples. */
export const mostSamples = 40;

/** The bags of the parameters, and who may judge the chosen sample. */
export function scene(params: Params) {
  const n = whole(params.n, [fewest, mostSamples]);
  const sample = whole(params.sample, [1, n]);
  const matrix = bootstrapMatrix(n, bags, params.seed);
  return { n, sample, matrix, judges: voters(matrix, sample - 1) };
}

/** All that is drawn. */
export type Scene = ReturnType<typeof scene>;
