import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { scanArticles } from '../../../src/content/loader.ts';
import { readEnvironment } from '../../../src/site/environment.ts';
import { createLibrary } from '../../../src/site/library.ts';
import { undrawn } from '../../../src/site/markdown.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-library-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

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

test('what is read from the disk is what was rendered; what is lost, or is of another state, is rendered again', async () => {
  const contentDir = join(root, 'whole');
  mkdirSync(contentDir);
  vi.stubEnv('TUIDAO_CACHE', join(root, 'cache'));
  const write = (line: string) =>
    writeFileSync(join(contentDir, 'a.md'), `# 甲\n\n[乙](b.md)：$x$\n\n$$y$$\n${line}`);
  const environment = readEnvironment({ CONTENT_DIR: contentDir, BUILD_DATE: '2026-02-01' });
  /** As another command would begin. */
  const begin = () => {
    const { articles } = scanArticles({ contentDir, exclude: [] });
    const article = articles.find(({ relativePath }) => relativePath === 'a.md');
    if (article === undefined) throw new Error('no article');
    const render = createLibrary(articles, environment);
    return { outline: () => render(article), whole: () => render.whole(article) };
  };
  write('');
  const first = begin();
  const rendered = await first.whole();
  expect(rendered.formulas.map(({ tex }) => tex)).toEqual(['x', 'y']);
  expect(rendered.counts).toEqual({ formulas: 2, displays: 1 });
  const second = begin();
  expect(await second.whole()).toEqual(rendered);

  // The link leads somewhere now: the outline in memory is new, and so is the rest, whatever lies on the disk.
  const folder = join(root, 'cache/articles');
  const old = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  writeFileSync(join(contentDir, 'b.md'), '# 乙\n');
  const third = begin();
  const { digest } = await third.outline();
  expect(digest).not.toBe(rendered.digest);
  for (const [name, bytes] of old) writeFileSync(join(folder, name), bytes);
  const linked = await third.whole();
  expect(linked.digest).toBe(digest);
  expect(linked.html).toContain('href');
  expect(rendered.html).not.toContain('href');

  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  expect(await third.whole()).toEqual(linked);
});
