import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { config } from '../../../src/site/config.ts';
import { dayIn, isDay, readEnvironment, UsageError } from '../../../src/site/environment.ts';

const day = { BUILD_DATE: '2026-02-01' };

test('without variables, everything has its default', () => {
  expect(readEnvironment(day)).toEqual({
    contentDir: resolve('content'),
    contentName: 'content',
    outDir: resolve('dist'),
    siteUrl: config.url,
    basePath: '',
    buildDate: '2026-02-01',
    drafts: false,
    lenient: false,
    dialect: { codeMath: false, sentenceDisplay: true },
  });
});

test.each([
  ['kb', '/kb'],
  ['/kb', '/kb'],
  ['/kb/', '/kb'],
  ['//a/b//', '/a/b'],
  ['/', ''],
  ['', ''],
])('BASE_PATH=%s is %s', (given, basePath) => {
  expect(readEnvironment({ ...day, BASE_PATH: given }).basePath).toBe(basePath);
});

test('CODE_MATH and SENTENCE_DISPLAY choose the dialect', () => {
  const { dialect } = readEnvironment({ ...day, CODE_MATH: '1', SENTENCE_DISPLAY: 'inline' });
  expect(dialect).toEqual({ codeMath: true, sentenceDisplay: false });
});

test('SITE_URL loses its last slash', () => {
  expect(readEnvironment({ ...day, SITE_URL: 'https://example.org/' }).siteUrl).toBe('https://example.org');
});

test.each([
  [{ ...day, SITE_URL: 'example' }, /SITE_URL=example.*https:\/\//],
  [{ ...day, CODE_MATH: 'yes' }, /CODE_MATH=yes.*0 或 1/],
  [{ ...day, SENTENCE_DISPLAY: 'kramdown' }, /SENTENCE_DISPLAY=kramdown.*display 或 inline/],
  [{ BUILD_DATE: '2026-02-30' }, /BUILD_DATE=2026-02-30.*YYYY-MM-DD/],
  [{ BUILD_DATE: 'today' }, /BUILD_DATE=today/],
  [{}, /BUILD_DATE=/],
])('%j is wrong use', (variables, message) => {
  expect(() => readEnvironment(variables)).toThrow(UsageError);
  expect(() => readEnvironment(variables)).toThrow(message);
});

test.each([
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2026-12-31', true],
  ['2026-12-32', false],
  ['2026-00-10', false],
  ['26-01-01', false],
  ['2026-1-1', false],
  ['0099-01-01', false],
])('the day %s exists: %s', (text, exists) => {
  expect(isDay(text)).toBe(exists);
});

describe('the day in a time zone', () => {
  test.each([
    ['Asia/Shanghai', '2026-01-31T15:59:59Z', '2026-01-31'],
    ['Asia/Shanghai', '2026-01-31T16:00:00Z', '2026-02-01'],
    ['America/Los_Angeles', '2026-02-01T07:59:59Z', '2026-01-31'],
    ['UTC', '2025-12-31T23:59:59Z', '2025-12-31'],
  ])('in %s at %s is %s', (zone, instant, expected) => {
    expect(dayIn(zone, new Date(instant))).toBe(expected);
  });
});
