import { expect, test } from 'vitest';
import { paint, token } from '../../../src/site/figure-paint.ts';

test('tokens are those of the light theme', () => {
  expect(token('paper')).toMatch(/^#f[\da-f]{5}$/);
  expect(token('ink')).toMatch(/^#[0-3][\da-f]{5}$/);
  expect(() => token('no-such')).toThrow('--no-such');
});

test('a class becomes the attributes that the style sheet gives it', () => {
  expect(paint('<rect class="fill-model stroke-paper" x="1"/>')).toBe(
    `<rect x="1" fill="${token('c-model')}" stroke="${token('paper')}"/>`,
  );
});

test('the style sheet wins over an attribute, as in a browser', () => {
  expect(paint('<path fill="red" class="fill-none"></path>')).toBe('<path fill="none"></path>');
});

test('a colour wins over a rule of text, whichever stands first, as in a browser', () => {
  for (const names of ['label fill-model', 'fill-model label'])
    expect(paint(`<text class="${names}">x</text>`)).toContain(`fill="${token('c-model')}"`);
});

test('classes without a meaning for the picture vanish, and the rest stays', () => {
  expect(paint('<g class="axis" aria-label="a > b"><line x1="0"/></g>')).toBe(
    '<g aria-label="a > b"><line x1="0"/></g>',
  );
});
