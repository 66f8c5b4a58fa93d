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

  test('a class is named after its declarations and begins with a letter', () => {
    expect(classOf('height:1.2em;vertical-align:-0.25em;')).toBe('H1_2V-_25');
    expect(classOf('color:red;')).toMatch(/^K[0-9a-z]+$/);
    expect(classOf('height:1em;')).not.toBe(classOf('height:10em;'));
    expect(classOf('height:0.1em;')).not.toBe(classOf('height:1em;'));
  });

  test('two lists under one class are an error, not a wrong formula', () => {
    // One name for two spellings of the same number.
    expect(() => styleSheet(['height:1em', 'height:1em;'])).toThrow(/one class for two styles/);
  });
});
