import { expect, test } from 'vitest';
import { alphabetOf, commonest, packText, unpackText } from '../../../src/search/alphabet.ts';

const text = '让随机变得可导：“\\alpha”\n\ue000 KL 😀，"引号" 与 \u0001';
const alphabet = alphabetOf(
  [...'的一是'],
  new Set(Array.from({ length: text.length }, (_, i) => text[i] ?? '')),
);

test('gives back what was written, whatever the text holds', () => {
  expect(unpackText(packText(text, alphabet), alphabet)).toBe(text);
  expect(packText('', alphabet)).toBe('');
});

test('writes the commonest as one byte, others as two', () => {
  const rare = Array.from({ length: 1500 }, (_, i) => String.fromCharCode(0x4e00 + i));
  const common = Array.from({ length: commonest }, (_, i) => String.fromCharCode(0x7000 + i));
  const large = alphabetOf(common, [...rare, ...common]);
  const bytes = (written: string) => JSON.stringify(packText(written, large)).length - 2;
  expect(Buffer.byteLength(packText(common.join(''), large))).toBe(commonest);
  expect(bytes(common.join(''))).toBe(commonest);
  expect(Buffer.byteLength(packText(rare.join(''), large))).toBe(2 * rare.length);
});

test('tells another alphabet by its stamp, and refuses what it lacks', () => {
  expect(alphabetOf(['的'], ['一']).stamp).not.toBe(alphabetOf(['一'], ['的']).stamp);
  expect(() => packText('缺', alphabet)).toThrow('缺');
  expect(() => unpackText('\ud000', alphabet)).toThrow();
});
