import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { partedCache } from '../../../src/markdown/cache.ts';
import { pruneCaches } from '../../../src/site/prune-caches.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-prune-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('of kept results', () => {
  const cacheDir = join(root, 'many');
  const folder = join(cacheDir, 'articles');
  const names = () => readdirSync(folder).sort();
  const day = (n: number) => new Date(2026, 0, n);

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(cacheDir, { recursive: true, force: true });
  });

  test('those stay that were of use last, five hundred or twice as many as there are articles', () => {
    vi.stubEnv('TUIDAO_CACHE', cacheDir);
    const cache = partedCache<number, number>(folder);
    for (let n = 0; n < 700; n++) {
      cache.set(`${n}`, n, n);
      utimesSync(join(folder, `${n}.json`), day(n), day(n));
    }
    pruneCaches(400);
    expect(names()).toHaveLength(700);
    pruneCaches(300);
    expect(names()).toHaveLength(600);
    // Of the oldest that stay one is used again.
    expect(cache.first('100')).toBe(100);
    pruneCaches(12);
    expect(names()).toHaveLength(500);
    expect(cache.has('100')).toBe(true);
    expect([cache.has('200'), cache.has('201'), cache.has('699')]).toEqual([false, true, true]);
  });

  test('nothing is missed where there are none', () => {
    vi.stubEnv('TUIDAO_CACHE', join(root, 'none'));
    expect(() => pruneCaches(1)).not.toThrow();
  });
});
