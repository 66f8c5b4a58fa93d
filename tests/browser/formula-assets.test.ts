import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { serializeOuter } from 'parse5';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hasClass, parsePage, type Element } from '../site/document.ts';
import { htmlPages, readPage, siteFiles } from '../site/sites.ts';
import { launch } from './harness.ts';

const browser = launch('main');
const katex = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));

const sheetFile = (): string => siteFiles('main').find((file) => /^assets\/.*\.css$/.test(file)) ?? '';

/** Every formula of the articles and of the guide, each once, one below the other. */
function formulasOfSite(): string[] {
  const isFormula = (element: Element) => hasClass(element, 'katex') && !hasClass(element, 'equation-rows');
  const pages = htmlPages('main').filter((path) => /^\/(articles|guide)\//.test(path));
  const formulas = pages.flatMap((path) => {
    const { elements } = parsePage(readPage('main', path));
    const displays = elements.filter((element) => hasClass(element, 'katex-display'));
    const drawn = [...displays, ...elements.filter(isFormula)];
    return drawn.map((element) => serializeOuter(element));
  });
  return [...new Set(formulas)];
}

/** Without hinting, which on a coarse screen bends an outline by what other glyphs its font has. */
const style = `
  body { width: 1584px; margin: 8px; font: 16px/1.9 serif; }
  p { display: inline; margin: 0 12px; }
  .katex { text-rendering: geometricPrecision !important; }`;

/** The page of some formulas with a style sheet, as large as it is. */
async function shoot(page: Page, formulas: readonly string[], sheet: string): Promise<Buffer> {
  const body = formulas.map((html) => `<p>${html}</p>`).join('\n');
  const html = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${sheet}"><style>${style}</style>${body}`;
  await page.route('**/formulas.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(`${browser.site.url}formulas.html`);
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot({ fullPage: true });
}

/** How many formulas are shot at once: a screenshot must not be higher than Chromium can draw. */
const portion = 250;

test('cut fonts and rules draw every formula of the site as all of KaTeX’s do, pixel for pixel', async () => {
  const formulas = formulasOfSite();
  expect(formulas.length).toBeGreaterThan(500);
  const sheet = sheetFile();
  // Behind KaTeX's rules, which are the first line, stand the classes in the place of its inline styles.
  const own = readPage('main', `/${sheet}`).replace(/^.*\n/, '');
  const page = await browser.open('/404.html');
  await page.route('**/whole/katex.css', (route) =>
    route.fulfill({
      contentType: 'text/css',
      body: `${readFileSync(join(katex, 'katex.min.css'), 'utf8')}\n${own}`,
    }),
  );
  const asked = new Set<string>();
  await page.route('**/whole/fonts/*.woff2', (route) => {
    const name = route.request().url().replace(/.*\//, '');
    asked.add(name);
    return route.fulfill({ contentType: 'font/woff2', body: readFileSync(join(katex, 'fonts', name)) });
  });
  for (let from = 0; from < formulas.length; from += portion) {
    const some = formulas.slice(from, from + portion);
    const ours = await shoot(page, some, `/${sheet}`);
    const wanted = await shoot(page, some, '/whole/katex.css');
    expect(ours.equals(wanted), `formulas ${from} to ${from + some.length}`).toBe(true);
  }
  expect(asked.size).toBeGreaterThan(5);
});

test('a sheet that lacks one rule is seen to draw otherwise', async () => {
  const sheet = sheetFile();
  const page = await browser.open('/404.html');
  const lacking = readPage('main', `/${sheet}`).replace(
    /\.katex \.katex-accent \.accent-body:not\([^}]*\}/,
    '',
  );
  await page.route('**/lacking.css', (route) => route.fulfill({ contentType: 'text/css', body: lacking }));
  const accents = formulasOfSite()
    .filter((html) => html.includes('accent-body'))
    .slice(0, 20);
  const ours = await shoot(page, accents, `/${sheet}`);
  expect(ours.equals(await shoot(page, accents, '/lacking.css'))).toBe(false);
});
