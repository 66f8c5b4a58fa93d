import { expect, test } from 'vitest';
import { bitsPerDimension, frechetMeanBias, rubbishCost, spikedBits } from '../../../src/math/evaluation.ts';
import { mulberry32, normal } from '../../../src/math/random.ts';

test('charges 8 bits for a grey value that is equally likely to be any', () => {
  expect(bitsPerDimension(-Math.log(256), 1)).toBeCloseTo(8, 12);
  expect(bitsPerDimension(-3 * Math.log(256), 3)).toBeCloseTo(8, 12);
});

test('hides 99 % rubbish in 3072 dimensions', () => {
  expect(rubbishCost(0.01, 1)).toBeCloseTo(Math.log2(100), 12);
  expect(rubbishCost(0.01, 3072)).toBeLessThan(0.0022);
});

test('lets spikes undercut any price until noise is added, then never 8 bits', () => {
  expect(spikedBits(0.001).raw).toBeLessThan(0);
  expect(spikedBits(0.1).raw - spikedBits(0.01).raw).toBeCloseTo(Math.log2(10), 2);
  for (const s of [0.05, 0.1, 0.3, 1, 3]) expect(spikedBits(s).noisy).toBeGreaterThanOrEqual(8 - 1e-9);
  expect(spikedBits(1).noisy).toBeCloseTo(8, 3);
});

test('gives the mean distance of two means that equal distributions have', () => {
  const random = mulberry32(4);
  const [d, n, rounds] = [4, 25, 2000];
  const mean = () => Array.from({ length: n }, () => normal(random)).reduce((a, b) => a + b) / n;
  let sum = 0;
  for (let i = 0; i < rounds * d; i++) sum += (mean() - mean()) ** 2;
  expect(sum / rounds).toBeCloseTo(frechetMeanBias(d, n), 1);
});
