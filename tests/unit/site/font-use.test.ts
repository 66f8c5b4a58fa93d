import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { renderFormula } from '../../../src/formula/render.ts';
import { cascadeOf } from '../../../src/site/font-cascade.ts';
import { readSheet, rulesFor } from '../../../src/site/font-sheet.ts';
import { fontReader } from '../../../src/site/font-use.ts';

const css = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'), 'utf8');
const katex = readSheet(css);

/** The characters of each face that a formula is drawn with. */
function drawn(tex: string, display = false): Record<string, string> {
  const { characters } = fontReader(katex)([renderFormula(tex, display).html]);
  return Object.fromEntries(
    [...characters].map(([face, set]) => [face.replace('KaTeX_', ''), [...set].sort().join('')]),
  );
}

test('letters are drawn in the italic of mathematics, digits and signs upright', () => {
  expect(drawn('x+2')).toEqual({ 'Main-Regular': '+2', 'Math-Italic': 'x' });
});

test('each alphabet has the face that its class says', () => {
  expect(drawn('\\mathbb{R}')['AMS-Regular']).toBe('R');
  expect(drawn('\\mathcal{L}')['Caligraphic-Regular']).toBe('L');
  expect(drawn('\\mathfrak{g}')['Fraktur-Regular']).toBe('g');
  expect(drawn('\\mathscr{F}')['Script-Regular']).toBe('F');
  expect(drawn('\\mathbf{w}')['Main-Bold']).toBe('w');
  expect(drawn('\\boldsymbol{\\theta}')['Math-BoldItalic']).toBe('θ');
  expect(drawn('\\mathsf{T}')['SansSerif-Regular']).toBe('T');
  expect(drawn('\\mathtt{a}')['Typewriter-Regular']).toBe('a');
});

test('text within text takes weight and slope from what it stands in', () => {
  expect(drawn('\\textbf{a \\textit{b}}')).toMatchObject({ 'Main-Bold': 'a\u00a0', 'Main-BoldItalic': 'b' });
  expect(drawn('\\textsf{\\textit{c}}')['SansSerif-Italic']).toBe('c');
});

test('where a face of both weight and slope is missing, the slope decides, as in a browser', () => {
  const html = '<i class="katex"><b class="mathsf"><b class="textbf textit">c</b></b></i>';
  expect(fontReader(katex)([html]).characters.get('KaTeX_SansSerif-Italic')).toEqual(new Set('c'));
});

test('large operators and delimiters, stacked ones too, are drawn with the faces of their sizes', () => {
  expect(drawn('\\sum')['Size1-Regular']).toBe('∑');
  expect(drawn('\\sum', true)['Size2-Regular']).toBe('∑');
  expect(drawn('\\bigg(x')['Size3-Regular']).toBe('(');
  const tall = '\\left\\{\\begin{array}{c}1\\\\2\\\\3\\\\4\\\\5\\end{array}\\right.';
  expect(drawn(tall, true)['Size4-Regular']).toMatch(/⎧.*⎨|⎨.*⎧/u);
});

test('what HTML escapes counts as the character that is seen', () => {
  expect(drawn('a<b>c')['Main-Regular']).toBe('<>');
});

test('what a reader of formulas learnt of one text is not said of the next', () => {
  const read = fontReader(katex);
  read([renderFormula('\\mathbb{R}+x', false).html]);
  const { characters } = read([renderFormula('y', false).html]);
  expect([...characters].flatMap(([, set]) => [...set])).toEqual(['y']);
});

test('MathML, which nobody sees, needs no glyph', () => {
  expect(drawn('\\hat{y}')['Math-Italic']).toBe('y');
  expect(Object.values(drawn('\\ne')).join('')).not.toContain('\\');
});

test('text that a rule puts before an element is drawn with that element’s face', () => {
  const sheet = readSheet(
    '.katex{font:normal 1em F}.katex .n:before{content:"(" counter(c) ")"}@font-face{font-family:F;font-style:normal;font-weight:400;src:url(fonts/F.woff2) format("woff2")}',
  );
  const { characters } = fontReader(sheet)(['<span class="katex"><span class="n"></span></span>']);
  expect([...(characters.get('F') ?? [])].sort().join('')).toBe('()0123456789');
});

test('a stronger rule wins over a later one, and a later one over its equal', () => {
  const face = (name: string) =>
    `@font-face{font-family:${name};font-style:normal;font-weight:400;src:url(fonts/${name}.woff2) format("woff2")}`;
  const sheet = readSheet(
    `${face('A')}${face('B')}${face('C')}.k .a.b{font-family:A}.k .a{font-family:B}.k .c{font-family:C}`,
  );
  const html = '<i class="k"><b class="a b">1</b><b class="a">2</b><b class="a c">3</b></i>';
  const { characters } = fontReader(sheet)([html]);
  expect([...characters].map(([name, set]) => [name, ...set])).toEqual([
    ['A', '1'],
    ['B', '2'],
    ['C', '3'],
  ]);
});

test('a rule about fonts that is not understood stops the build: its glyphs would be lost', () => {
  expect(() => cascadeOf(readSheet('.katex .a:not(.b){font-family:F}'))).toThrow(/selector/);
  expect(() => cascadeOf(readSheet('.katex .a{font-weight:bolder}'))).toThrow(/weight/);
  expect(() => readSheet('@media print{.katex{color:red}}')).toThrow(/understood/);
  expect(() => readSheet('@page{margin:0}')).toThrow(/at-rule/);
});

test('only rules that ask for a class that does not occur are dropped', () => {
  const rules = readSheet(
    '.katex .a,.katex .z{top:0}.katex .a:not(.z){left:0}.katex .z>span{left:1px}body{color:red}.katex svg path{stroke:none}',
  ).rules;
  const left = rulesFor(new Set(['katex', 'a']), rules).flatMap(({ selectors }) => selectors);
  expect(left).toEqual(['.katex .a', '.katex .a:not(.z)', 'body', '.katex svg path']);
});

test('bars keep the rule that gives them no width', () => {
  const { classes } = fontReader(katex)([renderFormula('\\bar{x}', false).html]);
  const left = rulesFor(classes, katex.rules).flatMap(({ selectors }) => selectors);
  expect(left.some((selector) => selector.includes(':not(.accent-full)'))).toBe(true);
  expect(left.length).toBeLessThan(katex.rules.length / 2);
});
