import { describe, expect, test } from 'vitest';
import { scan, skipBlank, skipBlankBack, textOf } from '../../../src/formula/scan.ts';

const kinds = (tex: string) => scan(tex).map(({ kind, text }) => `${kind}:${text}`);
const inText = (tex: string) =>
  scan(tex)
    .filter((token) => token.inText && token.kind !== 'open' && token.kind !== 'close')
    .map(({ text }) => text)
    .join('');

describe('scan', () => {
  test.each([
    ['\\alpha x', ['command:\\alpha', 'space: ', 'character:x']],
    ['\\,\\\\', ['command:\\,', 'command:\\\\']],
    ['a% b\nc', ['character:a', 'comment:% b\n', 'character:c']],
    ['\\verb|{|}', ['verbatim:\\verb|{|', 'close:}']],
    ['\\verbatim', ['command:\\verbatim']],
    ['𝔼\\𝔼', ['character:𝔼', 'command:\\𝔼']],
    ['a\\', ['character:a', 'command:\\']],
  ])('%s', (tex, expected) => expect(kinds(tex)).toEqual(expected));

  test.each(['', '{', '}}{', '\\text{a$b', '\\begin{a}%', '\\verb|', '\ud83d', '\\\ud83d\n', '$\\text{$}'])(
    'loses nothing of %j',
    (tex) => {
      const tokens = scan(tex);
      expect(textOf(tokens, 0, tokens.length)).toBe(tex);
      expect(tokens.map(({ end }) => end)).toEqual(
        [...tokens.slice(1).map(({ start }) => start), tex.length].slice(0, tokens.length),
      );
    },
  );

  test('pairs braces, and leaves what has no other half', () => {
    expect(scan('{a{b}}').map(({ mate }) => mate)).toEqual([5, -1, 4, -1, 2, 0]);
    expect(scan('{a}}{').map(({ mate }) => mate)).toEqual([2, -1, 0, -1, -1]);
  });

  test.each([
    ['a\\text{b}c', 'b'],
    ['\\text{a$x$b}', 'a$b'],
    ['\\text{a\\textbf{b}c}d', 'a\\textbfbc'],
    ['\\colorbox{red}{a}b', 'a'],
    ['\\fcolorbox{red}{blue}{a}', 'a'],
    ['\\mathrm{a}', ''],
  ])('knows what is text in %s', (tex, expected) => expect(inText(tex)).toBe(expected));

  test('takes a percent sign for itself in a text that ends on its line', () => {
    expect(kinds('\\text{5%}x')).toContain('character:%');
    expect(kinds('\\text{5%\n}x')).toContain('comment:%\n');
  });
});

test('skipBlank and skipBlankBack pass over spaces and comments', () => {
  const tokens = scan('a  % c\n b');
  expect(tokens[skipBlank(tokens, 1)]?.text).toBe('b');
  expect(tokens[skipBlankBack(tokens, tokens.length - 2)]?.text).toBe('a');
  expect(skipBlankBack(scan('  '), 0)).toBe(-1);
  expect(skipBlank(scan('  '), 0)).toBe(1);
});
