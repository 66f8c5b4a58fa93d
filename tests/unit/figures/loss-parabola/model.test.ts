import { expect, test } from 'vitest';
import { curves, parabola } from '../../../../src/figures/loss-parabola/model.ts';

test('agrees with the table of the article at m = 0', () => {
  const { exact, first, second } = parabola({ m: 0, d: 2, lambda: 0 });
  expect(exact).toBeCloseTo(0.12693, 5);
  expect(first).toBeCloseTo(-0.30685, 5);
  expect(second).toBeCloseTo(0.19315, 5);
});

test('steps by 1/p without λ, and by less with it', () => {
  for (const m of [-3, 0, 2]) {
    const { p, step } = parabola({ m, d: 0, lambda: 0 });
    expect(step).toBeCloseTo(1 / p, 10);
    expect(parabola({ m, d: 0, lambda: 1 }).step).toBeLessThan(step);
  }
});

test('touches the loss at the margin itself', () => {
  const [at] = curves(-1.3, [-1.3]);
  expect(at?.first).toBeCloseTo(at?.exact ?? NaN, 12);
  expect(at?.second).toBeCloseTo(at?.exact ?? NaN, 12);
});

test('never loses by its own step when λ is 0.25 or more: the loss bends by no more than that', () => {
  for (const m of [-4, -1, 0, 3]) {
    const { landed, now } = parabola({ m, d: 0, lambda: 0.25 });
    expect(landed).toBeLessThan(now);
  }
});
