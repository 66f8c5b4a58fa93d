import { expect, test } from 'vitest';
import { factOf, numberTies } from '../../../src/content/number-ties.ts';

test.each([
  ['方差是120,804<!--fact:F1.32.a-->', '120,804', false, 'F1.32.a'],
  ['$-0.45$<!--fact:F1-->', '-0.45', false, 'F1'],
  ['$x=\\mathbf{30}$<!--fact:F1.1-->', '30', false, 'F1.1'],
  ['占63.2%<!--fact:F6.1.0-->', '63.2', true, 'F6.1.0'],
  ['占$5\\%$<!--fact:F6.1.0-->', '5', true, 'F6.1.0'],
  ['**12**<!--fact:F2-->', '12', false, 'F2'],
])('the number before %s is tied', (source, digits, percent, path) => {
  expect(numberTies(source)).toEqual([{ digits, percent, path }]);
});

test('a comment after no number is no tie', () => {
  expect(numberTies('很多<!--fact:F1-->，7 个<!-- 注 -->')).toEqual([]);
});

test('a path belongs to the fact whose whole id it begins with', () => {
  const ids = ['F1.1', 'F1.10', 'F1.2'];
  expect(factOf('F1.10.x', ids)).toBe('F1.10');
  expect(factOf('F1.1', ids)).toBe('F1.1');
  expect(factOf('F1.100', ids)).toBeUndefined();
});
