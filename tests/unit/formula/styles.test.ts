import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { classOf, compactHtml, idleClasses, styleSheet } from '../../../src/formula/styles.ts';

describe('compactHtml', () => {
  test('puts a class in the place of a style, behind others', () => {
    const name = classOf('height:1em');
    expect(compactHtml('<span style="height:1em;">a</span>').html).toBe(`<span class="${name}">a</span>`);
    expect(compactHtml('<span class="vlist" style="height:1em;">a</span>').html).toBe(
      `<span class="vlist ${name}">a</span>`,
    );
  });

  test('drops an empty style', () => {
    expect(compactHtml('<span class="a" style="">b</span>')).toEqual({
      html: '<span class="a">b</span>',
      styles: [],
    });
  });

  test('names each list of declarations once', () => {
    const { styles } = compactHtml('<i style="a:1"></i><i style="b:2"></i><i style="a:1"></i>');
    expect(styles).toEqual(['a:1', 'b:2']);
  });

  test('leaves text alone that looks like a style', () => {
    const text = '<span>&lt;b style="x:1"&gt; style="y:2"</span>';
    expect(compactHtml(text).html).toBe(text);
  });

  test('leaves no strut, no empty row and no style of a stack in the HTML, but their sizes in the styles', () => {
    const { html, styles } = compactHtml(katex.renderToString('x_i^2+\\frac{a}{b}'));
    expect(html).not.toMatch(/pstrut|vlist-s|<span><\/span>| style=/);
    expect(html).toMatch(/class="vlist-d H\w+"/);
    expect(styles.filter((style) => style.startsWith('top:'))).not.toEqual([]);
    expect(html).toMatch(/class="T-\d+ (?:[LR]\d+ )*S\d+"/);
    expect(styles.filter((style) => style.startsWith('--strut:'))).not.toEqual([]);
  });

  test('makes it a quarter smaller, at least', () => {
    const html = katex.renderToString('\\sum_{i=1}^n\\frac{x_i^2}{2\\sigma_i^2}', { output: 'html' });
    expect(compactHtml(html).html.length).toBeLessThan(0.75 * html.length);
  });
});

test('a class that is dropped is in no selector of KaTeX’s', () => {
  const css = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'), 'utf8');
  for (const name of idleClasses) expect(css).not.toMatch(new RegExp(`\\.${name}(?![\\w-])`));
  const { html } = compactHtml('<b class="mord mathnormal mtight"><i class="mord">2</i></b>');
  expect(html).toBe('<b class="mathnormal"><i>2</i></b>');
});

describe('styleSheet', () => {
  const classes = (styles: string[]) =>
    styleSheet(styles).split('\n').slice(styleSheet([]).split('\n').length);

  test('has one rule for each list of declarations, whatever their order and number', () => {
    const sheet = styleSheet(['b:2', 'a:1']);
    expect(sheet).toBe(styleSheet(['a:1', 'b:2', 'a:1']));
    expect(classes(['b:2', 'a:1']).toSorted()).toEqual(
      [`.katex .${classOf('a:1')}{a:1}`, `.katex .${classOf('b:2')}{b:2}`].toSorted(),
    );
  });

  test('a class is named after its declaration, a letter and the digits', () => {
    expect(classOf('vertical-align:-0.25em')).toBe('V-025');
    expect(classOf('height:12em')).toBe('H12_');
    expect(classOf('color:red')).toMatch(/^K[0-9a-z]+$/);
  });

  test('lengths are classes each, and other declarations stay with their list', () => {
    expect(compactHtml('<i style="height:1.2em;vertical-align:-0.25em;"></i>')).toEqual({
      html: '<i class="H12 V-025"></i>',
      styles: ['height:1.2em', 'vertical-align:-0.25em'],
    });
    expect(compactHtml('<i style="height:1.2em;color:red;"></i>').styles).toEqual(['height:1.2em;color:red']);
  });

  test('numbers lose a nought that says nothing', () => {
    expect(classes(['height:0.5em', 'height:10.05em', 'height:0em'])).toEqual([
      '.katex .H05{height:.5em}',
      '.katex .H0{height:0em}',
      '.katex .H10_05{height:10.05em}',
    ]);
  });

  test('the usual strut goes without saying, yet not for a stack within another', () => {
    const row = (strut: string) =>
      compactHtml(`<span style="top:-2.3em;"><span class="pstrut" style="height:${strut};"></span>`).html;
    expect(row('3em')).toBe('<span class="T-23">');
    expect(row('2.7em')).toBe('<span class="T-23 S27">');
    expect(styleSheet([])).toContain(':where(.katex .vlist>span){--strut:3em}');
  });

  test('numbers that differ have names that differ', () => {
    const numbers = ['0', '0.1', '0.01', '0.12', '1', '1.2', '10', '12', '12.5', '1.25', '125', '-1', '-0.1'];
    const names = numbers.map((number) => classOf(`height:${number}em`));
    expect(new Set(names).size).toBe(numbers.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z][\w-]*$/);
  });

  test('two declarations under one class are an error, not a wrong formula', () => {
    // Their hashes are equal.
    expect(() => styleSheet(['color:#0089db', 'color:#047828'])).toThrow(/one class for two styles/);
  });
});
