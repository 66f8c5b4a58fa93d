import { expect, test } from 'vitest';
import {
  decimal,
  grouped,
  percent,
  powerOfTen,
  subscript,
  superscript,
} from '../../../src/figures/numerals.ts';

test('negative numbers have a true minus sign, and what rounds to zero has none', () => {
  expect([decimal(-1.5), decimal(-0.004), decimal(2, 0), percent(0.1234)]).toEqual([
    '−1.50',
    '0.00',
    '2',
    '12.3%',
  ]);
});

test('thousands are set apart by commas from the right', () => {
  expect([7, 999, 1000, 50_000, 1_234_567].map(grouped)).toEqual([
    '7',
    '999',
    '1,000',
    '50,000',
    '1,234,567',
  ]);
});

test('ticks of logarithmic axes are powers of ten, short where they can be', () => {
  expect([1e-4, 0.1, 1, 10, 100].map(powerOfTen)).toEqual(['10⁻⁴', '10⁻¹', '1', '10', '10²']);
});

test('exponents and indices are small digits', () => {
  expect([superscript(-12), superscript(0), subscript(10)]).toEqual(['⁻¹²', '⁰', '₁₀']);
});
