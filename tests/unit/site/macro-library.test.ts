import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { formatFault } from '../../../src/content/fault.ts';
import { scanArticles } from '../../../src/content/loader.ts';
import { readEnvironment } from '../../../src/site/environment.ts';
import { createLibrary } from '../../../src/site/library.ts';

const folder = mkdtempSync(join(tmpdir(), 'tuidao-macros-'));
const environment = readEnvironment({ CONTENT_DIR: folder, BUILD_DATE: '2026-02-01' });
const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

async function formulaOf(): Promise<string> {
  const { articles } = scanArticles({ contentDir: folder, exclude: [] });
  const [article] = articles;
  if (article === undefined) throw new Error('no article');
  const { formulas } = await createLibrary(articles, environment).whole(article);
  return formulas[0]?.html.replace(/<annotation[\s\S]*?<\/annotation>/, '') ?? '';
}

const faults = async () =>
  (await checkContent(environment)).faults.map((fault) => formatFault(fault).replaceAll(`${folder}/`, ''));

beforeAll(() => {
  mkdirSync(join(folder, 'articles'));
  write('articles/a.md', '---\ntitle: 甲\n---\n\n$\\mine$\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a change of macros.tex changes the articles, whatever the cache holds', async () => {
  write('macros.tex', '\\newcommand{\\mine}{x}');
  const before = await formulaOf();
  expect(before).toContain('<mi>x</mi>');
  expect(await formulaOf()).toBe(before);
  write('macros.tex', '\\newcommand{\\mine}{y}');
  expect(await formulaOf()).toContain('<mi>y</mi>');
});

test('a line more in macros.tex moves the place that a fault names', async () => {
  write('macros.tex', '\\newcommand{\\mine}{\\qqqqqq}');
  expect(await faults()).toEqual([
    'articles/a.md:5:2  没有命令 `\\qqqqqq`；应是 KaTeX 认得的命令，或先用 \\newcommand 定义它（宏 `\\mine` 定义在macros.tex:1）  [formula/tex]',
  ]);
  write('macros.tex', '% 一行\n\\newcommand{\\mine}{\\qqqqqq}');
  expect((await faults())[0]).toContain('定义在macros.tex:2');
});

test('faults of macros.tex are reported at their places', async () => {
  write('macros.tex', '\uFEFF\\newcommand{\\mine}{x}\n乱\n  \\newcommand{\\mine}{y}');
  expect(await faults()).toEqual([
    'macros.tex:2:1  `乱` 不是宏定义；这里应是 \\newcommand、\\def、\\let 或 \\DeclareMathOperator  [formula/macro]',
    'macros.tex:3:3  警告 宏 `\\mine` 又定义了一次，内容不同；应换一个名字，有意改它时用 \\renewcommand  [formula/macro-twice]',
  ]);
});

test('macros.tex in GBK is read, and a fault', async () => {
  const name = Buffer.from([0xd6, 0xd0, 0xce, 0xc4]);
  const parts = [Buffer.from('\\newcommand{\\mine}{\\text{'), name, Buffer.from('}}')];
  writeFileSync(join(folder, 'macros.tex'), Buffer.concat(parts));
  expect(await faults()).toEqual([
    'macros.tex:1:26  文件的编码是 GBK，不是 UTF-8；应另存为 UTF-8  [text/gbk]',
  ]);
  expect(await formulaOf()).toContain('中文');
});

test('a macros.tex that is no text is one fault', async () => {
  writeFileSync(join(folder, 'macros.tex'), new Uint8Array(500).fill(1));
  expect((await faults()).filter((fault) => fault.startsWith('macros.tex'))).toEqual([
    'macros.tex:1:1  文件不是文本；应是 UTF-8 编码的 LaTeX，别的文件应移走  [text/binary]',
  ]);
});
