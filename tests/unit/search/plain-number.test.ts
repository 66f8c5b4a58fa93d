import { expect, test } from 'vitest';
import { plainNumber } from '../../../src/search/plain-number.ts';

test.each([
  ['1382', '1382'],
  ['0.1760', '0.1760'],
  ['11.65\\%', '11.65%'],
  ['11.65\\,\\%', '11.65%'],
  ['1{,}000{,}000', '1,000,000'],
  ['1\\,000', '1\u2009000'],
  ['-3.5', '−3.5'],
  ['+7', '+7'],
  ['.5', '.5'],
])('writes %s as %s', (tex, text) => {
  expect(plainNumber(tex)).toBe(text);
});

test.each(['x', '1/2', '2n', '10^{3}', '0.1,\\ 0.2', '1,2,3', '', '%', '-', '3:2'])(
  'takes %s for a formula',
  (tex) => {
    expect(plainNumber(tex)).toBeUndefined();
  },
);
