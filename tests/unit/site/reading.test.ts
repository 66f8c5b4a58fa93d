import { expect, test } from 'vitest';
import { readingMinutes } from '../../../src/site/reading.ts';

test.each([
  [0, 0, 0, 1],
  [350, 0, 0, 1],
  [3500, 0, 0, 10],
  [3500, 10, 0, 12],
  [3500, 10, 4, 14],
])('%i characters, %i displays and %i figures take %i minutes', (length, displays, figures, minutes) => {
  expect(readingMinutes(length, displays, figures)).toBe(minutes);
});
