import { expect, test } from 'vitest';
import {
  buildApiTree,
  canonicalName,
  canonicalNameBefore,
  documentedName,
  forbiddenPackage,
  mergeKeywords,
  modulesOf,
  splitName,
} from '../../../src/math/api-names.ts';

const one = (symbol: string, names: string[], namesV1 = names, deprecated: string[] = []) => ({
  source: `${symbol}.py`,
  symbol,
  names,
  namesV1,
  deprecated,
});

test('prefers the first name that is not deprecated, else the first', () => {
  expect(canonicalName(['a', 'b'], [])).toBe('a');
  expect(canonicalName(['a', 'b'], ['a'])).toBe('b');
  expect(canonicalName(['a', 'b'], ['b', 'a'])).toBe('a');
  expect(canonicalName([], ['a'])).toBeUndefined();
});

test('gave no name before when all were deprecated', () => {
  expect(canonicalNameBefore(['a', 'b'], ['a'])).toBe('b');
  expect(canonicalNameBefore(['a', 'b'], ['a', 'b'])).toBeUndefined();
});

test('documents a symbol of API 1 alone under compat.v1, and one without names under none', () => {
  expect(documentedName(one('run', [], ['app.run']))).toBe('compat.v1.app.run');
  expect(documentedName(one('run', ['app.run'], []))).toBe('app.run');
  expect(documentedName(one('run', []))).toBeUndefined();
});

test('splits at the last dot', () => {
  expect(splitName('a.b.c')).toEqual({ module: 'a.b', name: 'c' });
  expect(splitName('c')).toEqual({ module: '', name: 'c' });
});

test('makes a module of every part but the last, once', () => {
  const { root } = buildApiTree([one('f', ['a.b.f', 'a.f', 'f']), one('g', ['a.b.g'])], 2);
  expect(modulesOf(root).map(({ path }) => path)).toEqual(['', 'a', 'a.b']);
  expect(root.modules[0]?.modules[0]?.leaves.map(({ name }) => name)).toEqual(['f', 'g']);
});

test('keeps the versions apart', () => {
  const exports = [one('new', ['sum'], []), one('old', [], ['sum'])];
  expect(buildApiTree(exports, 2).root.leaves.map(({ symbol }) => symbol)).toEqual(['new']);
  expect(buildApiTree(exports, 1).root.leaves.map(({ symbol }) => symbol)).toEqual(['old']);
  expect(buildApiTree(exports, 2).clashes).toEqual([]);
});

test('finds names that two symbols claim, and not those that one claims twice', () => {
  expect(buildApiTree([one('f', ['a.x']), one('g', ['a.x'])], 2).clashes).toEqual(['a.x']);
  expect(buildApiTree([one('f', ['a.x', 'a.x'])], 2).clashes).toEqual([]);
});

test('compares only the beginnings of names with reserved packages', () => {
  expect(forbiddenPackage(['a', 'estimators.x'])).toBe('estimator');
  expect(forbiddenPackage(['a.estimator'])).toBeUndefined();
});

test('merges keywords associatively, the last winning', () => {
  const [a, b, c] = [{ x: '1', y: '1' }, { x: '2' }, { x: '3', z: '3' }];
  expect(mergeKeywords(mergeKeywords(a, b), c)).toEqual(mergeKeywords(a, mergeKeywords(b, c)));
  expect(mergeKeywords(a, b)).toEqual({ x: '2', y: '1' });
  expect(mergeKeywords(b, a)).toEqual({ x: '1', y: '1' });
});
