import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { expect, test } from 'vitest';
import { renderFormula } from '../../../src/formula/render.ts';
import { withSoundTokens } from '../../../src/formula/token-elements.ts';

const mathml = 'http://www.w3.org/1998/Math/MathML';

/** Elements that stand in MathML and, for a parser of HTML, are none. */
function strangers(node: DefaultTreeAdapterTypes.Node, inside = false): string[] {
  if (!('childNodes' in node)) return [];
  const isMath = inside || ('tagName' in node && node.tagName === 'math');
  const own = isMath && 'tagName' in node && node.namespaceURI !== mathml ? [node.tagName] : [];
  return [...own, ...node.childNodes.flatMap((child) => strangers(child, isMath))];
}

test.each([
  String.raw`a \bmod n`,
  String.raw`a_{i\bmod n}\mathbin{\mathrm{xor}} b`,
  String.raw`a \mathrel{\overset{\text{def}}{=}} b`,
  String.raw`\mathord{\frac12}\mathpunct{\frac{a\bmod b}{c}}\mathopen{\left(x\right.}`,
  String.raw`\mathbin{\mathbin{\frac12}\bmod \mathrel{\sqrt 2}}`,
  String.raw`\mathop{\mathrm{arg\,max}}_x f \mathop{\sum\sum}`,
])('MathML holds nothing but MathML: %s', (tex) => {
  const { html, fault } = renderFormula(tex, true);
  expect(fault).toBeUndefined();
  expect(strangers(parseFragment(html))).toEqual([]);
});

test('letters become the text of their operator, with its spaces', () => {
  expect(
    withSoundTokens('<mo lspace="1em"><mrow><mi mathvariant="normal">m</mi><mi>d</mi></mrow></mo><mi>n</mi>'),
  ).toBe('<mo lspace="1em">md</mo><mi>n</mi>');
});

test('what is more than letters becomes a row, with spaces where the operator had them', () => {
  expect(withSoundTokens('<mo lspace="1em" rspace="2em"><mfrac><mn>1</mn><mo>+</mo></mfrac></mo>')).toBe(
    '<mrow><mspace width="1em"></mspace><mfrac><mn>1</mn><mo>+</mo></mfrac><mspace width="2em"></mspace></mrow>',
  );
});

test('sound MathML stays as it is', () => {
  const html = '<mrow><mi>a</mi><mo>+</mo><mtext>b</mtext></mrow>';
  expect(withSoundTokens(html)).toBe(html);
});
