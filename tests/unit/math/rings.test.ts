import { expect, test } from 'vitest';
import { ringShape, rings } from '../../../src/math/rings.ts';

const radius = ([a = 0, b = 0]: readonly number[]) => Math.hypot(a, b);

test('points stand by turns near the inner and the outer ring', () => {
  const { x, y } = rings(400, 5);
  for (const [i, point] of x.entries()) {
    const ring = i % 2 === 0 ? ringShape.inner : ringShape.outer;
    expect(Math.abs(radius(point) - ring)).toBeLessThan(5 * ringShape.spread);
    expect(y[i]).toBe(i % 2 === 0 ? 1 : -1);
  }
});

test('noise turns labels over and moves no point', () => {
  const clean = rings(2000, 8);
  const noisy = rings(2000, 8, 0.25);
  expect(noisy.x).toEqual(clean.x);
  expect(noisy.y.map((label, i) => label !== clean.y[i])).toEqual(noisy.flipped);
  expect(noisy.flipped.filter(Boolean).length / 2000).toBeCloseTo(0.25, 1);
  expect(clean.flipped.some(Boolean)).toBe(false);
});

test('the same seed gives the same points, another seed others', () => {
  expect(rings(10, 1)).toEqual(rings(10, 1));
  expect(rings(10, 1).x).not.toEqual(rings(10, 2).x);
});
