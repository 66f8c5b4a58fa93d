import { expect, test } from 'vitest';
import { mathmlOf, renderFormula } from '../../../src/formula/render.ts';
import { inLine } from '../../../src/search/line-breaks.ts';
import { markupOf } from '../../../src/search/markup.ts';

test('keeps elements, attributes and text of MathML, entities read', () => {
  expect(
    markupOf('<math xmlns="m" alttext="a"><mo lspace="0em">&lt;</mo><mspace width="1em"/><mi>x</mi></math>'),
  ).toEqual([['math', {}, ['mo', { lspace: '0em' }, '<'], ['mspace', { width: '1em' }], ['mi', {}, 'x']]]);
});

test('reads what KaTeX writes to the end', () => {
  const tex = String.raw`\sum_{i<n} \frac{a & b}{2}`.replace(' & b', '');
  const { html } = renderFormula(tex, false, {});
  const markup = JSON.stringify(markupOf(mathmlOf(html, tex)));
  expect(markup).toMatch(/^\[\["math",/);
  expect(markup).toContain('"<"');
  expect(markup).toContain('"mfrac"');
});

test('reads rows with numbers of their own, whose cells KaTeX writes in another way', () => {
  const tex = String.raw`\begin{align*}a&=b\tag{1}\\c&=d\end{align*}`;
  const [math] = markupOf(mathmlOf(renderFormula(tex, true, {}).html, tex));
  const [, , table] = math as readonly unknown[];
  const rows = (table as unknown[]).slice(2);
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(math)).not.toMatch(/class|mtd /);
});

/** What is read of a formula, its thin spaces as underscores. */
const read = (tex: string) =>
  markupOf(mathmlOf(renderFormula(tex, false, {}).html, tex))
    .map((piece) => JSON.stringify(piece).replace(/"mspace",\{[^{}]*\}/g, '"_"'))
    .join('')
    .replace(
      /"(?:math|m[a-z]+|form|infix|separator|stretchy|fence|mathvariant|normal|true|false)"|[[\]{},:"]|\u2061/g,
      '',
    );

test('keeps the name of a function apart from what it would touch', () => {
  expect(read(String.raw`a\log b`)).toBe('a_log_b');
  expect(read(String.raw`2\log_2\frac12`)).toBe('2_log2_12');
  expect(read(String.raw`=\sup_\theta L`)).toBe('=supθ_L');
  expect(read(String.raw`(x)\sin^2 y`)).toBe('(x)_sin2_y');
  expect(read(String.raw`\log\log x`)).toBe('log_log_x');
  for (const tex of [
    String.raw`\log(x)`,
    String.raw`\log\left(x\right)`,
    String.raw`\log=`,
    String.raw`x-\log`,
  ])
    expect(read(tex), tex).not.toContain('_');
});

test('reads scripts on nothing', () => {
  expect(read('a{}^2 b')).toBe('a2b');
});

test('sets two bars upright, which fonts for Chinese slant', () => {
  expect(read(String.raw`q\|p`)).toBe('q‖p');
});

/** The letters and signs of each piece. */
const piecesOf = (tex: string) =>
  markupOf(mathmlOf(renderFormula(tex, false, {}).html, tex)).map((piece) =>
    JSON.stringify(piece)
      .replace(/"(?:math|m[a-z]+|form|infix|separator|stretchy|true|false)"|[[\]{},:"]|\u2061/g, '')
      .trim(),
  );

test('cuts a formula where a line may end: after what stands between two terms, and after commas', () => {
  expect(piecesOf('a=b+c')).toEqual(['a=', 'b+', 'c']);
  expect(piecesOf('a_0,a_1')).toHaveLength(2);
  expect(piecesOf('x')).toEqual(['x']);
});

test('never cuts in brackets, in fractions, after a sign of its own or at the end', () => {
  expect(piecesOf('f(a+b)')).toHaveLength(1);
  expect(piecesOf(String.raw`\left(a+b\right)`)).toHaveLength(1);
  expect(piecesOf(String.raw`\frac{a+b}{c}`)).toHaveLength(1);
  expect(piecesOf('-a')).toHaveLength(1);
  expect(piecesOf('a=-b')).toEqual(['a=', '−b']);
  expect(piecesOf('a=')).toHaveLength(1);
  expect(piecesOf('[a,b)=c')).toHaveLength(2);
});

test('keeps the space on both sides of an operator at the end of a piece', () => {
  const [first] = markupOf('<math><mi>a</mi><mo>=</mo><mi>b</mi></math>');
  expect(first).toEqual(['math', {}, ['mi', {}, 'a'], ['mo', { form: 'infix' }, '=']]);
});

test('has nothing for what is no formula', () => {
  expect(markupOf('<span>\\bad</span>')).toEqual([]);
});

test('puts the lines of a displayed formula one after another, and leaves other formulas as they are', () => {
  const read = (tex: string) => markupOf(mathmlOf(renderFormula(tex, true, {}).html, tex));
  const text = (markup: unknown): string =>
    Array.isArray(markup) ? markup.slice(2).map(text).join('') : String(markup);
  const lines = inLine(read(String.raw`\begin{aligned}a&=b+c\\&=d\end{aligned}`));
  expect(JSON.stringify(lines)).not.toMatch(/mtable|mtr|mtd/);
  expect(lines.map(text)).toEqual(['a=', 'b+', 'c', '=d']);
  for (const tex of [String.raw`x=\begin{pmatrix}1&2\end{pmatrix}`, 'a=b'])
    expect(inLine(read(tex))).toEqual(read(tex));
});
