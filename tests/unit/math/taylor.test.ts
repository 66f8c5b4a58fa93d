import { expect, test } from 'vitest';
import { expandLogisticLoss, logisticLoss, newtonLeaf } from '../../../src/math/taylor.ts';

test('keeps small and large losses', () => {
  expect(logisticLoss(0)).toBeCloseTo(Math.LN2, 15);
  expect(logisticLoss(40) / Math.exp(-40)).toBeCloseTo(1, 12);
  expect(logisticLoss(-800)).toBe(800);
});

test('has an error of third order in the step, and none at no step', () => {
  expect(expandLogisticLoss(0.6, 0).second).toBe(expandLogisticLoss(0.6, 0).exact);
  const error = (d: number) => {
    const { exact, second } = expandLogisticLoss(0.6, d);
    return Math.abs(exact - second);
  };
  expect(error(0.02) / error(0.01)).toBeCloseTo(8, 0);
});

test('lies under the loss to first order, whose curve bends upwards', () => {
  for (const margin of [-2, 0, 1]) {
    for (const d of [-3, -0.5, 0.5, 3]) {
      const { exact, first } = expandLogisticLoss(margin, d);
      expect(first).toBeLessThan(exact);
    }
  }
});

test('finds the log-odds of a mixed leaf by Newton steps', () => {
  expect(newtonLeaf([0, 0, 1, 0], 8).at(-1)).toBeCloseTo(Math.log(1 / 3), 12);
});

test('walks on without end in a pure leaf, by about one a step', () => {
  const path = newtonLeaf([1, 1], 12);
  const steps = path.slice(1).map((w, i) => w - (path[i] ?? 0));
  for (const step of steps) expect(step).toBeGreaterThan(1);
  expect(steps.at(-1)).toBeCloseTo(1, 3);
});
