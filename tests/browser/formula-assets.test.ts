import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { serializeOuter } from 'parse5';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { attribute, hasClass, parsePage, type Element } from '../site/document.ts';
import { htmlPages, readPage } from '../site/sites.ts';
import { launch } from './harness.ts';

const browser = launch('main');
const katex = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));

/** A page with formulas, and the style sheets it draws them with. */
interface Shown {
  path: string;
  formulas: string[];
  sheets: string[];
}

const isFormula = (element: Element) => hasClass(element, 'katex') && !hasClass(element, 'equation-rows');

/** The articles and the guide, and the lists, which show titles and summaries. */
function pagesWithFormulas(): Shown[] {
  const paths = htmlPages('main').filter((path) =>
    /^\/(articles|guide|archive)\/|^\/(page\/\d+\/)?$/.test(path),
  );
  return paths.map((path) => {
    const { elements } = parsePage(readPage('main', path));
    const displays = elements.filter((element) => hasClass(element, 'katex-display'));
    const drawn = [...displays, ...elements.filter(isFormula)];
    const links = elements.flatMap((element) =>
      attribute(element, 'rel') === 'stylesheet' ? (attribute(element, 'href') ?? '') : [],
    );
    return {
      path,
      formulas: [...new Set(drawn.map((element) => serializeOuter(element)))],
      sheets: links.filter((href) => href.startsWith('/assets/')),
    };
  });
}

/** Without hinting, which on a coarse screen bends an outline by what other glyphs its font has. */
const style = `
  body { width: 1584px; margin: 8px; font: 16px/1.9 serif; }
  p { display: inline; margin: 0 12px; }
  .katex { text-rendering: geometricPrecision !important; }`;

/** The page of some formulas with style sheets, as large as it is. */
async function shoot(page: Page, formulas: readonly string[], sheets: readonly string[]): Promise<Buffer> {
  const body = formulas.map((html) => `<p>${html}</p>`).join('\n');
  const links = sheets.map((sheet) => `<link rel="stylesheet" href="${sheet}">`).join('');
  const html = `<!doctype html><meta charset="utf-8">${links}<style>${style}</style>${body}`;
  await page.route('**/formulas.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(`${browser.site.url}formulas.html`);
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot({ fullPage: true });
}

/** How many formulas are shot at once: a screenshot must not be higher than Chromium can draw. */
const portion = 250;

/** All of KaTeX, and the classes of a page in the place of inline styles: they stand behind the first line. */
async function routeWhole(page: Page, sheets: readonly string[], asked: Set<string>): Promise<void> {
  const own = sheets.map((sheet) => readPage('main', sheet).replace(/^.*\n/, ''));
  const whole = readFileSync(join(katex, 'katex.min.css'), 'utf8');
  await page.unrouteAll();
  await page.route('**/whole/katex.css', (route) =>
    route.fulfill({ contentType: 'text/css', body: [whole, ...own].join('\n') }),
  );
  await page.route('**/whole/fonts/*.woff2', (route) => {
    const name = route.request().url().replace(/.*\//, '');
    asked.add(name);
    return route.fulfill({ contentType: 'font/woff2', body: readFileSync(join(katex, 'fonts', name)) });
  });
}

/** Neighbours together, up to a portion: what one of them lacks another is unlikely to bring. */
function packed(pages: readonly Shown[]): Shown[] {
  const packs: Shown[] = [];
  for (const { path, formulas, sheets } of pages) {
    const last = packs.at(-1);
    if (last === undefined || last.formulas.length + formulas.length > portion)
      packs.push({ path, formulas: [...formulas], sheets: [...sheets] });
    else {
      last.formulas = [...new Set([...last.formulas, ...formulas])];
      last.sheets = [...new Set([...last.sheets, ...sheets])];
    }
  }
  return packs;
}

test('pages’ cut fonts and rules draw their formulas as all of KaTeX’s do, pixel for pixel', async () => {
  const page = await browser.open('/404.html');
  const asked = new Set<string>();
  const pages = pagesWithFormulas();
  const isList = ({ path }: Shown) => !/articles|guide/.test(path);
  const packs = [...packed(pages.filter(isList)), ...packed(pages.filter((one) => !isList(one)))];
  for (const { path, formulas, sheets } of packs) {
    await routeWhole(page, sheets, asked);
    for (let from = 0; from < formulas.length; from += portion) {
      const some = formulas.slice(from, from + portion);
      const ours = await shoot(page, some, sheets);
      const wanted = await shoot(page, some, ['/whole/katex.css']);
      expect(ours.equals(wanted), `from ${path}, formulas ${from} to ${from + some.length}`).toBe(true);
    }
  }
  expect(packs.flatMap(({ formulas }) => formulas).length).toBeGreaterThan(500);
  expect(asked.size).toBeGreaterThan(5);
});

test('a preview brings the sheets of the page that it comes from', async () => {
  const [from, to] = pagesWithFormulas().filter(
    ({ path, sheets }) => /articles/.test(path) && sheets.length > 1,
  );
  const own = to?.sheets.at(-1) ?? '';
  const page = await browser.open(from?.path ?? '');
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    link.id = 'test';
    link.textContent = 'there';
    document.querySelector('.prose > p')?.prepend(link);
  }, to?.path ?? '');
  const has = () => page.locator(`link[rel=stylesheet][href$="${own}"]`).count();
  expect(await has()).toBe(0);
  await page.locator('#test').hover();
  await page.locator('.preview:popover-open').waitFor();
  expect(await has()).toBe(1);
  // Before the page's own, which keep the last word.
  const last = await page.locator('link[rel=stylesheet]').last().getAttribute('href');
  expect(last?.endsWith(own)).toBe(false);
});

test('a page that lacks one rule, or its own sheet, is seen to draw otherwise', async () => {
  const page = await browser.open('/404.html');
  const pages = pagesWithFormulas();
  const accented = pages.find(({ formulas }) => formulas.some((html) => html.includes('accent-body')));
  const [common = ''] = accented?.sheets ?? [];
  const lacking = readPage('main', common).replace(/\.katex \.katex-accent \.accent-body:not\([^}]*\}/, '');
  await page.route('**/lacking.css', (route) => route.fulfill({ contentType: 'text/css', body: lacking }));
  const accents = accented?.formulas.filter((html) => html.includes('accent-body')).slice(0, 20) ?? [];
  const ours = await shoot(page, accents, [common]);
  expect(ours.equals(await shoot(page, accents, ['/lacking.css']))).toBe(false);

  const rare = pages.find(({ sheets }) => sheets.length > 1);
  if (rare === undefined) throw new Error('no page has a sheet of its own');
  const some = rare.formulas.slice(0, portion);
  const whole = await shoot(page, some, rare.sheets);
  expect(whole.equals(await shoot(page, some, rare.sheets.slice(0, 1)))).toBe(false);
});
