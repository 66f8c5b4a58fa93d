import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { scanArticles } from '../../../src/content/loader.ts';
import { readEnvironment } from '../../../src/site/environment.ts';
import { createLibrary } from '../../../src/site/library.ts';
import { undrawn } from '../../../src/site/markdown.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-library-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What is wrong with the first article of a folder, by a library that is as new as that of another command. */
async function rulesIn(contentDir: string): Promise<string[]> {
  const { articles } = scanArticles({ contentDir, exclude: [] });
  const [article] = articles;
  if (article === undefined) throw new Error(`no article in ${contentDir}`);
  const environment = readEnvironment({ CONTENT_DIR: contentDir, BUILD_DATE: '2026-02-01' });
  const { messages } = await createLibrary(articles, environment, undrawn)(article);
  return messages.map(({ source, rule }) => `${source}/${rule}`);
}

test('a file that a link or an image waits for is seen when it comes and when it goes', async () => {
  const contentDir = join(root, 'files');
  mkdirSync(contentDir);
  writeFileSync(join(contentDir, 'a.md'), '[数据](data.csv)\n\n![图](a.svg)\n');
  const missing = ['links/broken', 'images/missing'];
  expect(await rulesIn(contentDir)).toEqual(missing);
  writeFileSync(join(contentDir, 'data.csv'), '');
  writeFileSync(join(contentDir, 'a.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  expect(await rulesIn(contentDir)).toEqual(['links/unpublished-file']);
  rmSync(join(contentDir, 'data.csv'));
  rmSync(join(contentDir, 'a.svg'));
  expect(await rulesIn(contentDir)).toEqual(missing);
});
