import { describe, expect, test } from 'vitest';
import { createUrls, encodeSegment, urlForm } from '../../../src/site/urls.ts';

describe('the form of a name in an address', () => {
  test.each([
    ['VAE', 'vae'],
    ['Deep Learning', 'deep-learning'],
    ['  a  b ', 'a-b'],
    ['重参数', '重参数'],
    ['C++', 'c++'],
    ['cafe\u0301', 'caf\u00e9'],
    ['A\u3000B', 'a-b'],
  ])('%s → %s', (name, form) => {
    expect(urlForm(name)).toBe(form);
  });

  test('stays what it is when taken again', () => {
    for (const name of ['Deep Learning', ' C++ ', '中文 与 空格'])
      expect(urlForm(urlForm(name))).toBe(urlForm(name));
  });
});

describe('a segment', () => {
  test.each([
    ['重参数', '重参数'],
    ['c++', 'c%2B%2B'],
    ['100%', '100%25'],
    ['a b', 'a%20b'],
    ["it's", 'it%27s'],
    ['<"&>', '%3C%22%26%3E'],
    ['a-b._~', 'a-b._~'],
    ['é', 'é'],
    ['😀', '%F0%9F%98%80'],
  ])('%s → %s', (segment, encoded) => {
    expect(encodeSegment(segment)).toBe(encoded);
    expect(decodeURIComponent(encoded)).toBe(segment);
  });
});

describe('addresses', () => {
  const urls = createUrls('');
  const under = createUrls('/kb');

  test.each([
    [urls.home(), '/'],
    [urls.home(1), '/'],
    [urls.home(2), '/page/2/'],
    [urls.article('a/b'), '/articles/a/b/'],
    [urls.article('a b', 'eq-x'), '/articles/a%20b/#eq-x'],
    [urls.source('a/b'), '/articles/a/b.md'],
    [urls.tag('C++'), '/tags/c%2B%2B/'],
    [urls.tag('甲', 3), '/tags/甲/page/3/'],
    [urls.category('机器学习', 1), '/categories/机器学习/'],
    [urls.series('S T'), '/series/s-t/'],
    [urls.search(['VAE', 'C++']), '/search/?tags=vae,c%2B%2B'],
    [urls.search(), '/search/'],
  ])('%s is %s', (address, expected) => {
    expect(address).toBe(expected);
  });

  test('all stand below the base path', () => {
    const all = [
      under.home(),
      under.home(2),
      under.article('a'),
      under.source('a'),
      under.tags(),
      under.tag('a'),
      under.categories(),
      under.category('a'),
      under.archive(),
      under.allSeries(),
      under.series('a'),
      under.search(),
      under.feed(),
      under.sitemap(),
      under.llms(),
      under.asset('a.css'),
    ];
    expect(all.filter((address) => !address.startsWith('/kb/'))).toEqual([]);
  });
});
