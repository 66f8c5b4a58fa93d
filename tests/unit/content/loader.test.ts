import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { scanArticles } from '../../../src/content/loader.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-loader-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;

/** Scans a content folder of these files. */
function scan(files: Record<string, string>) {
  const contentDir = join(root, String(folders++));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(contentDir, path)), { recursive: true });
    writeFileSync(join(contentDir, path), text);
  }
  return scanArticles({ contentDir, exclude: [] });
}

const only = (text: string, path = 'a.md') => {
  const { articles, faults } = scan({ [path]: text });
  const [article] = articles;
  if (article === undefined) throw new Error('no article');
  return { article, faults };
};

describe('the title', () => {
  test.each([
    ['that of the front matter', '---\ntitle: 甲\n---\n# 乙\n', '甲', false],
    ['the first heading', '文字\n\n# 乙 $x$ #\n\n# 丙\n', '乙 $x$', true],
    ['a heading underlined', '乙\n===\n', '乙', true],
    ['a heading indented', '  # 乙\n', '乙', true],
    ['not a heading inside code', '```\n# 注释\n```\n\n# 乙\n', '乙', true],
    ['not a line of a formula', '$$\na\n\\end{matrix}\n=\nb\n$$\n\n# 乙\n', '乙', true],
    ['not a heading of level two', '## 乙\n', 'a', false],
    ['else the name of the file', '文字\n', 'a', false],
  ])('is %s', (_, text, title, fromBody) => {
    const { article } = only(text);
    expect([article.title, article.titleFromBody]).toEqual([title, fromBody]);
  });
});

describe('the date', () => {
  test('is that of the front matter before that of the name', () => {
    expect(only('---\ndate: 2026-01-05\n---\n', '2025-01-01-a.md').article.date).toBe('2026-01-05');
    expect(only('文字', '2025-01-01-a.md').article.date).toBe('2025-01-01');
    expect(only('文字').article.date).toBeUndefined();
  });
});

test('the body begins where the front matter ends', () => {
  const text = '---\ntitle: 甲\n---\n\n正文';
  const { article } = only(text);
  expect([article.bodyLine, text.slice(article.bodyStart)]).toEqual([4, '\n正文']);
});

test('the same tag twice is one', () => {
  expect(only('---\ntags: [VAE, vae, Deep Learning, deep-learning]\n---\n').article.tags).toEqual([
    'VAE',
    'Deep Learning',
  ]);
});

test('values that are wrong are reported, each where it stands, and left out; the rest is kept', () => {
  const { article, faults } = only(
    '---\ntitle: 甲\ndate: 2026-02-30\ntags: [好, a/b]\ndraft: ja\ncategory: 乙\n---\n',
  );
  expect(faults.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual([
    '3:1 value',
    '4:11 value',
    '5:1 value',
  ]);
  expect(article).toMatchObject({ title: '甲', date: undefined, tags: [], draft: false, category: '乙' });
});

test('a slip of a key is reported with the key that was meant', () => {
  const { faults } = only('---\ndarft: true\n---\n');
  expect(faults.map(({ line, rule, reason }) => [line, rule, reason.includes('`draft`')])).toEqual([
    [2, 'unknown-key', true],
  ]);
});

describe('two articles for one address', () => {
  test.each([
    ['by the same name', { 'a.md': '', 'a.markdown': '' }],
    ['by case', { 'a.md': '', 'b.md': '---\nslug: A\n---\n' }],
    ['by the form of a letter', { 'caf\u00e9.md': '', 'b.md': '---\nslug: "cafe\u0301"\n---\n' }],
    ['by a folder', { 'x/index.md': '', 'x.md': '' }],
  ])('%s are a fault, and the later gets -2', (_, files) => {
    const { articles, faults } = scan(files);
    expect(faults.map(({ rule }) => rule)).toEqual(['duplicate-slug']);
    const slugs = articles.map(({ slug }) => slug.normalize('NFC').toLowerCase());
    expect(new Set(slugs).size).toBe(2);
    expect(slugs.some((slug) => slug.endsWith('-2'))).toBe(true);
  });

  test('a third gets -3, and never the address of another', () => {
    const { articles } = scan({ 'a.md': '', 'b.md': '---\nslug: a\n---\n', 'c.md': '---\nslug: a\n---\n' });
    expect(articles.map(({ slug }) => slug)).toEqual(['a', 'a-2', 'a-3']);
  });
});

test('the digest changes with the file and with nothing else', () => {
  const digest = (text: string) => only(text).article.digest;
  expect(digest('甲')).toBe(digest('甲'));
  expect(digest('甲')).not.toBe(digest('乙'));
});
