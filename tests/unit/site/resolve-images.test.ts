import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/content/loader.ts';
import { imageContent, imageResolver, widest } from '../../../src/site/resolve-images.ts';
import { createUrls } from '../../../src/site/urls.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-images-'));
const contentDir = join(root, 'content');
const publicDir = join(root, 'public');
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeAll(async () => {
  mkdirSync(join(contentDir, 'chapter'), { recursive: true });
  mkdirSync(publicDir);
  writeFileSync(join(contentDir, 'chapter/a.md'), '');
  copyFileSync('tests/fixtures/pictures/plot.png', join(contentDir, 'chapter/plot.png'));
  copyFileSync('tests/fixtures/pictures/plot.png', join(contentDir, 'top.png'));
  copyFileSync('tests/fixtures/pictures/图 一.svg', join(contentDir, 'chapter/图 一.svg'));
  copyFileSync('tests/fixtures/pictures/plot.png', join(publicDir, 'logo.png'));
  copyFileSync('tests/fixtures/pictures/plot.png', join(root, 'outside.png'));
  writeFileSync(join(contentDir, 'chapter/corrupt.png'), 'no picture');
  const wide = { create: { width: 3200, height: 800, channels: 3, background: '#abc' } } as const;
  await sharp(wide).jpeg().toFile(join(contentDir, 'chapter/wide.jpg'));
});

const seen: string[] = [];
const imageOrigins = ['https://img.example.org'];
const resolve = (href: string, basePath = '') => {
  const { article } = readArticle(contentDir, 'chapter/a.md');
  const context = { urls: createUrls(basePath), basePath, contentDir, publicDir, imageOrigins };
  return imageResolver(context)(article, (file) => seen.push(file))(href);
};

describe('an image of an article', () => {
  test.each([
    ['plot.png', /^\/images\/plot\.[0-9a-f]{10}\.webp$/, 320, 200],
    ['./plot.png', /^\/images\/plot\.[0-9a-f]{10}\.webp$/, 320, 200],
    ['../top.png', /^\/images\/top\.[0-9a-f]{10}\.webp$/, 320, 200],
    ['/top.png', /^\/images\/top\.[0-9a-f]{10}\.webp$/, 320, 200],
    ['%E5%9B%BE%20%E4%B8%80.svg', /^\/images\/.*\.[0-9a-f]{10}\.svg$/, 160, 80],
    ['wide.jpg', /^\/images\/wide\.[0-9a-f]{10}\.webp$/, widest, (800 * widest) / 3200],
  ])('%s has an address, a width and a height', async (href, url, width, height) => {
    expect(await resolve(href)).toMatchObject({
      kind: 'image',
      url: expect.stringMatching(url),
      width,
      height,
    });
  });

  test('is looked for in public/ after the content folder', async () => {
    const size = { width: 320, height: 200 };
    expect(await resolve('/logo.png')).toEqual({ kind: 'file', url: '/logo.png', ...size });
    expect(await resolve('/logo.png', '/kb')).toEqual({ kind: 'file', url: '/kb/logo.png', ...size });
  });

  test.each([
    ['https://example.org/a.png', 'example.org'],
    ['//example.org/a.png', 'example.org'],
    ['http://img.example.org/a.png', 'img.example.org'],
    ['https://img.example.org.evil.example/a.png', 'img.example.org.evil.example'],
  ])('%s is on another site, from which pages load nothing', async (href, host) => {
    expect(await resolve(href)).toEqual({ kind: 'blocked', host });
  });

  test('of a site that the config names is left there, and one that stands in its own address is left alone', async () => {
    expect(await resolve('https://img.example.org/a.png')).toEqual({ kind: 'foreign' });
    expect(await resolve('https://IMG.example.org:443/a.png')).toEqual({ kind: 'foreign' });
    expect(await resolve('data:image/png;base64,AA==')).toBeUndefined();
  });

  test.each([
    ['', 'empty'],
    ['C:\\pictures\\a.png', 'local'],
    ['file:///a.png', 'local'],
    ['htp://example.org/a.png', 'address'],
    ['ftp://example.org/a.png', 'address'],
    ['blob:https://example.org/a', 'address'],
    ['https://', 'address'],
    ['nothing.png', 'missing'],
    ['Plot.png', 'case'],
    ['corrupt.png', 'corrupt'],
    ['../../outside.png', 'outside'],
    ['/nothing.png', 'missing'],
    ['.', 'missing'],
  ])('%s is a fault: %s', async (href, rule) => {
    expect(await resolve(href)).toMatchObject({ kind: 'broken', rule, reason: expect.stringMatching(/应/) });
  });

  test('is told to the cache, found or missing', async () => {
    seen.length = 0;
    await resolve('plot.png');
    await resolve('nothing.png');
    expect(seen).toEqual([join(contentDir, 'chapter/plot.png'), join(contentDir, 'chapter/nothing.png')]);
    seen.length = 0;
    await resolve('/logo.png');
    // A file of that name in the content folder would be shown instead.
    expect(seen).toEqual([join(contentDir, 'logo.png'), join(publicDir, 'logo.png')]);
  });

  test('pictures of the same bytes have the same name', async () => {
    const hashOf = async (href: string) =>
      /\.([0-9a-f]{10})\./.exec(((await resolve(href)) as { url: string }).url)?.[1];
    expect(await hashOf('plot.png')).toBe(await hashOf('../top.png'));
  });
});

const pictureAt = async (path: string, name: string) =>
  readFileSync((await imageContent(join(contentDir, path), name)).copyOf);

test('a picture is served as WebP, no wider than it need be, and SVG as it is', async () => {
  const made = await sharp(await pictureAt('chapter/wide.jpg', 'wide.webp')).metadata();
  expect([made.format, made.width]).toEqual(['webp', widest]);
  const svg = await pictureAt('chapter/图 一.svg', 'a.svg');
  expect(svg.toString()).toContain('<circle');
});

test('a drawing loses nothing as WebP, and is smaller than it was', async () => {
  const drawn =
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="#fff"/><path d="M9 190 60 20l80 150 90-120 80 99" fill="none" stroke="#0072b2" stroke-width="3"/></svg>';
  const png = await sharp(Buffer.from(drawn)).removeAlpha().png().toBuffer();
  writeFileSync(join(contentDir, 'chapter/drawn.png'), png);
  const made = await pictureAt('chapter/drawn.png', 'drawn.webp');
  const pointsOf = (bytes: Buffer) => sharp(bytes).removeAlpha().raw().toBuffer();
  expect((await pointsOf(made)).equals(await pointsOf(png))).toBe(true);
  expect(made.length).toBeLessThan(png.length);
});
