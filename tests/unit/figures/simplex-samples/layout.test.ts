import { expect, test } from 'vitest';
import { cornersAt, place, weightsAt } from '../../../../src/figures/simplex-samples/layout.ts';

const corners = cornersAt(10, 20, 300);

test('the triangle has three like sides', () => {
  const [first, second, third] = corners;
  const apart = (a: readonly [number, number], b: readonly [number, number]) =>
    Math.hypot(a[0] - b[0], a[1] - b[1]);
  expect(apart(first, second)).toBeCloseTo(300);
  expect(apart(second, third)).toBeCloseTo(300);
  expect(apart(third, first)).toBeCloseTo(300);
});

test('the weights of a place are those that are drawn there', () => {
  const shares = [
    [0.2, 0.3, 0.5],
    [0.6, 0.3, 0.1],
  ];
  for (const share of shares) {
    const { x, y } = place(corners, share);
    const { a, b, c } = weightsAt(corners, x, y);
    expect([a, b, c]).toEqual(share);
  }
});

test('outside the triangle no weight falls below the least, so that none has no share', () => {
  const { a, b, c } = weightsAt(corners, -500, 900);
  expect(Math.min(a, b, c)).toBeGreaterThanOrEqual(0.05);
  expect(a).toBeGreaterThan(0.8);
});
