import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { digestOf, diskCache, partedCache, sourcesDigest } from '../../../src/markdown/cache.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-cache-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the cache on disk', () => {
  const folder = join(root, 'deep/cache');
  const cache = diskCache<{ a: string }>(folder);

  test('gives back what was kept, and nothing for another key', () => {
    cache.set('k', { a: '甲' });
    expect(cache.get('k')).toEqual({ a: '甲' });
    expect(cache.get('other')).toBeUndefined();
  });

  test('counts a file that cannot be read as none', () => {
    writeFileSync(join(folder, 'half.json'), '{"a": "');
    expect(cache.get('half')).toBeUndefined();
  });

  test('leaves no half file beside', () => {
    expect(readdirSync(folder).filter((name) => !name.endsWith('.json'))).toEqual([]);
  });
});

describe('a cache of two parts', () => {
  const folder = join(root, 'parted');
  const cache = partedCache<{ a: string }, string[]>(folder);

  test('gives back either, whatever they hold', () => {
    cache.set('k', { a: '甲\n乙' }, ['\n', '"']);
    expect(cache.has('k')).toBe(true);
    expect(cache.first('k')).toEqual({ a: '甲\n乙' });
    expect(cache.rest('k')).toEqual(['\n', '"']);
  });

  test.each(['', '{"a": "甲"}', '{"a": "甲"}\n["'])('counts %j as no whole result', (text) => {
    writeFileSync(join(folder, 'half.json'), text);
    expect(cache.rest('half')).toBeUndefined();
  });
});

test('a digest tells apart what differs, order and bounds included', () => {
  const all = [
    digestOf('a', 'b'),
    digestOf('ab'),
    digestOf('b', 'a'),
    digestOf(['a', 'b']),
    digestOf('a', 'b', undefined),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(digestOf('a', ['b'])).toBe(digestOf('a', ['b']));
});

test('a digest of sources changes with bytes and names, in folders too', () => {
  const folder = join(root, 'sources');
  mkdirSync(join(folder, 'sub'), { recursive: true });
  writeFileSync(join(folder, 'sub/a'), '1');
  const before = sourcesDigest([folder]);
  expect(sourcesDigest([folder])).toBe(before);
  writeFileSync(join(folder, 'sub/a'), '2');
  const changed = sourcesDigest([folder]);
  writeFileSync(join(folder, 'sub/b'), '');
  expect(new Set([before, changed, sourcesDigest([folder])]).size).toBe(3);
});
