import { expect, test } from 'vitest';
import { bernoulliMass, crossEntropy, impliedWeights } from '../../../src/math/likelihood.ts';

test('has the mass on [0, 1] that integration gives', () => {
  for (const p of [0.1, 0.5, 0.500001, 0.9, 0.99]) {
    let sum = 0;
    for (let i = 0; i < 2000; i++) sum += Math.exp(-crossEntropy((i + 0.5) / 2000, p)) / 2000;
    expect(bernoulliMass(p)).toBeCloseTo(sum, 6);
  }
});

test('is least at p = x, and not nothing for a grey pixel', () => {
  for (const x of [0.2, 0.5, 0.7]) {
    expect(crossEntropy(x, x)).toBeLessThan(crossEntropy(x, x + 0.05));
    expect(crossEntropy(x, x)).toBeLessThan(crossEntropy(x, x - 0.05));
    expect(crossEntropy(x, x)).toBeGreaterThan(0.5);
  }
});

test('gives β = 1 with the very s² that it implies', () => {
  const { s2 } = impliedWeights(784, 20, 0.5);
  expect(impliedWeights(784, 20, s2).beta).toBeCloseTo(1, 12);
});
