import { expect, test } from 'vitest';
import { clamp, oneOf, whole } from '../../../src/math/limits.ts';

test('what is inside the limits stays, what is outside is put on the nearer end', () => {
  expect([-3, -2, 0.5, 4, 9].map((value) => clamp(value, [-2, 4]))).toEqual([-2, -2, 0.5, 4, 4]);
});

test('what is no number is the lower end, what is infinite the nearer one', () => {
  expect([Number.NaN, -Infinity, Infinity].map((value) => clamp(value, [1, 4]))).toEqual([1, 1, 4]);
});

test('a whole number is rounded before it is held inside, and zero has no sign', () => {
  expect([0.4, 2.5, 7.8, Number.NaN].map((value) => whole(value, [1, 6]))).toEqual([1, 3, 6, 1]);
  expect(Object.is(whole(-0.2, [0, 6]), 0)).toBe(true);
});

test('a text names one of the options, or the first state', () => {
  expect(oneOf('b', ['a', 'b'], 'a')).toBe('b');
  expect(oneOf('B', ['a', 'b'], 'a')).toBe('a');
});
