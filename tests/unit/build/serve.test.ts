import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

test('a port that is taken is an error', async () => {
  const port = Number(new URL(urls['']).port);
  await expect(serve(root, port, '')).rejects.toThrow(/EADDRINUSE/);
});
