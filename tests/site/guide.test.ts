import { expect, test } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { readGuide } from '../../src/content/guide.ts';
import { scanArticles } from '../../src/content/loader.ts';
import { styleSheet } from '../../src/formula/styles.ts';
import { readEnvironment } from '../../src/site/environment.ts';
import { createLibrary } from '../../src/site/library.ts';
import { attribute, parsePage, textOf } from './document.ts';
import { answers, buildDate, htmlPages, readPage, type SiteName } from './sites.ts';

const linksToGuide = (name: SiteName, path: string) =>
  parsePage(readPage(name, path)).elements.filter(
    (element) => element.tagName === 'a' && /(^|\/)guide\/$/.test(attribute(element, 'href') ?? ''),
  );

test('every page of a site with a guide leads to it', () => {
  for (const path of htmlPages('main').filter((page) => page.includes('/articles/') || page === '/')) {
    expect(linksToGuide('main', path).map(textOf), path).toEqual(['写作指南']);
  }
});

test('the guide is in the site map, and in no list, feed or index of articles', () => {
  expect(readPage('main', '/sitemap-0.xml')).toContain('/guide/</loc>');
  for (const path of ['/feed.xml', '/llms.txt'])
    expect(readPage('main', path), path).not.toContain('写作指南');
  for (const path of ['/archive/', '/tags/', '/categories/', '/series/']) {
    expect(linksToGuide('main', path), path).toHaveLength(1);
  }
  expect(answers('main', '/articles/guide/')).toBe(false);
});

test('the guide shows its formulas, its figure and its picture', () => {
  const { elements } = parsePage(readPage('main', '/guide/'));
  expect(
    elements.filter((element) => attribute(element, 'class')?.startsWith('katex')).length,
  ).toBeGreaterThan(10);
  expect(elements.some((element) => attribute(element, 'data-figure') === 'gumbel-race')).toBe(true);
  const sources = elements
    .filter(({ tagName }) => tagName === 'img')
    .map((image) => attribute(image, 'src') ?? '');
  expect(sources.length).toBeGreaterThan(0);
  for (const source of sources) expect(answers('main', source), source).toBe(true);
});

test('the style sheets of the guide have the styles of its formulas', async () => {
  const environment = readEnvironment({ BUILD_DATE: buildDate });
  const { articles } = scanArticles({ contentDir: environment.contentDir, exclude: [] });
  const guide = readGuide(environment.contentDir)?.article as Article;
  const { styles } = await createLibrary(articles, environment)(guide);
  const sheet = [...readPage('main', '/guide/').matchAll(/href="([^"]+\.css)"/g)]
    .map((match) => readPage('main', match[1] ?? ''))
    .join('\n');
  const rules = styleSheet(styles).split('\n');
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.filter((rule) => !sheet.includes(rule))).toEqual([]);
});

test('a site of other content has neither guide nor a link to one', () => {
  for (const name of ['foreign', 'paging'] as const) {
    expect(answers(name, '/guide/'), name).toBe(false);
    expect(linksToGuide(name, '/'), name).toEqual([]);
  }
});
