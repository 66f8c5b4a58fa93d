import { expect, test } from 'vitest';
import {
  account,
  defaults,
  effect,
  parameterNames,
  softThreshold,
} from '../../../../src/figures/parameter-map/model.ts';

test('gains what the library prints with its defaults', () => {
  const { gain, wL, wR, splits } = account(defaults);
  expect(gain).toBeCloseTo(14.1401, 4);
  expect(wL).toBeCloseTo(-0.917429, 6);
  expect(wR).toBeCloseTo(1.2844, 6);
  expect(splits).toBe(true);
});

test.each(parameterNames)('%s changes something of the account', (name) => {
  const { before, after } = effect(name);
  expect(after).not.toEqual(before);
});

test('eta leaves gain and weights alone', () => {
  const { before, after } = effect('eta');
  expect([after.gain, after.wL, after.wR]).toEqual([before.gain, before.wL, before.wR]);
  expect(after.stepL).toBeCloseTo(before.stepL / 0.3, 12);
});

test('splits up to a gamma of the gain without ½, and not beyond', () => {
  expect(account({ ...defaults, gamma: 14.1 }).splits).toBe(true);
  expect(account({ ...defaults, gamma: 14.2 }).splits).toBe(false);
});

test('does not split from a start far off, nor with too little weight on a side', () => {
  expect(account({ ...defaults, base_score: 0.5 }).splits).toBe(false);
  expect(account({ ...defaults, min_child_weight: 4 }).splits).toBe(true);
  expect(account({ ...defaults, min_child_weight: 5 }).splits).toBe(false);
});

test('draws sums towards zero by α, and never across it', () => {
  expect([5, -5, 1, 0].map((G) => softThreshold(G, 2))).toEqual([3, -3, 0, 0]);
});

test('scores a leaf at the weight that it may have', () => {
  const capped = account({ ...defaults, max_delta_step: 0.5 });
  expect(capped.wL).toBe(-0.5);
  expect(capped.gain).toBeLessThan(account(defaults).gain);
  expect(account({ ...defaults, max_delta_step: 5 }).gain).toBeCloseTo(account(defaults).gain, 12);
});
