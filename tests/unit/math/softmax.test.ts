import { expect, test } from 'vitest';
import { argmax, logSumExp, softmax } from '../../../src/math/softmax.ts';

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

test('sums to 1 and is not changed by a constant added to all logits', () => {
  const y = softmax([1, -2, 0.5], 0.7);
  expect(sum(y)).toBeCloseTo(1, 14);
  for (const [i, share] of softmax([11, 8, 10.5], 0.7).entries()) expect(share).toBeCloseTo(y[i] ?? 0, 12);
});

test('inverts the logarithm of probabilities', () => {
  const y = softmax([0.5, 0.3, 0.2].map(Math.log));
  for (const [i, share] of y.entries()) expect(share).toBeCloseTo([0.5, 0.3, 0.2][i] ?? 0, 14);
});

test('approaches one-hot as the temperature falls, uniform as it rises', () => {
  const logits = [0.2, 0.1, -1];
  expect(softmax(logits, 1e-3)[0]).toBeCloseTo(1, 12);
  for (const share of softmax(logits, 1e6)) expect(share).toBeCloseTo(1 / 3, 5);
});

test('does not overflow', () => {
  expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.LN2, 10);
  expect(softmax([-5000, 5000])).toEqual([0, 1]);
});

test('finds the first of the largest', () => {
  expect(argmax([1, 3, 3, 2])).toBe(1);
  expect(argmax([-4, -7])).toBe(0);
});
