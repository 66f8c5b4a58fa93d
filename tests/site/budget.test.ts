/** What pages weigh, compressed, without pictures. Where a limit is passed, find out why before you raise it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { attribute, hasClass, parsePage, type PageDocument } from './document.ts';
import { fileOf, htmlPages, readPage, siteDir, siteFiles } from './sites.ts';

/** What a browser asks for when it opens a page for the first time. */
interface Visit {
  path: string;
  styles: string[];
  scripts: string[];
  /** All of the site's: no page asks for more. */
  fonts: string[];
  formulas: number;
  figures: number;
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

const fontFiles = siteFiles('main')
  .filter((file) => file.endsWith('.woff2'))
  .map(inSite);

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
    fonts: styles.some(isFormulaSheet) ? fontFiles : [],
    formulas: page.elements.filter((element) => hasClass(element, 'katex')).length,
    figures: page.elements.filter((element) => attribute(element, 'data-figure') !== undefined).length,
  };
}

const isArticle = (path: string): boolean => /^\/articles\/[^/]+\/$/.test(path);
const html = ({ path }: Visit): number => weight([fileOf('main', path)]);
const shared = ({ styles, scripts, fonts }: Visit): string[] => [...styles, ...scripts, ...fonts];

const visits = htmlPages('main').map(visit);
const articles = visits.filter(({ path }) => isArticle(path));

describe('a first visit of an article', () => {
  test('brings, beside its HTML, little that does not serve the other articles', () => {
    expect(articles.length).toBeGreaterThan(5);
    for (const one of articles) {
      expect(weight(one.styles), one.path).toBeLessThan(15);
      // One set of fonts for the whole site; the target for 200 articles is 30.8.
      expect(weight(one.fonts), one.path).toBeLessThan(30);
      expect(1 + shared(one).length, `requests of ${one.path}`).toBeLessThan(24);
    }
  });

  // Beside that, the target of 44 in all leaves little for HTML: it must grow no faster than what is written.
  test('has HTML in proportion to what its author wrote', () => {
    for (const one of articles) {
      const source = fileOf('main', one.path.replace(/\/$/, '.md'));
      expect(html(one) / weight([source]), one.path).toBeLessThan(4.3);
    }
  });

  // The target is 6 where there are no figures; those wait until they are seen.
  test('runs little JavaScript at once', () => {
    for (const { path, scripts } of articles) expect(weight(scripts), path).toBeLessThan(4.5);
  });
});

describe('a second article', () => {
  // The target is 16 for 2,500 characters and 37 formulas; ours are longer.
  test('costs its HTML and nothing else', () => {
    const alike = articles.filter(({ formulas, figures }) => formulas > 0 && figures > 0);
    const known = new Set(alike[0] && shared(alike[0]));
    for (const one of alike.slice(1)) {
      expect(
        shared(one).filter((file) => !known.has(file)),
        one.path,
      ).toEqual([]);
      expect(html(one), one.path).toBeLessThan(47);
    }
  });
});

test('a page loads the style sheet of formulas where it shows one, and only there', () => {
  expect(visits.some(({ formulas }) => formulas === 0)).toBe(true);
  for (const { path, styles, formulas } of visits) {
    expect(styles.some(isFormulaSheet), path).toBe(formulas > 0);
  }
});
