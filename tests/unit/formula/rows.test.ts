import { describe, expect, test } from 'vitest';
import { rowsOf, wholeEnvironment, withoutComments } from '../../../src/formula/rows.ts';

const rows = (tex: string) => {
  const environment = wholeEnvironment(tex);
  return environment === undefined
    ? undefined
    : rowsOf(tex, environment).map(({ start, end }) => tex.slice(start, end));
};

describe('rowsOf', () => {
  test.each([
    ['\\begin{align}a\\\\b\\end{align}', ['a', 'b']],
    [' \\begin{align*} a\\\\[2pt]b \\end{align*} ', [' a', '[2pt]b ']],
    ['\\begin{align}a\\\\\\end{align}', ['a']],
    ['\\begin{align}a\\\\ % b\n\\end{align}', ['a']],
    [
      '\\begin{align}\\begin{cases}1\\\\2\\end{cases}\\\\b\\end{align}',
      ['\\begin{cases}1\\\\2\\end{cases}', 'b'],
    ],
    ['\\begin{align}\\text{a\\\\b}\\\\c\\end{align}', ['\\text{a\\\\b}', 'c']],
    ['\\begin{align}a % \\\\\n\\\\b\\end{align}', ['a % \\\\\n', 'b']],
    ['\\begin{align}\\endgroup\\\\b\\end{align}', ['\\endgroup', 'b']],
    ['\\begin{align}\\end{align}', ['']],
  ])('cuts %j into %j', (tex, expected) => expect(rows(tex)).toEqual(expected));
});

describe('wholeEnvironment', () => {
  test.each([
    'a\\begin{align}b\\end{align}',
    '\\begin{align}a\\end{align}b',
    '\\begin{align}a\\end{align}\\begin{align}b\\end{align}',
    '\\begin{align}a\\end{gather}',
    '\\begin{align}a\\end{align*}',
    '\\begin{align}a',
    '% \\begin{align}a\\end{align}',
  ])('%s is more or less than one', (tex) => expect(wholeEnvironment(tex)).toBeUndefined());

  test('a comment before or behind it is no part of it', () => {
    expect(rows('% first\n\\begin{align}a\\end{align} % last')).toEqual(['a']);
  });
});

test('withoutComments keeps every place', () => {
  for (const [tex, bare] of [
    ['a% b\nc', 'a   \nc'],
    ['5\\% of x', '5\\% of x'],
    ['a\\\\% b', 'a\\\\   '],
  ] as const) {
    expect(withoutComments(tex)).toBe(bare);
    expect(withoutComments(tex)).toHaveLength(tex.length);
  }
});
