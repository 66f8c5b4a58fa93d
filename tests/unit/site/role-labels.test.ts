import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scanArticles } from '../../../src/content/loader.ts';
import { readEnvironment } from '../../../src/site/environment.ts';
import { createLibrary } from '../../../src/site/library.ts';

const folder = mkdtempSync(join(tmpdir(), 'tuidao-roles-'));
const environment = readEnvironment({ CONTENT_DIR: folder, BUILD_DATE: '2026-02-01' });
const write = (name: string, text: string) => writeFileSync(join(folder, 'articles', name), text);

async function htmlOf(path: string): Promise<string> {
  const { articles } = scanArticles({ contentDir: folder, exclude: [] });
  const article = articles.find(({ relativePath }) => relativePath === path);
  if (article === undefined) throw new Error(`no ${path}`);
  return (await createLibrary(articles, environment).whole(article)).html;
}

beforeAll(() => {
  mkdirSync(join(folder, 'articles'));
  write(
    'a.md',
    '# 甲\n:label:`chap_a`\n\n## 一节\n:label:`sec_one`\n\n$$x$$\n\n$$y$$\n:eqlabel:`eq_y`\n\n![图](p.png)\n:label:`fig_p`\n',
  );
  write('a_old.md', '# 旧甲\n\n$$z$$\n:eqlabel:`eq_y`\n');
  write('b.md', '# 乙\n\n见 :numref:`chap_a`、:numref:`sec_one`、:eqref:`eq_y`、:numref:`fig_p`。\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('names lead to the article that has them, the first where two have one', async () => {
  const links = [...(await htmlOf('b.md')).matchAll(/<a href="([^"]+)" class="eqref">([^<]+)</g)];
  expect(links.map(([, href, words]) => `${words} ${href}`)).toEqual([
    '《甲》 /articles/a/',
    '《甲》“一节” /articles/a/#sec_one',
    '《甲》式(1) /articles/a/#eq-y',
    '《甲》图 /articles/a/#fig_p',
  ]);
});

test('a formula that moves to another article takes its references with it, whatever the cache holds', async () => {
  write('a.md', '# 甲\n:label:`chap_a`\n\n## 一节\n:label:`sec_one`\n');
  expect(await htmlOf('b.md')).toContain('href="/articles/a_old/#eq-y"');
});
