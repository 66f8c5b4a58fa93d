import { expect, test } from 'vitest';
import { isoMidnight, rssMidnight } from '../../../src/site/midnight.ts';

test('a day begins at its midnight in Shanghai', () => {
  expect(isoMidnight('2026-01-11', 'Asia/Shanghai')).toBe('2026-01-11T00:00:00+08:00');
  expect(rssMidnight('2026-01-11', 'Asia/Shanghai')).toBe('Sun, 11 Jan 2026 00:00:00 +0800');
  expect(rssMidnight('2024-02-29', 'Asia/Shanghai')).toBe('Thu, 29 Feb 2024 00:00:00 +0800');
});

test('the offset is that of the day itself, on the days when clocks change', () => {
  expect(isoMidnight('2026-03-08', 'America/Los_Angeles')).toBe('2026-03-08T00:00:00-08:00');
  expect(isoMidnight('2026-03-09', 'America/Los_Angeles')).toBe('2026-03-09T00:00:00-07:00');
  expect(isoMidnight('2026-11-01', 'America/Los_Angeles')).toBe('2026-11-01T00:00:00-07:00');
  expect(isoMidnight('2026-11-02', 'America/Los_Angeles')).toBe('2026-11-02T00:00:00-08:00');
});

test('Greenwich has an offset in figures', () => {
  expect(isoMidnight('2026-01-11', 'UTC')).toBe('2026-01-11T00:00:00+00:00');
});
