import { describe, expect, test } from 'vitest';
import { config } from '../../src/site/config.ts';
import { attribute, hasClass, parsePage, textOf, type Element } from './document.ts';
import { answers, htmlPages, readPage } from './sites.ts';

const elementsAt = (path: string) => parsePage(readPage('paging', path)).elements;
const links = (elements: readonly Element[]) => elements.filter(({ tagName }) => tagName === 'a');

/** Elements below one that matches. */
const below = (elements: readonly Element[], matches: (element: Element) => boolean): Element[] =>
  elements.filter((element) => {
    for (let node = element.parentNode; node !== null; node = 'parentNode' in node ? node.parentNode : null) {
      if ('tagName' in node && matches(node)) return true;
    }
    return false;
  });

/** Slugs of the articles that a list page shows on cards, in order. */
function cardsAt(path: string): string[] {
  const elements = elementsAt(path);
  const titles = below(elements, ({ tagName }) => tagName === 'h3').filter(({ tagName }) => tagName === 'a');
  return titles.map((link) =>
    decodeURIComponent(attribute(link, 'href') ?? '').replace(/^\/articles\/|\/$/g, ''),
  );
}

/** Texts of the links in the pager, in order. */
const pagerAt = (path: string) =>
  links(below(elementsAt(path), (element) => hasClass(element, 'pager'))).map((link) => [
    textOf(link).trim(),
    attribute(link, 'href'),
  ]);

const numbered = (letter: string, from: number, to: number) =>
  Array.from(
    { length: Math.abs(from - to) + 1 },
    (_, i) => `${letter}${String(from + (to > from ? i : -i)).padStart(2, '0')}`,
  );

describe('every address of the contract answers', () => {
  test.each([
    '/',
    '/page/2/',
    '/page/6/',
    '/articles/a01/',
    '/articles/a01.md',
    '/tags/',
    '/tags/全体/',
    '/tags/全体/page/5/',
    '/categories/',
    '/archive/',
    '/series/',
    '/series/三部曲/',
    '/search/',
    '/feed.xml',
    '/sitemap-index.xml',
    '/llms.txt',
    '/robots.txt',
    '/404.html',
  ])('%s', (path) => {
    expect(answers('paging', path)).toBe(true);
  });

  test.each([
    ['a nested slug', '/articles/chapter_x/attention/'],
    ['its source', '/articles/chapter_x/attention.md'],
    ['index.md as its folder', '/articles/chapter_x/'],
    ['a date in the file’s name, dropped', '/articles/dated/'],
    ['spaces as -', '/articles/space-name/'],
    ['a slug of its own', '/articles/toml-front/'],
    ['an old address', '/old/place/'],
    ['an old address of a file', '/2019/旧文.html'],
    ['a tag in lower case', '/tags/c++/'],
    ['spaces of a tag as -', '/tags/deep-learning/'],
    ['Chinese, spaces', '/tags/中文-与-空格/'],
    ['a percent sign', '/tags/100%25/'],
    ['a category with &', '/categories/符号-%26-空格/'],
  ])('%s: %s', (_, path) => {
    expect(answers('paging', path)).toBe(true);
  });
});

describe.each(['tags', 'categories'])('%s of 24 and 25 articles', (root) => {
  test.each([
    ['二十四篇', 'b', 24],
    ['二十五篇', 'a', 25],
  ])('%s has three pages, newest first', (name, letter, count) => {
    expect(cardsAt(`/${root}/${name}/`)).toEqual(numbered(letter, count, count - 9));
    expect(cardsAt(`/${root}/${name}/page/2/`)).toEqual(numbered(letter, count - 10, count - 19));
    expect(cardsAt(`/${root}/${name}/page/3/`)).toEqual(numbered(letter, count - 20, 1));
    expect(answers('paging', `/${root}/${name}/page/4/`)).toBe(false);
    expect(answers('paging', `/${root}/${name}/page/1/`)).toBe(false);
  });

  test('their pager shows every number, and the neighbours where there are any', () => {
    const first = pagerAt(`/${root}/二十五篇/`).map(([text]) => text);
    const middle = pagerAt(`/${root}/二十五篇/page/2/`).map(([text]) => text);
    const last = pagerAt(`/${root}/二十五篇/page/3/`).map(([text]) => text);
    expect(first.filter((text) => /^\d+$/.test(text ?? ''))).toEqual(['1', '2', '3']);
    expect(first).toHaveLength(4);
    expect(middle).toHaveLength(5);
    expect(last).toHaveLength(4);
  });

  test('the present page is marked, once', () => {
    const marked = below(elementsAt(`/${root}/二十五篇/page/2/`), (element) =>
      hasClass(element, 'pager'),
    ).filter((element) => attribute(element, 'aria-current') === 'page');
    expect(marked.map((element) => textOf(element).trim())).toEqual(['2']);
  });
});

