import { expect, test } from 'vitest';
import { attribute, hasClass, parsePage, textOf } from './document.ts';
import { answers, htmlPages, readPage } from './sites.ts';

const elementsAt = (path: string) => parsePage(readPage('foreign', path)).elements;
const proseAt = (path: string) => {
  const prose = elementsAt(path).find((element) => hasClass(element, 'prose'));
  return prose === undefined ? '' : textOf(prose);
};

test('every Markdown file below the folder is an article, whatever its ending', () => {
  const articles = htmlPages('foreign').filter((path) => path.startsWith('/articles/'));
  expect(articles).toEqual([
    '/articles/gradient/',
    '/articles/notes/Second-Note/',
    '/articles/notes/jekyll/',
  ]);
});

test('README files and folders that begin with a dot are not', () => {
  expect(
    htmlPages('foreign').filter((path) => /qzxreadme|qzxobsidian/.test(readPage('foreign', path))),
  ).toEqual([]);
});

test('the title is the first heading, which is not shown twice', () => {
  const elements = elementsAt('/articles/gradient/');
  const ones = elements.filter(({ tagName }) => tagName === 'h1');
  expect(ones.map((element) => textOf(element).trim())).toEqual(['Gradient descent']);
  expect(proseAt('/articles/gradient/')).not.toContain('Gradient descent');
});

test('a file without a heading is called by its name', () => {
  const [h1] = elementsAt('/articles/notes/Second-Note/').filter(({ tagName }) => tagName === 'h1');
  expect(h1 === undefined ? '' : textOf(h1).trim()).toBe('Second Note');
});

test('formulas are typeset, times of day and prices are left alone', () => {
  const text = proseAt('/articles/gradient/');
  expect(elementsAt('/articles/gradient/').filter((element) => hasClass(element, 'katex')).length).toBe(2);
  expect(text).toContain('It meets at 12:30, costs 5 dollars');
});

test('links between files lead to their pages', () => {
  const hrefs = elementsAt('/articles/notes/Second-Note/').flatMap(
    (element) => attribute(element, 'href') ?? [],
  );
  expect(hrefs.filter((href) => href === '/articles/gradient/').length).toBeGreaterThanOrEqual(2);
  expect(
    elementsAt('/articles/gradient/').some(
      (element) => attribute(element, 'href') === '/articles/notes/Second-Note/',
    ),
  ).toBe(true);
});

test('the front matter of another generator is understood', () => {
  const text = textOf(elementsAt('/articles/notes/jekyll/')[0] as never);
  expect(text).toContain('A post from Jekyll');
  expect(text).toContain('2019-03-04');
  expect(answers('foreign', '/categories/math/')).toBe(true);
});

test('articles without a date are in the archive, last', () => {
  const years = elementsAt('/archive/')
    .filter(({ tagName }) => tagName === 'h2')
    .map((element) => textOf(element).trim());
  expect(years).toEqual(['2019', '未注明日期']);
});
