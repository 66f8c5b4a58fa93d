import { clamp, whole } from '../../math/limits.ts';
import { mostRounds, staircase } from './model.ts';
import type { Staircase, StaircaseParams } from './model.ts';

/** The limits of the shrinkage ν. */
export const NU_RANGE = [0.05, 1] as const;

/** The parameters inside their limits, whatever the address says. */
const sane = (params: StaircaseParams): StaircaseParams => ({
  ...params,
  m: whole(params.m, [3, mostRounds]),
  nu: clamp(params.nu, NU_RANGE),
  depth: whole(params.depth, [1, 4]),
});

const kept = new Map<string, Staircase>();

/** The run of these parameters; the last ones are kept, for `m` alone does not change them. */
function runOf(params: StaircaseParams): Staircase {
  const { data, nu, depth, start, seed } = params;
  const key = JSON.stringify([data, nu, depth, start, data === 'sine' ? seed : 0]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const fresh = staircase(params);
  if (kept.size > 40) kept.clear();
  kept.set(key, fresh);
  return fresh;
}

/** A run, and the ranges over which it is drawn. */
export interface Scene {
  readonly run: Staircase;
  readonly params: StaircaseParams;
  readonly domain: readonly [number, number];
  readonly values: readonly [number, number];
  readonly residuals: readonly [number, number];
  /** Places between which all functions are drawn */
  readonly places: readonly number[];
}

/** The run of the parameters and how it is drawn, whatever the address says. */
export function sceneOf(raw: StaircaseParams): Scene {
  const params = sane(raw);
  const run = runOf(params);
  const ten = params.data !== 'sine';
  const domain = ten ? ([0.5, 10.5] as const) : ([0, 1] as const);
  const [from, to] = domain;
  const places = Array.from({ length: 201 }, (_, i) => from + ((to - from) * (i + 0.5)) / 201);
  const spread = ten && params.start === 'zero' ? 10 : 2;
  const low = params.start === 'zero' && ten ? 0 : 5;
  return {
    run,
    params,
    domain,
    values: ten ? [low, 10] : [-2.2, 2.2],
    residuals: [-spread, spread],
    places,
  };
}

/** What the curve of errors is called. */
export const name = ({ params }: Scene) => (params.data === 'sine' ? '均方误差' : '残差平方和');

/** What the curve shows: SSE of the ten points, or the mean of the 40. */
export const errors = ({ run, params }: Scene) =>
  params.data === 'sine' ? run.sse.map((sse) => sse / run.points.y.length) : run.sse;
