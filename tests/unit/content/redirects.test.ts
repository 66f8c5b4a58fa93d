import { expect, test } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { fileOfAddress, redirectsOf } from '../../../src/content/redirects.ts';

const article = (slug: string, redirectFrom: string[]) =>
  ({ slug, path: `${slug}.md`, redirectFrom }) as Article;

test.each([
  ['/old/place/', 'old/place/index.html'],
  ['old/place', 'old/place/index.html'],
  ['/2019/%E6%97%A7.html', '2019/旧.html'],
  ['/a.htm', 'a.htm'],
  ['/a.html/', 'a.html/index.html'],
  ['/a.php', 'a.php/index.html'],
  ['/', 'index.html'],
])('the address %s is answered by the file %s', (address, file) => {
  expect(fileOfAddress(address)).toBe(file);
});

test.each(['', '//', '/a//b', '/a/./b', '/../a', 'mailto:a', '/a?b', '/a\\b', '/%00', '/%zz'])(
  'the address %j is answered by no file',
  (address) => {
    expect(fileOfAddress(address)).toBeUndefined();
  },
);

test('a clash gives a fault and no page, and the first of two articles keeps its redirect', () => {
  const first = article('a', ['/old/', '/real/']);
  const second = article('b', ['/fine/', '/Old']);
  const { redirects, faults } = redirectsOf([first, second], ['real/index.html']);
  expect(redirects.map(({ file, article: { slug } }) => [file, slug])).toEqual([
    ['old/index.html', 'a'],
    ['fine/index.html', 'b'],
  ]);
  expect(faults.map(({ article: { slug }, index, rule }) => [slug, index, rule])).toEqual([
    ['a', 1, 'redirect-clash'],
    ['b', 1, 'redirect-clash'],
  ]);
});

test('a file in the place of a folder is a clash too, either way round', () => {
  expect(redirectsOf([article('a', ['/x.html/y/'])], ['x.html']).faults).toHaveLength(1);
  expect(redirectsOf([article('a', ['/x.html', '/x.html/y/'])], []).faults).toHaveLength(1);
  expect(redirectsOf([article('a', ['/x.html/y/', '/x.html'])], []).faults).toHaveLength(1);
});

test('below a real page there is room for an old address', () => {
  expect(redirectsOf([article('a', ['/tags/old/'])], ['tags/index.html']).faults).toEqual([]);
});
