import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { classOf, compactHtml, styleSheet } from '../../../src/formula/styles.ts';

describe('compactHtml', () => {
  test('puts a class in the place of a style, behind others', () => {
    const name = classOf('height:1em;');
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
    for (const style of styles.filter((one) => one.startsWith('top:')))
      expect(style).toMatch(/;--strut:.*em$/);
  });

  test('makes it a quarter smaller, at least', () => {
    const html = katex.renderToString('\\sum_{i=1}^n\\frac{x_i^2}{2\\sigma_i^2}', { output: 'html' });
    expect(compactHtml(html).html.length).toBeLessThan(0.75 * html.length);
  });
});

describe('styleSheet', () => {
  const classes = (styles: string[]) =>
    styleSheet(styles).split('\n').slice(styleSheet([]).split('\n').length);

  test('has one rule for each list of declarations, whatever their order and number', () => {
    const sheet = styleSheet(['b:2;', 'a:1;']);
    expect(sheet).toBe(styleSheet(['a:1;', 'b:2;', 'a:1;']));
    expect(classes(['b:2;', 'a:1;']).toSorted()).toEqual(
      [`.katex .${classOf('a:1;')}{a:1}`, `.katex .${classOf('b:2;')}{b:2}`].toSorted(),
    );
  });

  test('a class is named after its declarations, a letter and the digits', () => {
    expect(classOf('height:1.2em;vertical-align:-0.25em;')).toBe('H12V-025');
    expect(classOf('height:12em;')).toBe('H12_');
    expect(classOf('color:red;')).toMatch(/^K[0-9a-z]+$/);
  });

  test('the usual strut goes without saying, yet a stack is told from what is no stack', () => {
    expect(classOf('top:-2.3em;--strut:3em')).toBe('T-23');
    expect(classOf('top:-2.3em;--strut:2.7em')).toBe('T-23S27');
    expect(classOf('top:-2.3em;')).toBe('t-23');
  });

  test('numbers that differ have names that differ', () => {
    const numbers = ['0', '0.1', '0.01', '0.12', '1', '1.2', '10', '12', '12.5', '1.25', '125', '-1', '-0.1'];
    const names = numbers.map((number) => classOf(`height:${number}em`));
    expect(new Set(names).size).toBe(numbers.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z][\w-]*$/);
  });

  test('two lists under one class are an error, not a wrong formula', () => {
    // One name for two spellings of the same number.
    expect(() => styleSheet(['height:1em', 'height:1em;'])).toThrow(/one class for two styles/);
  });
});
