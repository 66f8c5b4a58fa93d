import { expect, test } from 'vitest';
import { renderFormula } from '../../../src/formula/render.ts';
import { formulaMark } from '../../../src/markdown/marks.ts';
import { plainText, type WithFormulas } from '../../../src/site/plain-text.ts';

const rendered = (...tex: string[]): WithFormulas => ({
  formulas: tex.map((one) => {
    const { html } = renderFormula(one, false);
    return { tex: one, display: false, html, ids: [], line: 1, column: 1 };
  }),
});

test.each([
  ['甲<em>乙</em>', '甲乙'],
  ['a &#x26; b &lt; c &quot;d&quot; &#x27;e&#x27;', 'a & b < c "d" \'e\''],
  ['a &amp;lt; b', 'a &lt; b'],
])('%s is %s', (html, text) => {
  expect(plainText(html, rendered())).toBe(text);
});

test('formulas stand in the line, whatever characters are in them', () => {
  const two = `若 ${formulaMark(0)} 则 ${formulaMark(1)}`;
  expect(plainText(two, rendered('a<b_1', 'x\\&y'))).toBe('若 a<b₁ 则 x&y');
  expect(plainText(two, rendered('a<b_1', 'x\\&y'), 'signs')).toBe('若 a<b_1 则 x&y');
});

test('what can not be said in a line is its TeX', () => {
  const tex = '\\begin{matrix}a&b\\\\c&d\\end{matrix}<0';
  expect(plainText(`若 ${formulaMark(0)}`, rendered(tex))).toBe(`若 ${tex}`);
});
