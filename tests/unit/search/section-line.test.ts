import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { formulaOfSign, formulaSigns } from '../../../src/markdown/formula-sign.ts';
import type { Rendered } from '../../../src/markdown/render.ts';
import { documentOf } from '../../../src/search/record.ts';
import { normalise, runsOf } from '../../../src/search/text.ts';
import { readEnvironment } from '../../../src/site/environment.ts';
import { createLibrary } from '../../../src/site/library.ts';

const folder = mkdtempSync(join(tmpdir(), 'section-line-'));
/** Sections of one article, by their headings. */
const sources = {
  表: '| 参数 | 值 |\n|---|---|\n| $\\sigma=1$ | 4 |\n| $\\sigma=0.5$ | 1 |\n| | 空 |',
  列表: '- $a=1$\n- 2 个\n- 有句号。\n- 末项',
  换行: '甲$x$  \n$y$乙<br>丙\n丁$z$ 戊',
  公式: '于是\n\n$$\na=b\n$$\n\n其中',
  网页: '<table><tr><td>格一</td><td>格二</td></tr><tr><td>$z=1$</td><td>7</td></tr></table>\n\n<div>块中<b>粗</b>字&amp;</div>\n\n<details><summary>提要</summary>\n\n正文\n\n</details>',
  代码: '```python\nx = 1\n2 * x\n```',
  数: '从$11.65\\%$升到 $21.7\\%$ <!--fact-->，GPT $3$ of $1{,}000$；$x$$-4$\n\n| $5$ | $6$ |\n|---|---|\n| $7$ | 8 |',
  图: '![山水](a.png)\n\n甲![里](a.png)乙',
};
const lines = new Map<string, string>();

beforeAll(async () => {
  mkdirSync(join(folder, 'articles'));
  const body = Object.entries(sources).map(([heading, source]) => `## ${heading}\n\n${source}\n`);
  writeFileSync(join(folder, 'articles/a.md'), `---\ntitle: 线\n---\n\n${body.join('\n')}`);
  const environment = readEnvironment({ CONTENT_DIR: folder, OUT_DIR: folder, BUILD_DATE: '2026-02-01' });
  const { articles } = await checkContent(environment);
  const [article] = articles;
  if (article === undefined) throw new Error('no article');
  const rendered = await createLibrary(articles, environment).whole(article);
  const { anchors, content } = documentOf(article, rendered, new Map());
  for (const [i, { text, location }] of anchors.entries())
    lines.set(text, withTex(content.slice(location, anchors[i + 1]?.location), rendered).trim());
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const withTex = (text: string, { formulas }: Rendered) =>
  text.replace(formulaSigns, (sign) => `⟦${formulas[formulaOfSign(sign) ?? -1]?.tex ?? ''}⟧`);

const wide = '\u3000';

test('keeps cells of a table apart, so that a formula and its neighbour are not read as one', () => {
  expect(lines.get('表')).toBe(`参数｜值${wide}⟦\\sigma=1⟧｜4${wide}⟦\\sigma=0.5⟧｜1${wide}空`);
});

test('has plain numbers as words, spaced as they are written', () => {
  expect(lines.get('数')).toBe(`从11.65%升到 21.7% ，GPT 3 of 1,000；⟦x⟧−4${wide}5｜6${wide}7｜8`);
});

test('keeps items and lines apart where no punctuation does', () => {
  expect(lines.get('列表')).toBe(`⟦a=1⟧${wide}2 个${wide}有句号。 末项`);
  expect(lines.get('换行')).toBe(`甲⟦x⟧${wide}⟦y⟧乙${wide}丙丁⟦z⟧戊`);
  expect(lines.get('代码')).toBe(`x = 1${wide}2 * x`);
});

test('lets a displayed formula part by itself what stands before and after it', () => {
  expect(lines.get('公式')).toBe('于是⟦a=b⟧其中');
});

test('reads the words of raw HTML, its cells and blocks apart as those of Markdown', () => {
  expect(lines.get('网页')).toBe(`格一｜格二${wide}⟦z=1⟧｜7${wide}块中粗字& 提要${wide}正文`);
});

test('says once what a picture shows, apart from the words around it', () => {
  expect(lines.get('图')).toBe(`山水${wide}甲 里 乙`);
});

test('makes no word of the end of a cell or line and the beginning of the next', () => {
  const runs = [...lines.values()].flatMap((line) => runsOf(normalise(line).text).map(({ text }) => text));
  expect(runs).toEqual(expect.arrayContaining(['格一', '格二', '块中粗字', '提要', '正文']));
  for (const glued of ['格一格二', '乙丙', '值空', '甲里乙', '山水甲']) expect(runs).not.toContain(glued);
});
