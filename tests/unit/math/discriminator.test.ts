import { expect, test } from 'vitest';
import { game } from '../../../src/math/discriminator.ts';

test('cannot tell equal distributions apart: V = −log 4, and the hinge loss is whole', () => {
  const { value, js, hinge } = game(0);
  expect(value).toBeCloseTo(-Math.log(4), 9);
  expect(js).toBeCloseTo(0, 9);
  expect(hinge).toBeCloseTo(1, 12);
});

test('tends to a certain win as the distributions part: V → 0, JS → log 2', () => {
  const { value, js, hinge } = game(20);
  expect(value).toBeCloseTo(0, 6);
  expect(js).toBeCloseTo(Math.log(2), 6);
  expect(hinge).toBeLessThan(1e-12);
});

test('is the same on both sides', () => {
  expect(game(-1.5).js).toBeCloseTo(game(1.5).js, 6);
});

test('gains with distance, by ever smaller steps at the end', () => {
  const values = [0, 1, 2, 3, 4, 5, 6].map((d) => game(d).value);
  const steps = values.slice(1).map((value, i) => value - (values[i] ?? 0));
  expect(steps.every((step) => step > 0)).toBe(true);
  expect(steps.at(-1)).toBeLessThan(steps[2] ?? 0);
});
