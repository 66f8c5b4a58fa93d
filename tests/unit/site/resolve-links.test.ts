import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { scanArticles } from '../../../src/content/loader.ts';
import { linkResolver } from '../../../src/site/resolve-links.ts';
import { createUrls } from '../../../src/site/urls.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-links-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const contentDir = join(root, 'content');
const publicDir = join(root, 'public');
mkdirSync(join(contentDir, 'articles/chapter'), { recursive: true });
mkdirSync(publicDir);
const files = {
  'vae.md': '',
  'my note.md': '',
  'chapter/index.md': '',
  'chapter/attention.md': '---\nslug: attn\n---\n',
  '2026-01-05-elbo.markdown': '',
};
for (const [path, text] of Object.entries(files)) writeFileSync(join(contentDir, 'articles', path), text);
writeFileSync(join(contentDir, 'articles/data.csv'), '');
writeFileSync(join(publicDir, 'paper.pdf'), '');

const { articles } = scanArticles({ contentDir, exclude: [] });
const named = (path: string): Article => {
  const found = articles.find(({ relativePath }) => relativePath === path);
  if (found === undefined) throw new Error(path);
  return found;
};

const resolver = (basePath: string) =>
  linkResolver({ articles, urls: createUrls(basePath), basePath, contentDir, publicDir });
const from = (path: string, href: string, basePath = '') => resolver(basePath)(named(path))(href);

describe('a link from vae.md', () => {
  test.each([
    ['./chapter/attention.md', '/articles/chapter/attn/'],
    ['chapter/attention.md#一节', '/articles/chapter/attn/#一节'],
    ['chapter/attention', '/articles/chapter/attn/'],
    ['./chapter/', '/articles/chapter/'],
    ['my%20note.md', '/articles/my-note/'],
    ['2026-01-05-elbo.markdown', '/articles/elbo/'],
    ['elbo', '/articles/elbo/'],
    ['/articles/elbo/', '/articles/elbo/'],
    ['/articles/elbo.md', '/articles/elbo/'],
    ['/articles/chapter/attn/#x', '/articles/chapter/attn/#x'],
  ])('to %s leads to %s', (href, url) => {
    expect(from('vae.md', href)).toMatchObject({ kind: 'article', url });
  });

  test.each([
    ['/tags/vae/', '/tags/vae/'],
    ['/search/?q=a&tags=b', '/search/?q=a&tags=b'],
    ['/', '/'],
    ['/archive/', '/archive/'],
    ['/feed.xml', '/feed.xml'],
    ['/paper.pdf', '/paper.pdf'],
  ])('to %s leads to a page or file of the site', (href, url) => {
    expect(from('vae.md', href)).toEqual({ kind: 'page', url });
  });

  test.each(['https://example.org/a.md', 'mailto:a@b.c', '//example.org', '#一节'])(
    'to %s is left alone',
    (href) => {
      expect(from('vae.md', href)).toBeUndefined();
    },
  );

  test.each([
    ['', 'empty'],
    ['file:///a.md', 'local'],
    ['C:\\notes\\a.md', 'local'],
    ['http:///', 'address'],
    ['https:/example.org', 'address'],
    ['nothing.md', 'broken'],
    ['../vae.md', 'broken'],
    ['/nowhere/', 'broken'],
    ['data.csv', 'unpublished-file'],
  ])('to %s is a fault: %s', (href, rule) => {
    expect(from('vae.md', href)).toMatchObject({ kind: 'broken', rule });
  });
});

describe('a link from chapter/attention.md', () => {
  test.each([
    ['../vae.md', '/articles/vae/'],
    ['./index.md', '/articles/chapter/'],
    ['..//vae.md', '/articles/vae/'],
  ])('to %s leads to %s', (href, url) => {
    expect(from('chapter/attention.md', href)).toMatchObject({ url });
  });
});

test('below a base path all addresses have it', () => {
  expect(from('vae.md', 'elbo', '/kb')).toMatchObject({ url: '/kb/articles/elbo/' });
  expect(from('vae.md', '/tags/', '/kb')).toEqual({ kind: 'page', url: '/kb/tags/' });
});

test('an article keeps the fragment decoded beside its address', () => {
  expect(from('vae.md', 'elbo#%E4%B8%80')).toMatchObject({ slug: 'elbo', fragment: '一' });
});
