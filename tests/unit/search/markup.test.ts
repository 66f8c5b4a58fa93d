import { expect, test } from 'vitest';
import { mathmlOf, renderFormula } from '../../../src/formula/render.ts';
import { markupOf } from '../../../src/search/markup.ts';

test('keeps elements, attributes and text of MathML, entities read', () => {
  expect(
    markupOf('<math xmlns="m" alttext="a"><mo lspace="0em">&lt;</mo><mspace width="1em"/><mi>x</mi></math>'),
  ).toEqual(['math', {}, ['mo', { lspace: '0em' }, '<'], ['mspace', { width: '1em' }], ['mi', {}, 'x']]);
});

test('reads what KaTeX writes to the end', () => {
  const tex = String.raw`\sum_{i<n} \frac{a & b}{2}`.replace(' & b', '');
  const { html } = renderFormula(tex, false, {});
  const markup = JSON.stringify(markupOf(mathmlOf(html, tex)));
  expect(markup).toMatch(/^\["math",/);
  expect(markup).toContain('"<"');
  expect(markup).toContain('"mfrac"');
});

test('has nothing for what is no formula', () => {
  expect(markupOf('<span>\\bad</span>')).toBeUndefined();
});
