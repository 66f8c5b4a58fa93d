import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { variablesOf } from './sites.ts';

// A copy of the project: other tests build in the checkout meanwhile, and `.astro` is one for both.
const home = mkdtempSync(join(tmpdir(), 'tuidao-dev-'));
const content = join(home, 'notes');
const article = join(content, 'articles/one.md');
const text = (body: string) => `---\ntitle: 一篇\ndate: 2026-01-01\n---\n\n${body}\n`;

let server: ChildProcess;
let root = '';
let printed = '';

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** Asks until the answer is as it should be; the test's own limit ends it. */
async function until<T>(ask: () => T | Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
}

const get = (path: string) => fetch(new URL(path, root));
const page = async () => (await get('/articles/one/')).text();

beforeAll(async () => {
  for (const name of [
    'src',
    'public',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(name, join(home, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(home, 'node_modules'));
  mkdirSync(join(content, 'articles'), { recursive: true });
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c00' } })
    .png()
    .toFile(join(content, 'articles/red.png'));
  writeFileSync(article, text('$$\n\\frac{a}{b}\n$$\n\n![红](red.png)'));
  const port = await freePort();
  root = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, ['src/build/cli.ts', 'dev', '--port', String(port)], {
    cwd: home,
    env: variablesOf({ CONTENT_DIR: content }),
  });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk: Buffer) => {
      printed += String(chunk);
    });
  await until(
    () =>
      get('/').then(
        ({ ok }) => ok,
        () => false,
      ),
    (ok) => ok,
  );
}, 120_000);

afterAll(() => {
  server.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

describe('while an author writes,', { timeout: 60_000 }, () => {
  test('a page shows its formulas with the styles they need, and its pictures', async () => {
    const html = await page();
    const [style = ''] = /class="[^"]*\b([HV]_?[\w-]*\d[\w-]*)\b/.exec(html)?.slice(1) ?? [];
    expect(style).not.toBe('');
    const sheet = await get('/assets/formulas.css');
    expect(sheet.headers.get('content-type')).toContain('text/css');
    expect(await sheet.text()).toContain(`.${style}`);
    const image = await get(/<img[^>]* src="(\/images\/[^"]+)"/.exec(html)?.[1] ?? '');
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(await sharp(Buffer.from(await image.arrayBuffer())).metadata()).toMatchObject({ width: 40 });
    expect((await get('/images/none.webp')).status).toBe(404);
  });

  test('the files beside the pages are there', async () => {
    expect(await (await get('/articles/one.md')).text()).toBe(readFileSync(article, 'utf8'));
    const share = Buffer.from(await (await get('/share/one.png')).arrayBuffer());
    expect(await sharp(share).metadata()).toMatchObject({ format: 'png', width: 1200 });
    const font = await get('/assets/fonts/KaTeX_Main-Regular.woff2');
    expect(font.headers.get('content-type')).toBe('font/woff2');
    expect(await (await get('/feed.xml')).text()).toContain('<title>一篇</title>');
    expect((await get('/pagefind/pagefind-entry.json')).status).toBe(200);
  });

  test('a save is seen in the page, a mistake in the terminal with its place', async () => {
    await until(
      () => printed,
      (lines) => lines.includes('检查了 1 篇文章：0 处错误'),
    );
    writeFileSync(article, text('换了一句。\n\n又错：$\\fracc{a}{b}$'));
    await until(page, (html) => html.includes('换了一句'));
    await until(
      () => printed,
      (lines) => /articles\/one\.md:8:5 .*fracc/.test(lines),
    );
    writeFileSync(article, text('改好了。'));
    await until(page, (html) => html.includes('改好了'));
    await until(
      () => printed,
      (lines) => lines.includes('少了 1 处'),
    );
  });

  test('a new article is listed, and one that was removed is not', async () => {
    const home = async () => (await get('/')).text();
    const other = join(content, 'articles/two.md');
    writeFileSync(other, '---\ntitle: 又一篇\ndate: 2026-01-02\n---\n\n正文。\n');
    await until(home, (html) => html.includes('又一篇'));
    expect((await get('/articles/two/')).status).toBe(200);
    writeFileSync(other, '---\ntitle: 改了名\ndate: 2026-01-02\n---\n\n正文。\n');
    await until(home, (html) => html.includes('改了名') && !html.includes('又一篇'));
    rmSync(other);
    await until(home, (html) => !html.includes('改了名'));
    await until(
      () => get('/articles/two/'),
      ({ status }) => status === 404,
    );
  });
});
