import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../../src/build/serve.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-serve-'));
const servers: Server[] = [];
const urls = { '': '', '/kb': '' };

beforeAll(async () => {
  mkdirSync(join(root, 'tags/重参数'), { recursive: true });
  writeFileSync(join(root, 'index.html'), 'home');
  writeFileSync(join(root, 'tags/重参数/index.html'), 'tag');
  writeFileSync(join(root, '404.html'), 'lost');
  writeFileSync(join(root, 'a.js'), 'let a');
  for (const base of ['', '/kb'] as const) {
    const { server, url } = await serve(root, 0, base);
    servers.push(server);
    urls[base] = url;
  }
});

afterAll(() => {
  for (const server of servers) server.close();
  rmSync(root, { recursive: true, force: true });
});

const get = async (base: keyof typeof urls, path: string) => {
  const response = await fetch(new URL(path, urls[base]), { redirect: 'manual' });
  const { status, headers } = response;
  return {
    status,
    text: await response.text(),
    type: headers.get('content-type') ?? '',
    to: headers.get('location'),
  };
};

describe('a site at the root', () => {
  test.each([
    ['/', 200, 'home'],
    ['/tags/重参数/', 200, 'tag'],
    [`/tags/${encodeURIComponent('重参数')}/`, 200, 'tag'],
    ['/?q=1', 200, 'home'],
    ['/nowhere/', 404, 'lost'],
    ['/..%2f..%2fetc/passwd', 404, 'lost'],
  ])('%s answers %i', async (path, status, text) => {
    expect(await get('', path)).toMatchObject({ status, text });
  });

  test('gives files their types', async () => {
    expect((await get('', '/')).type).toMatch(/text\/html/);
    expect((await get('', '/a.js')).type).toMatch(/javascript/);
    expect((await get('', '/nowhere/')).type).toMatch(/text\/html/);
  });
});

describe('a site below /kb', () => {
  test.each([
    ['/kb/', 200, 'home'],
    ['/kb/tags/重参数/', 200, 'tag'],
    ['/tags/重参数/', 404, 'lost'],
    ['/kbx/', 404, 'lost'],
  ])('%s answers %i', async (path, status, text) => {
    expect(await get('/kb', path)).toMatchObject({ status, text });
  });

  test.each(['/', '/kb'])('%s leads to /kb/', async (path) => {
    expect(await get('/kb', path)).toMatchObject({ status: 302, to: '/kb/' });
  });
});

describe('a site that is served', () => {
  const ask = (path: string, given: RequestInit = {}) => fetch(new URL(path, urls['']), given);

  test('is asked for again, but for files with a hash in their names, in the root and below a base path', async () => {
    mkdirSync(join(root, '_astro'), { recursive: true });
    writeFileSync(join(root, '_astro/a.hash.js'), 'let a');
    const cacheAt = async (path: string) => (await ask(path)).headers.get('cache-control');
    expect(await cacheAt('/')).toBe('no-cache');
    expect(await cacheAt('/a.js')).toBe('no-cache');
    expect(await cacheAt('/nowhere/')).toBe('no-cache');
    expect(await cacheAt('/_astro/a.hash.js')).toMatch(/immutable/);
    const below = await fetch(new URL('/kb/_astro/a.hash.js', urls['/kb']));
    expect(below.headers.get('cache-control')).toMatch(/immutable/);
  });

  test('is not sent again to one who has it, and only its head to one who asks for that', async () => {
    const tag = (await ask('/a.js')).headers.get('etag') ?? '';
    expect((await ask('/a.js', { headers: { 'if-none-match': tag } })).status).toBe(304);
    const head = await ask('/a.js', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '5', '']);
  });

  test('may be built anew meanwhile: what is there now is sent, whole', async () => {
    writeFileSync(join(root, 'changed.html'), 'short');
    expect(await (await ask('/changed.html')).text()).toBe('short');
    writeFileSync(join(root, 'changed.html'), 'a good deal longer than before');
    expect(await (await ask('/changed.html')).text()).toBe('a good deal longer than before');
    rmSync(join(root, 'changed.html'));
    expect((await ask('/changed.html')).status).toBe(404);
  });

  test('is asked for again a moment later, while it is being swapped', async () => {
    renameSync(root, `${root}.old`);
    const { status, headers } = await ask('/');
    renameSync(`${root}.old`, root);
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect((await ask('/')).status).toBe(200);
  });

  test('leads from a folder to the folder with a slash, where pages stand', async () => {
    const { status, headers } = await ask('/tags/%E9%87%8D%E5%8F%82%E6%95%B0', { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([302, '/tags/%E9%87%8D%E5%8F%82%E6%95%B0/']);
  });

  test.each(['/%', '/%00', '/%c0%ae%c0%ae/', '/..%2f', '//evil.example/', '/a.js/', '/_astro'])(
    '%s is not there',
    async (path) => {
      const url = `${urls[''].slice(0, -1)}${path}`;
      expect((await fetch(url, { redirect: 'manual' })).status).toBe(404);
    },
  );
});

test('a port that is taken is an error', async () => {
  const port = Number(new URL(urls['']).port);
  await expect(serve(root, port, '')).rejects.toThrow(/EADDRINUSE/);
});
