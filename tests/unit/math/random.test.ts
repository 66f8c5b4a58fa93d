import { expect, test } from 'vitest';
import {
  exponential,
  gumbel,
  mulberry32,
  normal,
  positiveUniform,
  stretchAt,
  type Random,
} from '../../../src/math/random.ts';

const DRAWS = 200_000;

function moments(draw: (random: Random) => number, seed: number) {
  const random = mulberry32(seed);
  const values = Array.from({ length: DRAWS }, () => draw(random));
  const mean = values.reduce((sum, v) => sum + v, 0) / DRAWS;
  return { mean, variance: values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / DRAWS };
}

test('repeats the same numbers from the same seed and others from another', () => {
  const [a, b, c] = [mulberry32(2017), mulberry32(2017), mulberry32(2018)];
  const first = [a(), a(), a()];
  expect([b(), b(), b()]).toEqual(first);
  expect([c(), c(), c()]).not.toEqual(first);
});

test('gives uniform numbers in [0, 1)', () => {
  const { mean, variance } = moments((random) => random(), 1);
  expect(mean).toBeCloseTo(1 / 2, 2);
  expect(variance).toBeCloseTo(1 / 12, 2);
  const random = mulberry32(3);
  for (let i = 0; i < 10_000; i++) {
    const u = random();
    expect(u >= 0 && u < 1).toBe(true);
  }
});

test('draws again while the uniform number is 0', () => {
  const stream = [0, 0, 0.25];
  expect(positiveUniform(() => stream.shift() ?? 1)).toBe(0.25);
});

test('gives normal numbers of mean 0 and variance 1', () => {
  const { mean, variance } = moments(normal, 42);
  expect(Math.abs(mean)).toBeLessThan(0.01);
  expect(Math.abs(variance - 1)).toBeLessThan(0.01);
});

test('gives exponential numbers of mean 1 and variance 1', () => {
  const { mean, variance } = moments(exponential, 42);
  expect(Math.abs(mean - 1)).toBeLessThan(0.01);
  expect(Math.abs(variance - 1)).toBeLessThan(0.03);
});

test('gives Gumbel numbers of mean γ and variance π²/6', () => {
  const { mean, variance } = moments(gumbel, 42);
  expect(Math.abs(mean - 0.5772)).toBeLessThan(0.01);
  expect(Math.abs(variance - Math.PI ** 2 / 6)).toBeLessThan(0.03);
});

test('a point falls into the stretch that covers it, and beyond the last into none', () => {
  expect([0, 0.19, 0.21, 0.69, 0.71, 0.99].map((at) => stretchAt([0.2, 0.5, 0.3], at))).toEqual([
    0, 0, 1, 1, 2, 2,
  ]);
  expect(stretchAt([0, 1], 0)).toBe(1);
  expect(stretchAt([0.5], 0.5)).toBe(-1);
});
