import { whole } from '../../math/limits.ts';
import { moonForest, mostTrees } from './model.ts';
import type { MoonForest } from './model.ts';

/** `trees` may be broken on its logarithmic slider; `mtry` is '1' or '2'. */
export type Params = { trees: number; mtry: string; depth: number; noise: number };

/** Forests already grown, the last few: growing one is too slow for every movement of a slider. */
const grown = new Map<string, MoonForest>();

/** The forest of the parameters, grown when it is not among the last ones. */
export function forestOf({ mtry, depth, noise }: Params): MoonForest {
  const key = [mtry, Math.round(depth), noise].join(' ');
  const known = grown.get(key);
  if (known !== undefined) return known;
  const forest = moonForest({ mtry: mtry === '2' ? 2 : 1, maxDepth: Math.round(depth), noise });
  const oldest = grown.keys().next();
  if (grown.size >= 24 && oldest.done !== true) grown.delete(oldest.value);
  grown.set(key, forest);
  return forest;
}

/** How many trees vote. */
export const treesOf = ({ trees }: Params) => whole(trees, [1, mostTrees]);
