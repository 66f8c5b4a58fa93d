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
    imageOrigins: [],
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

test.each([
  ['https://例子.中国', 'https://xn--fsqu00a.xn--fiqs8s'],
  ['HTTPS://Example.org:443', 'https://example.org'],
  ['http://localhost:4321', 'http://localhost:4321'],
])('SITE_URL=%s is %s', (given, siteUrl) => {
  expect(readEnvironment({ ...day, SITE_URL: given }).siteUrl).toBe(siteUrl);
});

test('what is wrong in the config is said of the config', () => {
  const settings = { ...config, url: 'https://example.org/kb' };
  expect(() => readEnvironment(day, settings)).toThrow(/src\/site\/config\.ts 的 url=\S+ .*BASE_PATH=\/kb/);
  for (const origin of ['https://a.b/c', 'http://a.b', 'https://a.b; script-src *', '*', 'a.b'])
    expect(() => readEnvironment(day, { ...config, imageOrigins: [origin] })).toThrow(/imageOrigins.*https:/);
});

test('SITE_URL loses its last slash', () => {
  expect(readEnvironment({ ...day, SITE_URL: 'https://example.org/' }).siteUrl).toBe('https://example.org');
});

test.each([
  [{ ...day, SITE_URL: 'example' }, /SITE_URL=example.*https:\/\//],
  [{ ...day, SITE_URL: '' }, /SITE_URL=.*https:\/\//],
  [{ ...day, SITE_URL: 'ftp://example.org' }, /SITE_URL=ftp.*https:\/\//],
  [
    { ...day, SITE_URL: 'https://example.org/kb/' },
    /SITE_URL=\S+ .*应写成 https:\/\/example\.org，.*BASE_PATH=\/kb$/,
  ],
  [{ ...day, SITE_URL: 'https://example.org?a' }, /SITE_URL=\S+ .*应写成 https:\/\/example\.org$/],
  [{ ...day, SITE_URL: 'https://me:secret@example.org' }, /应写成 https:\/\/example\.org$/],
  ...['/my site', '/知识库', 'https://example.org/kb', '/kb?a', '/../kb', '/a//b', '/%20', '/"><script>'].map(
    (path): [Record<string, string>, RegExp] => [
      { ...day, BASE_PATH: path },
      /^BASE_PATH=.* 不能用；应.*\/kb$/,
    ],
  ),
  [{ ...day, OUT_DIR: '' }, /OUT_DIR/],
  [{ ...day, OUT_DIR: ' ' }, /OUT_DIR/],
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
