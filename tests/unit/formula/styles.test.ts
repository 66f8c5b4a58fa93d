import { describe, expect, test } from 'vitest';
import { classOf, styleSheet, styleToClass } from '../../../src/formula/styles.ts';

describe('styleToClass', () => {
  test('puts a class in the place of a style, after none and before others', () => {
    const name = classOf('height:1em;');
    expect(styleToClass('<span style="height:1em;">a</span>').html).toBe(`<span class="${name}">a</span>`);
    expect(styleToClass('<span class="vlist" style="height:1em;">a</span>').html).toBe(
      `<span class="${name} vlist">a</span>`,
    );
  });

  test('drops an empty style', () => {
    expect(styleToClass('<span class="a" style="">b</span>')).toEqual({
      html: '<span class="a">b</span>',
      styles: [],
    });
  });

  test('names each list of declarations once', () => {
    const { styles } = styleToClass('<i style="a:1"></i><i style="b:2"></i><i style="a:1"></i>');
    expect(styles).toEqual(['a:1', 'b:2']);
  });

  test('leaves text alone that looks like a style', () => {
    const text = '<span>&lt;b style="x:1"&gt; style="y:2"</span>';
    expect(styleToClass(text).html).toBe(text);
  });
});

describe('styleSheet', () => {
  test('has one rule for each list of declarations, whatever their order and number', () => {
    const sheet = styleSheet(['b:2;', 'a:1;']);
    expect(sheet).toBe(styleSheet(['a:1;', 'b:2;', 'a:1;']));
    expect(sheet.split('\n').sort()).toEqual([`.${classOf('a:1;')}{a:1}`, `.${classOf('b:2;')}{b:2}`].sort());
  });

  test('a class depends on its declarations alone and begins with a letter', () => {
    expect(classOf('height:1em;')).toMatch(/^k[0-9a-z]+$/);
    expect(classOf('height:1em;')).not.toBe(classOf('height:2em;'));
  });

  test('two lists under one class are an error, not a wrong formula', () => {
    // Two texts of one 32-bit hash, found by search.
    const seen = new Map<string, string>();
    let pair: [string, string] | undefined;
    for (let i = 0; pair === undefined; i++) {
      const text = `height:${i}em`;
      const other = seen.get(classOf(text));
      if (other !== undefined) pair = [other, text];
      seen.set(classOf(text), text);
    }
    expect(() => styleSheet(pair ?? [])).toThrow(/one class for two styles/);
  });
});
