import { whole } from '../../math/limits.ts';
import { endpoints, nameScene } from './model.ts';
import type { OldSum, Scene, Standing } from './model.ts';

/** The API version; how reduce_sum_v1 is exported; the name that the button speaks of, from 1; deprecations. */
export type Params = { version: string; oldSum: string; pick: number; deprecated: number };

/** What a name is. */
export const words: Record<Standing, string> = {
  canonical: '首选',
  alias: '别名',
  deprecated: '弃用',
  clash: '相争',
};

/** The colours of that. */
export const colours: Record<Standing, string> = {
  canonical: 'model',
  alias: 'data',
  deprecated: 'noise',
  clash: 'alt',
};

/** All that a name can be, in the order of the key. */
export const standings: readonly Standing[] = ['canonical', 'alias', 'deprecated', 'clash'];

/** Parameters inside their limits, whatever the address says. */
export function tidy({ version, oldSum, pick, deprecated }: Params) {
  const sum: OldSum = oldSum === 'plain' ? 'plain' : 'keyword';
  return {
    version: version === '1' ? (1 as const) : (2 as const),
    oldSum: sum,
    pick: whole(pick, [1, endpoints.length]),
    deprecated: Math.abs(Math.round(deprecated) || 0) % 2 ** endpoints.length,
  };
}

/** The names of the parameters’ version, whatever the address says. */
export function sceneOf(params: Params): Scene & ReturnType<typeof tidy> {
  const state = tidy(params);
  return { ...state, ...nameScene(state.deprecated, state.version, state.oldSum) };
}
