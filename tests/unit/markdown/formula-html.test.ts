import { describe, expect, test } from 'vitest';
import { VFile } from 'vfile';
import { articleData } from '../../../src/markdown/article-data.ts';
import { formulaHtml } from '../../../src/markdown/formula-html.ts';
import { createProcessor } from '../../../src/site/markdown.ts';

/** The first formula of a text, as a page shows it. */
async function shown(text: string): Promise<string> {
  const processor = await createProcessor({
    macros: {},
    places: new Map(),
    figures: new Set(),
    references: new Map(),
    titleFromBody: false,
    dialect: { codeMath: false, sentenceDisplay: true },
    resolveLink: () => undefined,
    resolveImage: () => Promise.resolve(undefined),
    resolveLabel: () => Promise.resolve(undefined),
  });
  const file = new VFile({ value: text });
  await processor.run(processor.parse(file), file);
  const [formula] = articleData(file).formulas;
  if (formula === undefined) throw new Error('no formula');
  return formulaHtml(formula);
}

const display = (tex: string) => shown(`$$\n${tex}\n$$`);
const numbers = (html: string) =>
  [
    ...html.matchAll(/<(a|span) class="equation-number"(?: id="([^"]*)")?(?: href="([^"]*)")?>(.*?)<\/\1>/g),
  ].map(([, , id, href, text = '']) => [text.replace(/<[^>]*>/g, ''), id, href]);

test('a formula in a line stands by itself', async () => {
  expect(await shown('$x$')).toMatch(/^<span class="katex[^>]*>/);
});

test('a number is a link to its formula where it has a label, and text where not', async () => {
  expect(numbers(await display('x\\label{eq:a}'))).toEqual([['(1)', undefined, '#eq-a']]);
  expect(await display('x\\label{eq:a}')).toMatch(/^<div class="equation" id="eq-a">/);
  expect(numbers(await display('x\\tag{甲}'))).toEqual([['(甲)', undefined, undefined]]);
  expect(numbers(await display('x'))).toEqual([]);
});

describe('numbered rows', () => {
  const rows = 'a&=b\\label{eq:a}\\\\c&=d\\nonumber\\\\e&=f\\\\g&=h\\tag{$E_1$}\\label{eq:e}\\label{eq:f}';

  test('have each its number as text, its address, and its place in a column of their own', async () => {
    const html = await display(`\\begin{align}${rows}\\end{align}`);
    expect(numbers(html)).toEqual([
      ['(1)', 'eq-a', '#eq-a'],
      ['(2)', undefined, undefined],
      ['(E1)', 'eq-e', '#eq-e'],
    ]);
    expect(html).toContain('<span id="eq-f"></span><a class="equation-number" id="eq-e"');
    const [box = '', column = ''] = html.split('<span class="equation-rows katex">');
    expect(box).not.toMatch(/katex-tag|equation-number|\(2\)<\/span>/);
    expect(column).toContain('vlist');
    for (const tag of ['span', 'div', 'a']) {
      expect(html.match(new RegExp(`<${tag}\\b`, 'g'))?.length, tag).toBe(
        html.match(new RegExp(`</${tag}>`, 'g'))?.length,
      );
    }
  });

  test('have every id once', async () => {
    const html = await display(`\\begin{align}${rows}\\end{align}`);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.toSorted()).toEqual(['eq-a', 'eq-e', 'eq-f']);
  });

  test('are read in the MathML, too, and in no place as a counter', async () => {
    const html = await display(`\\begin{align}${rows}\\end{align}`);
    expect(html).toContain('<mtd><mtext>(1)</mtext></mtd>');
    expect(html).toContain('<mtd><mtext>(2)</mtext></mtd>');
    expect(html).not.toContain('eqn-num');
  });

  test('a label in a row without a number is the address of the formula', async () => {
    const html = await display('\\begin{align}a\\nonumber\\label{eq:a}\\\\b\\end{align}');
    expect(html).toMatch(/^<div class="equation" id="eq-a">/);
    expect(numbers(html)).toEqual([['(1)', undefined, undefined]]);
  });

  test.each([14, 30])('%i of them, high as they are, find their rows', async (count) => {
    const tex = Array.from({ length: count }, (_, i) => `x_{${i}}&=\\frac{1}{2}`).join('\\\\');
    const found = numbers(await display(`\\begin{align}${tex}\\end{align}`));
    expect(found.map(([text]) => text)).toEqual(Array.from({ length: count }, (_, i) => `(${i + 1})`));
  });
});

test('a formula is copied as its author wrote it, without its labels', async () => {
  for (const [written, copied] of [
    ['\\begin{align}a&=b\\label{x}\\\\c&=d\\end{align}', '\\begin{align}a&amp;=b\\\\c&amp;=d\\end{align}'],
    ['x\\tag{甲}\\label{x}', 'x\\tag{甲}'],
    ['\\begin{equation}x_\\max\\end{equation}', '\\begin{equation}x_\\max\\end{equation}'],
    ['\\def\\a{y}\\a', '\\a'],
  ] as const) {
    expect(await display(written)).toContain(
      `<annotation encoding="application/x-tex">${copied}</annotation>`,
    );
  }
});
