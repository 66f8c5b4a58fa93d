import { describe, expect, test } from 'vitest';
import { placeAt, placeInValue } from '../../../src/markdown/place.ts';

describe('placeAt', () => {
  test.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [5, 3, 1],
    [6, 3, 2],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect(placeAt('ab\nc\nde', offset)).toEqual({ line, column, offset });
  });
});

describe('placeInValue finds a character of a node’s value in the file', () => {
  /** The value of a node of the source that lost `indent` on every line but the first. */
  const check = (source: string, start: number, value: string, needle: string) => {
    const { line, column } = placeInValue(source, start, value, value.indexOf(needle));
    return `${line}:${column}`;
  };

  test('in a formula inside a line', () => {
    expect(check('前 $a + \\bad$ 后', 2, 'a + \\bad', '\\bad')).toBe('1:8');
  });

  test('in a display', () => {
    expect(check('文\n\n$$\na\n+ \\bad\n$$\n', 3, 'a\n+ \\bad', '\\bad')).toBe('5:3');
  });

  test('in a display inside a list, whose indentation its value has lost', () => {
    expect(check('- 文\n\n  $$\n  a\n  + \\bad\n  $$\n', 8, 'a\n+ \\bad', '\\bad')).toBe('5:5');
  });

  test('in a display inside a quotation', () => {
    expect(check('> $$\n> a\n> + \\bad\n> $$\n', 2, 'a\n+ \\bad', '\\bad')).toBe('3:5');
  });

  test('in a line that stands twice', () => {
    const value = 'x\nx \\bad';
    expect(check('$$\nx\nx \\bad\n$$\n', 0, value, '\\bad')).toBe('3:3');
  });
});
