import { expect, test } from 'vitest';
import * as toy from '../../../src/math/straight-through.ts';

test('has the slope of the expected loss as its true derivative', () => {
  const slope = (toy.bernoulliLoss(0.8, 0.45) - toy.bernoulliLoss(0.2, 0.45)) / 0.6;
  expect(slope).toBeCloseTo(toy.bernoulliDerivative(0.45), 14);
});

test('points the wrong way below c and the right way above', () => {
  expect(toy.straightThroughDerivative(0.2, 0.45)).toBeLessThan(0);
  expect(toy.straightThroughDerivative(0.7, 0.45)).toBeGreaterThan(0);
});

test('comes to rest at c from either side, not at the optimum 0', () => {
  for (const from of [0.01, 0.99]) {
    expect(toy.descendStraightThrough(from, 0.45, 0.1, 300)).toBeCloseTo(0.45, 12);
  }
  expect(toy.bernoulliLoss(0.45, 0.45)).toBeGreaterThan(toy.bernoulliLoss(0, 0.45));
});
