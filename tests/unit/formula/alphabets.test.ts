import { expect, test } from 'vitest';
import { styledLetter, withStyledLetters } from '../../../src/formula/alphabets.ts';

test.each(['bold', 'bold-italic', 'script', 'fraktur', 'double-struck', 'sans-serif', 'monospace'])(
  'every letter in %s is the letter again when its style is taken away (Unicode NFKC)',
  (style) => {
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') {
      const styled = styledLetter(letter, style);
      expect(styled).not.toBe(letter);
      expect(styled).toMatch(/^\p{L}$/u);
      expect(styled.normalize('NFKC')).toBe(letter);
    }
  },
);

test('digits and Greek letters take the styles that they have, and stay as they are in others', () => {
  expect([...'09'].map((c) => styledLetter(c, 'double-struck')).join('')).toBe('𝟘𝟡');
  expect([...'ΑΩαω'].map((c) => styledLetter(c, 'bold')).join('')).toBe('𝚨𝛀𝛂𝛚');
  expect(styledLetter('α', 'script')).toBe('α');
  expect(styledLetter('0', 'fraktur')).toBe('0');
});

test('only styles that browsers ignore are replaced', () => {
  expect(withStyledLetters('<mi mathvariant="double-struck">E</mi><mi mathvariant="normal">d</mi>')).toBe(
    '<mi>𝔼</mi><mi mathvariant="normal">d</mi>',
  );
});
