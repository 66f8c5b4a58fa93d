/** What pages weigh, compressed, without pictures. Where a limit is passed, find out why before you raise it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { attribute, hasClass, parsePage, type PageDocument } from './document.ts';
import { fileOf, htmlPages, readPage, siteDir } from './sites.ts';

/** What a browser asks for when it opens a page for the first time. */
interface Visit {
  path: string;
  styles: string[];
  scripts: string[];
  /** Those that its sheets name: a browser asks for no more of them, and for some only when they are seen. */
  fonts: string[];
  formulas: number;
  figures: number;
  elements: number;
}

/** KB of files as a server sends them; fonts are compressed already. */
const weight = (files: readonly string[]): number =>
  files.map(sizeOf).reduce((sum, size) => sum + size, 0) / 1024;

function sizeOf(file: string): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const bytes = readFileSync(file);
  const size = file.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length;
  sizes.set(file, size);
  return size;
}
const sizes = new Map<string, number>();

const inSite = (file: string): string => join(siteDir('main'), file);

/** A script and all that it imports at once; what it imports when it is needed does not count. */
function withImports(script: string, seen = new Set<string>()): Set<string> {
  if (seen.has(script)) return seen;
  seen.add(script);
  for (const [, name = ''] of readFileSync(script, 'utf8').matchAll(
    /(?:\bfrom|\bimport)\s*["']\.\/([^"']+)/g,
  )) {
    withImports(join(script, '..', name), seen);
  }
  return seen;
}

const linked = ({ elements }: PageDocument, rel: string): string[] =>
  elements
    .filter((element) => element.tagName === 'link' && attribute(element, 'rel') === rel)
    .map((element) => inSite(attribute(element, 'href') ?? ''));

const fontsOf = (sheet: string): string[] =>
  [...readFileSync(sheet, 'utf8').matchAll(/url\(([^)]*\.woff2)\)/g)].map(([, address = '']) =>
    inSite(address),
  );

const isFormulaSheet = (file: string): boolean => file.includes('/assets/');

function visit(path: string): Visit {
  const page = parsePage(readPage('main', path));
  const styles = linked(page, 'stylesheet');
  const sources = page.elements
    .filter(({ tagName }) => tagName === 'script')
    .flatMap((element) => attribute(element, 'src') ?? [])
    .map(inSite);
  const scripts = [...sources, ...linked(page, 'modulepreload')].flatMap((one) => [...withImports(one)]);
  return {
    path,
    styles,
    scripts: [...new Set(scripts)],
    fonts: [...new Set(styles.flatMap(fontsOf))],
    formulas: page.elements.filter((element) => hasClass(element, 'katex')).length,
    figures: page.elements.filter((element) => attribute(element, 'data-figure') !== undefined).length,
    elements: page.elements.length,
  };
}

const isArticle = (path: string): boolean => /^\/articles\/[^/]+\/$/.test(path);
const html = ({ path }: Visit): number => weight([fileOf('main', path)]);
const shared = ({ styles, scripts, fonts }: Visit): string[] => [...styles, ...scripts, ...fonts];

const visits = htmlPages('main').map(visit);
const articles = visits.filter(({ path }) => isArticle(path));

/** What only pages with the same article or the same list need. */
const isOwn = (file: string): boolean => /\/own[.-]/.test(file);

describe('a first visit of an article', () => {
  test('brings, beside its HTML, little that does not serve the other articles', () => {
    expect(articles.length).toBeGreaterThan(5);
    for (const one of articles) {
      expect(weight(one.styles), one.path).toBeLessThan(9.5);
      expect(weight(one.fonts), one.path).toBeLessThan(16.8);
      expect(weight(shared(one)), one.path).toBeLessThan(29.3);
      expect(1 + shared(one).length, `requests of ${one.path}`).toBeLessThan(15);
    }
  });

  // Beside that, the target of 44 in all leaves little for HTML: it must grow no faster than what is written.
  test('has HTML in proportion to what its author wrote', () => {
    for (const one of articles) {
      const source = fileOf('main', one.path.replace(/\/$/, '.md'));
      expect(html(one) / weight([source]), one.path).toBeLessThan(4.04);
    }
  });

  // The target is 4,000 for 37 formulas; ours have many times as many.
  test('has elements in proportion to its formulas', () => {
    for (const { path, elements, formulas, figures } of articles)
      expect(elements / (formulas + 10 * figures + 20), path).toBeLessThan(40);
  });

  // The target is 6 where there are no figures; those wait until they are seen.
  test('runs little JavaScript at once', () => {
    for (const { path, scripts } of articles) expect(weight(scripts), path).toBeLessThan(3.2);
  });
});

describe('a second article', () => {
  // The target is 16 for 2,500 characters and 37 formulas; ours are longer.
  test('costs its HTML, and what is rare in its formulas', () => {
    const alike = articles.filter(({ formulas, figures }) => formulas > 0 && figures > 0);
    const known = new Set(alike[0] && shared(alike[0]));
    for (const one of alike.slice(1)) {
      const fresh = shared(one).filter((file) => !known.has(file));
      expect(
        fresh.filter((file) => !isOwn(file)),
        one.path,
      ).toEqual([]);
      expect(weight(fresh), one.path).toBeLessThan(3.99);
      expect(html(one), one.path).toBeLessThan(48.2);
    }
  });
});

test('a page loads the style sheet of formulas where it shows one, and only there', () => {
  expect(visits.some(({ formulas }) => formulas === 0)).toBe(true);
  for (const { path, styles, formulas } of visits) {
    expect(styles.some(isFormulaSheet), path).toBe(formulas > 0);
  }
});

test('a page loads the styles of figures, of lists and of search where it needs them, and only there', () => {
  for (const { path, styles } of visits) {
    const page = readPage('main', path);
    const has = (sheet: string) => styles.some((file) => readFileSync(file, 'utf8').includes(sheet));
    expect(has('.figure-drawing'), path).toBe(/ data-figure=| class="card-figure"/.test(page));
    expect(has('.listing-head'), path).toBe(page.includes('class="listing"'));
    expect(has('.search-chips'), path).toBe(page.includes('data-search data-state'));
    expect(has('.formula-menu'), path).toBe(false);
  }
});
