import { expect, test } from 'vitest';
import {
  isEmpty,
  pageOf,
  parseState,
  serialiseState,
  toggleTag,
  type SearchState,
} from '../../../src/search/state.ts';

test('reads the query, the tags and the page from an address', () => {
  expect(parseState('?q=%E9%87%8D%E5%8F%82%E6%95%B0&tags=vae,elbo&page=2')).toEqual({
    query: '重参数',
    tags: ['vae', 'elbo'],
    page: 2,
  });
});

test('leaves out what makes no sense', () => {
  expect(parseState('?tags=,VAE,vae,%20&page=-3')).toEqual({ query: '', tags: ['vae'], page: 1 });
  expect(parseState('?category=&year=26&sort=size&in=all')).toEqual({ query: '', tags: [], page: 1 });
  for (const page of ['0', 'x', '1.5', '', '99999999']) expect(parseState(`?page=${page}`).page).toBe(1);
});

test('comes back from its address as it was', () => {
  const states: SearchState[] = [
    { query: '', tags: [], page: 1 },
    { query: '重参数 "a b" -c & d=e+f#g%', tags: ['c++', '中文-与-空格', '100%'], page: 7 },
    { query: 'x', tags: [], page: 2 },
    { query: '', tags: [], category: '深度学习-&-符号', year: '2026', page: 1 },
    { query: 'x', tags: ['a'], category: 'k', where: 'formulas', sort: 'date', page: 3 },
  ];
  for (const state of states) expect(parseState(serialiseState(state))).toEqual(state);
});

test('leaves Chinese readable and says nothing that goes without saying', () => {
  expect(serialiseState({ query: '重参数', tags: ['变分推断', 'vae'], page: 1 })).toBe(
    '?q=重参数&tags=变分推断,vae',
  );
  expect(serialiseState({ query: ' ', tags: [], page: 1 })).toBe('');
  expect(isEmpty({ query: ' ', tags: [], page: 3, sort: 'date' })).toBe(true);
  expect(isEmpty({ query: '', tags: [], year: '2026', page: 1 })).toBe(false);
});

test('adds and takes away a tag, from the first page', () => {
  const state = { query: 'x', tags: ['a'], page: 3 };
  expect(toggleTag(state, 'b')).toEqual({ query: 'x', tags: ['a', 'b'], page: 1 });
  expect(toggleTag(state, 'a')).toEqual({ query: 'x', tags: [], page: 1 });
});

test('cuts pages that together hold everything once, and takes a page beyond the last for the last', () => {
  const items = Array.from({ length: 25 }, (_, i) => i);
  const { count } = pageOf(items, 1, 10);
  const all = Array.from({ length: count }, (_, i) => pageOf(items, i + 1, 10).items).flat();
  expect(all).toEqual(items);
  expect(pageOf(items, 9, 10)).toEqual({ items: [20, 21, 22, 23, 24], page: 3, count: 3 });
  expect(pageOf([], 4, 10)).toEqual({ items: [], page: 1, count: 1 });
});
