import { describe, expect, test } from 'vitest';
import {
  crossEntropyBits,
  learn,
  log10,
  parameterCount,
  structures,
  validMass,
} from '../../../src/math/binary-models.ts';
import { mulberry32 } from '../../../src/math/random.ts';
import { drawn, entropyBits, stripes } from '../../../src/math/stripe-images.ts';

const choice = { classes: 8, seed: 1 };
const everyImage = (n: number) =>
  Array.from({ length: 2 ** n }, (_, code) => Array.from({ length: n }, (_, i) => (code >> i) & 1));

describe.each(structures)('the structure %s', (structure) => {
  const data = drawn(stripes(3), 60, mulberry32(5));
  const model = learn(structure, data, choice);

  test('gives all 512 images of 3 × 3 a total probability of 1', () => {
    const sum = everyImage(9).reduce((all, image) => all + 2 ** model.logProbability(image), 0);
    expect(sum).toBeCloseTo(1, 9);
  });

  test('costs no less than the entropy', () => {
    expect(crossEntropyBits(stripes(3), model)).toBeGreaterThan(entropyBits(stripes(3)));
  });

  test('draws with the probabilities it states', () => {
    const random = mulberry32(11);
    const known = new Set(stripes(3).map(({ image }) => image.join('')));
    const n = 6000;
    let hits = 0;
    for (let i = 0; i < n; i++) if (known.has(model.draw(random).join(''))) hits++;
    const expected = validMass(stripes(3), model);
    expect(Math.abs(hits / n - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / n) + 1e-9);
  });
});

test('counts parameters: 2ⁿ − 1, n, 2n − 1, n(n + 1)/2, K − 1 + Kn', () => {
  expect(structures.map((structure) => Number(parameterCount(structure, 3, 2)))).toEqual([7, 3, 5, 6, 7]);
  expect(parameterCount('autoregressive', 784, 1)).toBe(307_720n);
});

test('takes the logarithm of numbers that no float holds', () => {
  expect(log10(1000n)).toBeCloseTo(3, 12);
  expect(log10(2n ** 784n)).toBeCloseTo(784 * Math.log10(2), 9);
  expect(log10(2n ** 4096n)).toBeCloseTo(4096 * Math.log10(2), 9);
});

test('ends, with ever more images, at what each structure can say', () => {
  const truth = stripes(4);
  const many = truth.map(({ image, weight }) => ({ image, weight: 1e9 * weight }));
  const bits = (structure: (typeof structures)[number]) =>
    crossEntropyBits(truth, learn(structure, many, { classes: 32, seed: 1 }));
  const quarter = -0.25 * Math.log2(0.25) - 0.75 * Math.log2(0.75);
  expect(bits('table')).toBeCloseTo(4.875, 3);
  expect(bits('independent')).toBeCloseTo(16, 6);
  expect(bits('chain')).toBeCloseTo(4 + 12 * quarter, 6);
  expect(bits('latent')).toBeCloseTo(4.875, 3);
  expect(bits('autoregressive')).toBeGreaterThan(4.9);
  expect(bits('autoregressive')).toBeLessThan(4.92);
});

test('is exact for a distribution that its structure holds', () => {
  const coins = everyImage(3).map((image) => ({
    image,
    weight: image.reduce(
      (product, bit, i) => product * (bit === 1 ? ([0.2, 0.5, 0.7][i] ?? 0) : ([0.8, 0.5, 0.3][i] ?? 0)),
      1e8,
    ),
  }));
  const truth = coins.map(({ image, weight }) => ({ image, weight: weight / 1e8 }));
  for (const structure of structures)
    expect(crossEntropyBits(truth, learn(structure, coins, choice))).toBeCloseTo(entropyBits(truth), 4);
});
