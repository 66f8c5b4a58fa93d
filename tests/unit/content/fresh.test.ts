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
  const fresh = freshArticles(root);
  expect(fresh(known)).toEqual(known);

  write('a', '---\ntitle: 甲\nslug: other\n---\n\n一。\n');
  write('b', '---\ntitle: b\n---\n\n二。\n');
  rmSync(join(folder, 'c.md'));
  const now = fresh(known);
  // The address is the store's matter: it knows of all of them.
  expect(now.map(({ slug, title }) => [slug, title])).toEqual([
    ['a', '甲'],
    ['b', 'b'],
  ]);
  const [, before] = known;
  expect(now[1]?.digest).not.toBe(before?.digest);
  expect(fresh(known).map(({ digest }) => digest)).toEqual(now.map(({ digest }) => digest));

  write('b', '---\ntitle: b\n---\n\n三。\n');
  expect(fresh(known)[1]?.digest).not.toBe(now[1]?.digest);
});

test('what a scan has read before is read again when it has changed', () => {
  const remembered = new Map();
  const digests = () =>
    scanArticles({ contentDir: root, exclude: [], remembered }).articles.map(({ digest }) => digest);
  const [first, second] = digests();
  expect(digests()).toEqual([first, second]);
  write('a', '# 又\n');
  const [changed, same] = digests();
  expect(changed).not.toBe(first);
  expect(same).toBe(second);
  rmSync(join(folder, 'a.md'));
  expect(digests()).toEqual([second]);
  expect(remembered.size).toBe(1);
});
