import { expect, test } from 'vitest';
import { numberPattern, otherSpelling, queryRuns } from '../../../src/search/numbers.ts';

const runs = (query: string) => queryRuns(query).map(({ text }) => text);

test.each([
  ['11.65%', ['11.65']],
  ['误差11.65%以下', ['误差', '11.65', '以下']],
  ['8,991,999', ['8,991,999']],
  ['1,234.5', ['1,234.5']],
  ['0.1,0.2', ['0.1', '0.2']],
  ['2.3.1', ['2.3.1']],
  ['pytorch-1.10', ['pytorch', '1.10']],
  ['v1.10', ['v1', '10']],
  ['10.5k', ['10', '5k']],
  ['1,2', ['1', '2']],
  ['m1.', ['m1']],
])('cuts %s', (query, expected) => {
  expect(runs(query)).toEqual(expected);
});

test('knows the other spelling of thousands', () => {
  const other = (text: string) => otherSpelling({ kind: 'word', text })?.text;
  expect(other('8991999')).toBe('8,991,999');
  expect(other('8,991,999')).toBe('8991999');
  expect(other('1234.5')).toBe('1,234.5');
  expect(['999', '0.1234', '2.3.1', 'x1000'].map(other)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('finds a number where it begins, with its own point', () => {
  const fits = (text: string, inside: string) =>
    new RegExp(numberPattern({ kind: 'word', text }), 'u').test(inside);
  expect(fits('1.5', '约1.50408')).toBe(true);
  expect(['11.5', '2.1.5', '1，5', '1 5'].map((text) => fits('1.5', text))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(fits('8,991', '8 991')).toBe(true);
});
