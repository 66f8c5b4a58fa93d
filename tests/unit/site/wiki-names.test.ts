import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { scanArticles } from '../../../src/content/loader.ts';
import { linkResolver } from '../../../src/site/resolve-links.ts';
import { createUrls } from '../../../src/site/urls.ts';
import { wikiFiles } from '../../../src/site/wiki-names.ts';

const contentDir = mkdtempSync(join(tmpdir(), 'tuidao-wiki-'));
afterAll(() => rmSync(contentDir, { recursive: true, force: true }));

const files = {
  '笔记/变分.md': '---\ntitle: 变分自编码器\naliases: [VAE]\n---\n',
  '笔记/深处/变分.md': '---\nslug: deep\n---\n',
  '另一篇.md': '# 另一篇的 $x$ 标题\n\n## 一节\n',
  'attachments/图.png': '',
  '笔记/attachments/图.png': '',
};
for (const [path, text] of Object.entries(files)) {
  mkdirSync(join(contentDir, path, '..'), { recursive: true });
  writeFileSync(join(contentDir, path), text);
}

const { articles } = scanArticles({ contentDir, exclude: [] });
const named = (path: string): Article => {
  const found = articles.find(({ relativePath }) => relativePath === path);
  if (found === undefined) throw new Error(path);
  return found;
};
const resolve = linkResolver({
  articles,
  urls: createUrls(''),
  basePath: '',
  contentDir,
  publicDir: join(contentDir, 'public'),
})(named('另一篇.md'));

describe('[[name]] leads to', () => {
  test.each([
    ['变分', '/articles/笔记/变分/'],
    ['笔记/变分', '/articles/笔记/变分/'],
    ['笔记/深处/变分.md', '/articles/笔记/深处/deep/'],
    ['deep', '/articles/笔记/深处/deep/'],
    ['变分自编码器', '/articles/笔记/变分/'],
    ['vae', '/articles/笔记/变分/'],
    ['变分#一 节', '/articles/笔记/变分/#一-节'],
    ['变分#甲#乙', '/articles/笔记/变分/#乙'],
    ['#一节', '/articles/另一篇/#一节'],
    ['另一篇#另一篇的 $x$ 标题', '/articles/另一篇/'],
  ])('%s', (name, url) => {
    expect(resolve(`wiki:${name}`)).toMatchObject({ kind: 'article', url });
  });

  test('nothing where no article has the name, and says what to write', () => {
    expect(resolve('wiki:没有')).toMatchObject({
      kind: 'broken',
      rule: 'unknown-note',
      reason: expect.stringMatching(/`没有`.*文件名、slug 或标题/),
    });
  });
});

test('a link to the title of an article leads to its page', () => {
  expect(resolve('#另一篇的-x-标题')).toEqual({ kind: 'article', url: '/articles/另一篇/', slug: '另一篇' });
  expect(resolve('另一篇.md#另一篇的-x-标题')).toMatchObject({ url: '/articles/另一篇/' });
  expect(resolve('#一节')).toBeUndefined();
});

test('![[name]] is the file of that name beside the article, else the one nearest to the top', () => {
  const find = wikiFiles(contentDir);
  expect(find('图.png', contentDir)).toBe(join(contentDir, 'attachments/图.png'));
  expect(find('attachments/图.png', join(contentDir, '笔记'))).toBe(
    join(contentDir, '笔记/attachments/图.png'),
  );
  expect(find('没有.png', contentDir)).toBeUndefined();
});
