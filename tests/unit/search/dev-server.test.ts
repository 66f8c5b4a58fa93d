import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { devIndex } from '../../../src/search/dev-server.ts';
import { readEnvironment } from '../../../src/site/environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'dev-search-'));
const environment = readEnvironment({
  CONTENT_DIR: folder,
  BASE_PATH: '/kb',
  BUILD_DATE: '2026-02-01',
});
const index = devIndex(environment, join(folder, '.index'));
const server = createServer((request, response) =>
  index.answer(request, response, () => response.writeHead(418).end()),
);
let origin = '';

const writeArticle = (name: string, front: string) =>
  writeFileSync(join(folder, 'articles', `${name}.md`), `---\n${front}\n---\n\n狻猊。\n`);
const titles = async () => {
  const answer = await fetch(`${origin}/kb/pagefind/outline.pf_site`);
  const outline = JSON.parse(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString('utf8')) as object;
  return Object.values(outline).map((one: { meta: { title: string } }) => one.meta.title);
};

beforeAll(async () => {
  mkdirSync(join(folder, 'articles'));
  writeArticle('a', 'title: 甲\ndate: 2026-01-01');
  writeArticle('draft', 'title: 草稿\ndraft: true');
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('serves the index of the articles as they are, made anew after a change', async () => {
  const [first, same] = await Promise.all([titles(), titles()]);
  expect(first).toEqual(['甲']);
  expect(same).toEqual(first);
  writeArticle('b', 'title: 乙\ndate: 2026-01-02');
  expect(await titles()).toEqual(['甲']);
  index.outdate();
  expect(await titles()).toEqual(['乙', '甲']);
});

test('answers for files of the index only, and never for those outside', async () => {
  const status = async (path: string) => (await fetch(origin + path)).status;
  expect(await status('/kb/pagefind/pagefind.js')).toBe(200);
  expect(await status('/kb/pagefind/nothing.pf_index')).toBe(404);
  expect(await status('/kb/pagefind/%2e%2e/%2e%2e/articles/a.md')).toBe(418);
  expect(await status('/kb/pagefind/..%2f..%2farticles%2fa.md')).toBe(404);
  expect(await status('/kb/search/')).toBe(418);
});
