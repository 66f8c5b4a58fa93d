import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findBrowser } from '../setup/machine.ts';

/** What a browser asked for, that it didn't have. */
export interface Loaded {
  bytes: { html: number; css: number; js: number; font: number };
  requests: number;
  elements: number;
}

type Kind = keyof Loaded['bytes'];

const types: Readonly<Record<string, [type: string, kind: Kind]>> = {
  '.html': ['text/html; charset=utf-8', 'html'],
  '.css': ['text/css', 'css'],
  '.js': ['text/javascript', 'js'],
  '.woff2': ['font/woff2', 'font'],
  '.woff': ['font/woff', 'font'],
  '.ttf': ['font/ttf', 'font'],
};

/** Opens pages of a built site one after the other in one browser, on a phone, and scrolls each to its end. */
export async function visits(folder: string, paths: readonly string[]): Promise<Loaded[]> {
  let bytes = { html: 0, css: 0, js: 0, font: 0 };
  let requests = 0;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const [type, kind] = types[extname(file)] ?? ['application/octet-stream', undefined];
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const body = extname(file) === '.woff2' ? readFileSync(file) : brotliCompressSync(readFileSync(file));
    if (kind !== undefined) bytes[kind] += body.length;
    requests++;
    const encoding = extname(file) === '.woff2' ? {} : { 'content-encoding': 'br' };
    response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600', ...encoding }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('there is no Chromium to measure with');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const found: Loaded[] = [];
  for (const path of paths) {
    bytes = { html: 0, css: 0, js: 0, font: 0 };
    requests = 0;
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    for (let end = false; !end;) {
      end = await page.evaluate(() => {
        scrollBy({ top: innerHeight, behavior: 'instant' });
        return scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
      });
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    }
    await page.waitForLoadState('networkidle');
    const elements = await page.evaluate(() => document.querySelectorAll('*').length);
    found.push({ bytes, requests, elements });
    await page.close();
  }
  await browser.close();
  server.close();
  return found;
}
