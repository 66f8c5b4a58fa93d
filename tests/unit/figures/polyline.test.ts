import { expect, test } from 'vitest';
import { polyline } from '../../../src/figures/polyline.ts';

test('a line goes from its first point through all others, to a tenth of a pixel', () => {
  expect(
    polyline([
      [0, 1.26],
      [10.04, 2],
      [3, -4],
    ]),
  ).toBe('M0 1.3L10 2L3 -4');
});

test('without points there is no line', () => {
  expect(polyline([])).toBe('');
});
