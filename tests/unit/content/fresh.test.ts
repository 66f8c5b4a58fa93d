import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fileState } from '../../../src/content/file-state.ts';
import { freshArticles, type StoredArticle } from '../../../src/content/fresh.ts';
import { scanArticles } from '../../../src/content/loader.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-fresh-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = join(root, 'articles');
const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.md`), text);
const stored = (): StoredArticle[] =>
  scanArticles({ contentDir: root, exclude: [] }).articles.map((article) => ({
    ...article,
    state: fileState(article.file) ?? '',
  }));

test('articles are as their files are now, whatever the store knows', () => {
  mkdirSync(folder);
  for (const name of ['a', 'b', 'c']) write(name, `---\ntitle: ${name}\n---\n\n一。\n`);
  const known = stored();
  const fresh = freshArticles({ contentDir: root, exclude: [] });
  const now = () => fresh(known).map(({ slug, title }) => `${slug} ${title}`);
  const digests = () => fresh(known).map(({ digest }) => digest);
  expect(fresh(known)).toEqual(scanArticles({ contentDir: root, exclude: [] }).articles);

  write('a', '---\ntitle: 甲\nslug: other\n---\n\n一。\n');
  rmSync(join(folder, 'c.md'));
  write('d', '---\ntitle: d\n---\n\n一。\n');
  expect(now()).toEqual(['other 甲', 'b b', 'd d']);
  const before = digests();
  write('b', '---\ntitle: b\n---\n\n二。\n');
  const after = digests();
  expect(after[1]).not.toBe(before[1]);
  expect(after.with(1, '')).toEqual(before.with(1, ''));
});

test('what the store has read of a file as it is now is not read again', () => {
  const known = stored().map((article) => ({ ...article, title: `${article.title}（已存）` }));
  const titles = freshArticles({ contentDir: root, exclude: [] })(known).map(({ title }) => title);
  expect(titles).toEqual(['甲（已存）', 'b（已存）', 'd（已存）']);
});

test('what a scan has read before is read again when it has changed', () => {
  const remembered = new Map();
  const digests = () =>
    scanArticles({ contentDir: root, exclude: [], remembered }).articles.map(({ digest }) => digest);
  const [first, ...others] = digests();
  expect(digests()).toEqual([first, ...others]);
  write('a', '# 又\n');
  const [changed, ...same] = digests();
  expect(changed).not.toBe(first);
  expect(same).toEqual(others);
  rmSync(join(folder, 'a.md'));
  expect(digests()).toEqual(others);
  expect(remembered.size).toBe(others.length);
});