describe('the home page', () => {
  const count = Math.ceil(56 / config.pageSize);

  test('shows all articles once over its pages, by date, the undated last', () => {
    const pages = Array.from({ length: count }, (_, i) => (i === 0 ? '/' : `/page/${i + 1}/`));
    const shown = pages.flatMap(cardsAt);
    const expected = [
      ...numbered('b', 24, 1),
      ...numbered('a', 25, 1),
      'space-name',
      'toml-front',
      'dated',
      'chapter_x',
      'chapter_x/attention',
      'names',
      'undated',
    ];
    expect(shown).toEqual(expected);
    expect(answers('paging', `/page/${count + 1}/`)).toBe(false);
  });

  test('opens with the banner and the latest articles', () => {
    const text = textOf(elementsAt('/')[0] as Element);
    expect(text).toContain('INCOMING TRANSMISSION');
    expect(text).toContain('LATEST UPDATES');
  });

  test('gives each card category, date, tags, reading time and the summary with its formula typeset', () => {
    const elements = elementsAt('/');
    const card = elements.find((element) => hasClass(element, 'card')) as Element;
    const text = textOf(card);
    expect(text).toContain('二十四篇');
    expect(text).toContain('2025-07-24');
    expect(text).toContain('全体');
    expect(text).toMatch(/\d+ 分钟/);
    expect(below(elements, (element) => element === card).some((element) => hasClass(element, 'katex'))).toBe(
      true,
    );
  });
});

test('the archive groups by year, newest first, the undated last', () => {
  const years = elementsAt('/archive/')
    .filter(({ tagName }) => tagName === 'h2')
    .map(textOf);
  expect(years.map((year) => year.trim())).toEqual(['2025', '未注明日期']);
});

test('a series is in its reading order', () => {
  expect(cardsAt('/series/三部曲/')).toEqual(['chapter_x/attention', 'names', 'chapter_x']);
});

test('the tag index counts what each page shows, the largest first', () => {
  const rows = links(below(elementsAt('/tags/'), ({ tagName }) => tagName === 'main')).map((link) =>
    textOf(link).replace(/\s+/g, ' ').trim(),
  );
  expect(rows.slice(0, 3).map((row) => row.replace(/\s/g, ''))).toEqual([
    '全体49篇',
    '二十五篇25篇',
    '二十四篇24篇',
  ]);
  expect(rows.some((row) => /^deep learning ?2 ?篇$/i.test(row))).toBe(true);
});

test('an old address leads to its article', () => {
  for (const path of ['/old/place/', '/2019/旧文.html']) {
    const refresh = elementsAt(path).find((element) => attribute(element, 'http-equiv') === 'refresh');
    expect(attribute(refresh as Element, 'content')).toMatch(/url=\/articles\/dated\/$/);
  }
});

test('an article names its series, what to read before, and its neighbours', () => {
  const text = textOf(elementsAt('/articles/names/')[0] as Element);
  expect(text).toContain('三部曲');
  expect(text).toContain('先读');
  const hrefs = links(elementsAt('/articles/names/')).map((link) => attribute(link, 'href'));
  expect(hrefs).toContain('/articles/chapter_x/attention/');
  expect(hrefs).toContain('/tags/c++/'.replace('++', '%2B%2B'));
});

test('the source of an article is served as its author wrote it', () => {
  expect(readPage('paging', '/articles/a01.md')).toMatch(/^---\ntitle: 二十五篇之1\n/);
});

test('the page for what is not found is not for search engines', () => {
  const robots = (path: string) =>
    attribute(
      elementsAt(path).find((element) => attribute(element, 'name') === 'robots') as Element,
      'content',
    );
  expect(robots('/404.html')).toContain('noindex');
});

test('no page is there that nobody leads to', () => {
  const pages = htmlPages('paging');
  const hrefs = pages.flatMap((page) => links(elementsAt(page)).map((link) => attribute(link, 'href') ?? ''));
  const reached = new Set(hrefs.map((href) => decodeURIComponent(href.replace(/[?#].*$/, ''))));
  const orphans = pages.filter(
    (page) =>
      !reached.has(decodeURIComponent(page)) &&
      !/^\/(404\.html|offline\/|old\/place\/|2019\/旧文\.html)$/.test(page),
  );
  expect(orphans).toEqual([]);
});
