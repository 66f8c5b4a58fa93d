import { expect, test } from 'vitest';
import { fields, outputSide, patchLayers } from '../../../src/math/receptive-field.ts';

test('sees one cell before the first layer, and one kernel after it', () => {
  const [input, first] = fields([{ kernel: 5, stride: 3, padding: 2 }]);
  expect(input).toEqual({ size: 1, jump: 1, overhang: 0 });
  expect(first).toEqual({ size: 5, jump: 3, overhang: 2 });
});

test('gives the 16, 70 and 286 pixels of the PatchGAN paper', () => {
  expect([1, 3, 5].map((n) => fields(patchLayers(n)).at(-1)?.size)).toEqual([16, 70, 286]);
});

test('agrees with going back from one output cell, (size − 1)·stride + kernel', () => {
  for (const n of [1, 2, 3, 4, 5]) {
    const layers = patchLayers(n);
    const back = layers.reduceRight((size, { kernel, stride }) => (size - 1) * stride + kernel, 1);
    expect(fields(layers).at(-1)?.size).toBe(back);
  }
});

test('lies as far over the last pixel as before the first when the sides divide', () => {
  for (const n of [1, 2, 3, 4, 5]) {
    const layers = patchLayers(n);
    const field = fields(layers).at(-1) ?? { size: 0, jump: 0, overhang: 0 };
    const end = (outputSide(256, layers) - 1) * field.jump - field.overhang + field.size;
    expect(end - 256).toBe(field.overhang);
  }
});

test('has 30 votes along 256 pixels with three halvings', () => {
  expect(outputSide(256, patchLayers(3))).toBe(30);
});
