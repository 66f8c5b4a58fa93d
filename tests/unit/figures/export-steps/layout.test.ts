import { expect, test } from 'vitest';
import { wrap } from '../../../../src/figures/export-steps/layout.ts';

test('lines break at spaces, are as full as they may be, and lose no word', () => {
  const text = 'a decorator takes the place of what it decorates';
  const lines = wrap(text, 14);
  expect(lines.every((line) => line.length <= 14)).toBe(true);
  expect(lines.join(' ')).toBe(text);
  expect(lines[0]).toBe('a decorator');
});

test('a word longer than a line has one of its own', () => {
  expect(wrap('an incomprehensibility here', 8)).toEqual(['an', 'incomprehensibility', 'here']);
});
