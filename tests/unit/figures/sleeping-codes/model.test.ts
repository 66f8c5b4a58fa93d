import { expect, test } from 'vitest';
import {
  lastFrame,
  points,
  sleeping,
  stepOf,
  steps,
  trainings,
} from '../../../../src/figures/sleeping-codes/model.ts';

const initial = { K: '8', gamma: '0.99', frame: lastFrame, seed: 6 };

test('leaves half of eight codes asleep when they begin near zero, and none when they begin or restart on data', () => {
  const [plain, restart, onData] = sleeping(initial);
  expect(plain?.asleep).toBe(4);
  expect(plain?.now.perplexity).toBeCloseTo(4, 6);
  expect(restart?.asleep).toBe(0);
  expect(onData?.asleep).toBe(0);
});

test('uses no more codes of 32 than of 8 when they begin near zero', () => {
  const [plain] = sleeping({ ...initial, K: '32' });
  expect(plain?.now.counts.filter((count) => count > 0).length).toBeLessThanOrEqual(5);
});

test('counts every point once at every step', () => {
  for (const frame of [0, 8, lastFrame]) {
    for (const { now } of sleeping({ ...initial, frame })) {
      expect(now.counts.reduce((sum, count) => sum + count, 0)).toBe(points.length);
      expect(now.step).toBe(stepOf(frame));
    }
  }
});

test('has the same first half for both ways near zero, before any restart', () => {
  const [plain, restart] = trainings(8, 0.99, 6);
  expect(restart?.[9]?.step).toBeLessThan(69);
  expect(restart?.[9]?.codes).toEqual(plain?.[9]?.codes);
});

test('keeps to its limits whatever it is asked for', () => {
  const [plain] = sleeping({ K: 'no', gamma: 'none', frame: 1e9, seed: 6 });
  expect(plain?.now.step).toBe(steps);
  expect(plain?.now.counts.length).toBe(8);
});
