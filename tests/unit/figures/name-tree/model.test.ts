import { expect, test } from 'vitest';
import {
  endpoints,
  exportsOf,
  isDeprecated,
  nameScene,
  sourceMask,
  toggle,
} from '../../../../src/figures/name-tree/model.ts';

const standingOf = (mask: number, path: string, version: 1 | 2 = 2) =>
  nameScene(mask, version, 'keyword').rows.find((row) => row.leaf !== undefined && row.path === path)?.leaf
    ?.standing;

test('deprecates what the source deprecates', () => {
  expect(exportsOf(sourceMask).flatMap(({ deprecated }) => deprecated)).toEqual([
    'lbeta',
    'config.experimental.list_physical_devices',
  ]);
});

test('turns a deprecation on and off again', () => {
  for (const [i] of endpoints.entries()) {
    expect(isDeprecated(toggle(0, i), i)).toBe(true);
    expect(toggle(toggle(sourceMask, i), i)).toBe(sourceMask);
  }
});

test('moves the canonical name on to the next when the first is deprecated', () => {
  const index = endpoints.findIndex(
    ({ symbol, path }) => symbol === 'reduce_sum' && path === 'math.reduce_sum',
  );
  expect(standingOf(0, 'math.reduce_sum')).toBe('canonical');
  expect(standingOf(0, 'reduce_sum')).toBe('alias');
  expect(standingOf(toggle(0, index), 'math.reduce_sum')).toBe('deprecated');
  expect(standingOf(toggle(0, index), 'reduce_sum')).toBe('canonical');
});

test('lists each module before what it holds, one step further in', () => {
  const { rows } = nameScene(sourceMask, 1, 'keyword');
  expect(rows[0]).toMatchObject({ depth: 0, text: 'tf' });
  for (const [i, row] of rows.entries()) {
    if (i > 0) expect(rows.slice(0, i).some(({ depth }) => depth === row.depth - 1)).toBe(true);
  }
});

test('has no clash as written, and two names in dispute without the keyword v1', () => {
  expect(nameScene(sourceMask, 2, 'keyword').tree.clashes).toEqual([]);
  expect(nameScene(sourceMask, 1, 'keyword').tree.clashes).toEqual([]);
  expect(nameScene(sourceMask, 2, 'plain').tree.clashes).toEqual(['math.reduce_sum', 'reduce_sum']);
});
