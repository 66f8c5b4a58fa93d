import { expect, test } from 'vitest';
import { normalise } from '../../../src/search/text.ts';
import { pairsOf, simplifiedForms } from '../../../src/search/traditional.ts';
import { foldingOf, packCharacters, unpackCharacters } from '../../../src/search/site-file.ts';

const simplified = simplifiedForms();
const fold = (text: string) => normalise(text, simplified).text;

test('brings traditional characters to simplified ones, and leaves these alone', () => {
  expect(fold('隨機變數與梯度提升樹')).toBe('随机变数与梯度提升树');
  expect(fold('單調隊列為什麼這樣快')).toBe('单调队列为什么这样快');
  expect(fold('為與爲裡與裏')).toBe('为与为里与里');
  expect(fold('随机变数与梯度提升树')).toBe('随机变数与梯度提升树');
});

test('compares 隨著 and 随着 as the same', () => {
  expect(fold('隨著')).toBe(fold('随着'));
});

test('has every form at its end: folding twice is folding once', () => {
  for (const form of simplified.values()) expect(simplified.get(form) ?? form, form).toBe(form);
});

test('keeps the places of characters', () => {
  expect([...normalise('ａ隨機', simplified).offsets]).toEqual([0, 1, 2, 3]);
});

test('is written as text and read again', () => {
  expect(foldingOf(pairsOf(simplified))).toEqual(simplified);
  // What a reader may have to load.
  expect(pairsOf(simplified).length).toBeLessThan(9000);
});

test('writes characters in less than two bytes each and reads them again', () => {
  const characters = new Set([...simplified.values(), '〇', 'ー', '힣']);
  const packed = packCharacters(characters);
  expect(unpackCharacters(packed)).toEqual(characters);
  expect(JSON.stringify(packed)).not.toContain('\\u00');
  expect(Buffer.byteLength(packed) / characters.size).toBeLessThan(2);
  expect(unpackCharacters(packCharacters([]))).toEqual(new Set());
});
