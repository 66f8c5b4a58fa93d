import { expect, test } from 'vitest';
import { recentIn, type Store } from '../../../src/search/recent.ts';

function memory(kept = new Map<string, string>()): Store {
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

test('keeps a handful of queries, the latest first, each once', () => {
  const store = memory();
  const recent = recentIn(() => store, 'search:');
  for (const query of ['一', '二', ' ', '三', '四', '五', ' 一 ', '六', '七']) recent.add(query);
  expect(recent.list()).toEqual(['七', '六', '一', '五', '四', '三']);
  expect(recentIn(() => store, 'search:/kb').list()).toEqual([]);
  recent.clear();
  expect(recent.list()).toEqual([]);
});

test('keeps nothing where the browser refuses, and takes nothing else for queries', () => {
  const refused = recentIn(() => {
    throw new Error('denied');
  }, 'search:');
  refused.add('一');
  refused.clear();
  expect(refused.list()).toEqual([]);
  for (const text of ['{', '"一"', '{"0":"一"}', '[1,null]'])
    expect(recentIn(() => memory(new Map([['k', text]])), 'k').list()).toEqual([]);
});
