import { describe, expect, test } from 'vitest';
import type { Control } from '../../../src/figures/figure.ts';
import { applyValues, readHash, writeHash } from '../../../src/figures/hash.ts';

type Params = { tau: number; kind: string; seed: number; points: string };
const initial: Params = { tau: 1, kind: 'a', seed: 7, points: '1,2' };
const controls: Control<Params>[] = [
  { kind: 'range', name: 'tau', label: '温度', min: 0.1, max: 5, step: 0.1 },
  {
    kind: 'choice',
    name: 'kind',
    label: '种类',
    options: [
      { value: 'a', label: '甲' },
      { value: 'b', label: '乙' },
    ],
  },
  { kind: 'action', label: '再来', apply: ({ seed }) => ({ seed: seed + 1 }) },
];
const apply = (query: string) => applyValues(initial, controls, new URLSearchParams(query));

describe('readHash', () => {
  test.each([
    ['#fig-gumbel-race?tau=0.5&k=3', 'gumbel-race', { tau: '0.5', k: '3' }],
    ['#fig-gumbel-race', 'gumbel-race', {}],
    ['#fig-a?', 'a', {}],
  ])('%s', (hash, name, values) => {
    const read = readHash(hash);
    expect(read?.name).toBe(name);
    expect(Object.fromEntries(read?.values ?? [])).toEqual(values);
  });

  test.each(['', '#', '#eq-elbo', '#fig-', '#fig-?a=1'])('%s is no figure', (hash) => {
    expect(readHash(hash)).toBeUndefined();
  });
});

describe('applyValues', () => {
  test.each([
    ['tau=0.5', { tau: 0.5 }],
    ['tau=99', { tau: 5 }],
    ['tau=-1', { tau: 0.1 }],
    ['tau=', {}],
    ['tau=x', {}],
    ['tau=Infinity', {}],
    ['kind=b', { kind: 'b' }],
    ['kind=c', {}],
    ['seed=12', { seed: 12 }],
    ['points=3,-4', { points: '3,-4' }],
    ['points=<b>', {}],
    ['unknown=1', {}],
  ])('%s', (query, changed) => {
    expect(apply(query)).toEqual({ ...initial, ...changed });
  });
});

describe('writeHash', () => {
  test('names only what is changed', () => {
    expect(writeHash('x', initial, initial)).toBe('#fig-x');
    expect(writeHash('x', initial, { ...initial, tau: 0.30000000000000004 })).toBe('#fig-x?tau=0.3');
  });

  test('is read back', () => {
    const params = { ...initial, tau: 2.5, kind: 'b', points: '3, -4' };
    const values = readHash(writeHash('x', initial, params))?.values ?? new URLSearchParams();
    expect(applyValues(initial, controls, values)).toEqual(params);
  });
});
