import { expect, test } from 'vitest';
import { mulberry32 } from '../../../src/math/random.ts';
import { drawn, entropyBits, stripes } from '../../../src/math/stripe-images.ts';

test('knows 30 different 4 × 4 stripe images, and their probabilities sum to 1', () => {
  const all = stripes(4);
  expect(all.length).toBe(30);
  expect(all.reduce((sum, { weight }) => sum + weight, 0)).toBe(1);
  expect(new Set(all.map(({ weight }) => weight))).toEqual(new Set([1 / 16, 1 / 32]));
});

test('has an entropy of 4.875 bits: two images of 4 bits and 28 of 5', () => {
  expect(entropyBits(stripes(4))).toBe((2 * 4) / 16 + (28 * 5) / 32);
});

test('consists of equal rows or equal columns', () => {
  for (const { image } of stripes(3)) {
    const rows = [0, 1, 2].map((row) => image.slice(3 * row, 3 * row + 3).join(''));
    const across = rows.every((row) => row === '000' || row === '111');
    expect(across || new Set(rows).size === 1).toBe(true);
  }
});

test('draws as many as asked for, the same for the same seed, in the right proportions', () => {
  const counts = drawn(stripes(4), 16_000, mulberry32(1));
  expect(counts.reduce((sum, { weight }) => sum + weight, 0)).toBe(16_000);
  expect(counts).toEqual(drawn(stripes(4), 16_000, mulberry32(1)));
  const white = counts.find(({ image }) => image.every((bit) => bit === 0));
  expect(Math.abs((white?.weight ?? 0) - 1000)).toBeLessThan(120);
});
