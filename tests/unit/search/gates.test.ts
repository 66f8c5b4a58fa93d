import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { published } from '../../../src/content/articles.ts';
import { scanArticles } from '../../../src/content/loader.ts';
import { packText, unpackText } from '../../../src/search/alphabet.ts';
import { readers, type WrittenDocument, type WrittenFiles } from '../../../src/search/files.ts';
import { checkIndex } from '../../../src/search/gates.ts';
import { writeIndex } from '../../../src/search/index.ts';
import { config } from '../../../src/site/config.ts';
import { readEnvironment } from '../../../src/site/environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'gates-'));
const good = join(folder, 'pagefind');
const environment = readEnvironment({ CONTENT_DIR: folder, OUT_DIR: folder, BUILD_DATE: '2026-02-01' });
let articles: Article[] = [];
let drafts: Article[] = [];

const formulas =
  '记$\\frac{\\alpha}{\\beta}$与\n\n$$\n\\operatorname{KL}(q\\|p)=\\sum_z \\log\\tfrac qp\n$$\n\n';
/** With all small letters, so that any can be planted. */
const code =
  'abcdefghijklmnopqrstuvwxyz，代码里可以有 `\\newcommand` 与\n\n```html\n<span class="katex-html">\\partial</span>\n```\n';

beforeAll(async () => {
  mkdirSync(join(folder, 'articles'));
  const write = (name: string, text: string) => writeFileSync(join(folder, 'articles', name), text);
  write('a.md', `---\ntitle: 甲\ndate: 2026-01-01\n---\n\n${formulas}`);
  write('b.md', `---\ntitle: 乙\ndate: 2026-01-02\n---\n\n${formulas}${code}`);
  write('draft.md', '---\ntitle: 草稿\ndraft: true\n---\n\n未发表。\n');
  const all = scanArticles({ contentDir: folder, exclude: config.exclude }).articles;
  articles = published(all, environment);
  drafts = all.filter(({ draft }) => draft);
  await writeIndex(articles, environment, folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the gates say of a copy of the good index after it was spoilt. */
function faultsAfter(spoil: (copy: string) => void, visible: readonly Article[] = articles): string {
  const copy = join(folder, 'spoilt');
  cpSync(good, copy, { recursive: true });
  try {
    spoil(copy);
    checkIndex(copy, visible);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const change = (file: string, edit: (text: string) => string) => {
  const isPacked = !file.endsWith('.json');
  const text = isPacked ? gunzipSync(readFileSync(file)).toString('utf8') : readFileSync(file, 'utf8');
  writeFileSync(file, isPacked ? gzipSync(edit(text)) : edit(text));
};

/** Puts words into the text of an article, in place of its first formula. */
const plant = (copy: string, url: string, words: string) => {
  const site = readers.site(
    JSON.parse(gunzipSync(readFileSync(join(copy, 'site.pf_site'))).toString('utf8')) as WrittenFiles['site'],
  );
  for (const name of readdirSync(join(copy, 'fragment'))) {
    change(join(copy, 'fragment', name), (text) => {
      const document = JSON.parse(text) as WrittenDocument;
      if (document.url !== url) return text;
      const content = unpackText(document.content, site.alphabet).replace(/[\ue000-\uf8ff]/, words);
      return JSON.stringify({ ...document, content: packText(content, site.alphabet) });
    });
  }
};
test('passes an index as it was written, with TeX and HTML in code', () => {
  expect(faultsAfter(() => undefined)).toBe('');
});

test('refuses a second language', () => {
  const message = faultsAfter((copy) =>
    change(join(copy, 'pagefind-entry.json'), (text) =>
      text.replace('"languages":{', '"languages":{"en":{"hash":"en_1","wasm":"en","page_count":0},'),
    ),
  );
  expect(message).toContain('没有发布');
  expect(message).toContain('有 2 种语言（en、zh）；应是 1 种');
});

test('refuses an index of fewer or more articles than are published', () => {
  expect(faultsAfter(() => undefined, articles.slice(1))).toMatch(/索引有 2 篇；应是已发布的 1 篇/);
  expect(faultsAfter(() => undefined, [...articles, ...drafts])).toMatch(/索引里没有 \/articles\/draft\//);
  expect(
    faultsAfter((copy) => rmSync(join(copy, 'fragment', readdirSync(join(copy, 'fragment'))[0] ?? ''))),
  ).toMatch(/索引里没有 \/articles\/[ab]\//);
});

test('refuses a draft, wherever in the index it stands', () => {
  expect(
    faultsAfter((copy) => {
      const [name = ''] = readdirSync(join(copy, 'fragment'));
      change(join(copy, 'fragment', name), (text) =>
        text.replace(/"url":"[^"]*"/, '"url":"/articles/draft/"'),
      );
    }),
  ).toContain('索引里有 /articles/draft/，它没有发布');
  expect(
    faultsAfter((copy) =>
      change(join(copy, 'outline.pf_site'), (text) => text.replace(/^\{/, '{"zh_draft":{"meta":{}},')),
    ),
  ).toContain('outline.pf_site 的文章和索引不一致：zh_draft');
});

test('refuses what is left of formulas, and knows it from code', () => {
  expect(faultsAfter((copy) => plant(copy, '/articles/a/', 'katex'))).toContain('公式的残余：katex');
  expect(faultsAfter((copy) => plant(copy, '/articles/b/', 'katex-html'))).toBe('');
});

test.each([
  ['in indented code', '写法如下：\n\n    $\\alpha+\\beta=\\gamma$\n\n完。'],
  ['in a fence of a quotation', '> ~~~latex\n> $\\alpha+\\beta=\\gamma$\n> ~~~'],
  ['in HTML', '<pre>\n$\\alpha+\\beta=\\gamma$\n</pre>'],
  ['after a dollar that was forgotten', '设$\\alpha+\\beta=\\gamma，则成立。\n\n又$x$。'],
  [
    'in an environment that is none of mathematics',
    '\\begin{itemize}\n\\item 第一条\n\\end{itemize}\\cite{a}',
  ],
])('lets TeX pass that stands in the words of an article: %s', async (_, body) => {
  const own = join(folder, 'own');
  mkdirSync(join(own, 'articles'), { recursive: true });
  writeFileSync(join(own, 'articles/a.md'), `---\ntitle: 甲\ndate: 2026-01-01\n---\n\n${body}\n`);
  const site = { ...environment, contentDir: own };
  const { articles: written } = scanArticles({ contentDir: own, exclude: config.exclude });
  await expect(writeIndex(written, site, own)).resolves.toBeUndefined();
});
