import { expect, test } from 'vitest';
import { formulaMark } from '../../../src/markdown/marks.ts';
import { plainText, type WithFormulas } from '../../../src/site/plain-text.ts';

const rendered = (...tex: string[]): WithFormulas => ({
  formulas: tex.map((one) => ({ tex: one, display: false, html: '', ids: [], line: 1, column: 1 })),
});

test.each([
  ['甲<em>乙</em>', '甲乙'],
  ['a &#x26; b &lt; c &quot;d&quot; &#x27;e&#x27;', 'a & b < c "d" \'e\''],
  ['a &amp;lt; b', 'a &lt; b'],
])('%s is %s', (html, text) => {
  expect(plainText(html, rendered())).toBe(text);
});

test('formulas are their TeX, whatever characters are in it', () => {
  expect(plainText(`若 ${formulaMark(0)} 则 ${formulaMark(1)}`, rendered('a<b', 'x\\&y'))).toBe(
    '若 a<b 则 x\\&y',
  );
});
