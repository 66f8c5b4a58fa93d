import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launch } from './harness.ts';
import { kinds } from './kinds.ts';
import { faultsOnPaper, openOnPaper } from './paper.ts';

describe('on paper', () => {
  const browser = launch('main');

  // All kinds are in `tests/long`.
  test.each(['home', 'article with code', 'search'])(
    'there is dark ink on white, nothing to press, nothing off the sheet: %s',
    async (kind) => {
      expect(await faultsOnPaper(await openOnPaper(browser, kinds.main[kind] ?? ''))).toEqual([]);
    },
  );

  test('long lines of code are broken, formulas and figures are whole, answers are open', async () => {
    const page = await openOnPaper(browser, '/articles/sliding-window-maximum/');
    await page.evaluate(() => {
      for (const code of document.querySelectorAll('figure.code code')) code.append('x = 1 + '.repeat(40));
    });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('figure.code pre, .equation-box, .table-scroll, .figure-drawing')]
        .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
        .map((box) => box.textContent?.slice(0, 60)),
    );
    expect(cut).toEqual([]);
    for (const figure of await page.locator('figure.figure').all()) {
      expect(await figure.locator('.figure-drawing:visible svg').count()).toBe(1);
      expect(await figure.locator('.figure-controls').isVisible()).toBe(false);
    }
    for (const answer of await page.locator('.prose details > :not(summary)').all())
      expect((await answer.boundingBox())?.height).toBeGreaterThan(0);
  });

  test('a link to another site shows its address', async () => {
    const page = await openOnPaper(browser, '/articles/xgboost/');
    const link = page.locator('.prose a[href^="http"]').first();
    const after = await link.evaluate((element) => getComputedStyle(element, '::after').content);
    expect(after).toContain((await link.getAttribute('href')) ?? 'nothing');
  });
});

describe('what lies over the page is not printed:', () => {
  const browser = launch('main');

  /** What is drawn on the sheets of a printed page. */
  const printed = async (page: Page): Promise<string> => {
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
    const streams = pdf.toString('latin1').matchAll(/FlateDecode[^>]*>> stream\n([\s\S]*?)\nendstream/g);
    const drawn = [...streams].map(([, bytes = '']) => inflateSync(Buffer.from(bytes, 'latin1')));
    expect(drawn.length).toBeGreaterThan(10);
    return createHash('sha1').update(Buffer.concat(drawn)).digest('hex');
  };
  /** An article up to its first reference to an equation: figures, which are drawn when seen, do not matter here. */
  const openBeginning = async (theme: 'light' | 'dark') => {
    const page = await browser.open('/articles/xgboost/', { theme, reducedMotion: true });
    await page.evaluate(() => {
      const all = [...document.querySelectorAll('.prose > *')];
      const last = all.findIndex((one) => one.querySelector('a.eqref') !== null);
      for (const one of all.slice(last + 1)) one.remove();
    });
    return page;
  };
  // By keyboard: what a pointer hovers over moves when a page is laid out for paper.
  const over: Record<string, (page: Page) => Promise<unknown>> = {
    'the preview of a reference': async (page) => {
      await page.locator('a.eqref').first().focus();
      await page.locator('.preview:popover-open').waitFor();
    },
    'the menu of a formula': async (page) => {
      await page.keyboard.press('Tab');
      await page.locator('.equation-handle').first().press('Enter');
      await page.locator('.formula-menu:popover-open').waitFor();
    },
    'the search dialog': async (page) => {
      await page.keyboard.press('/');
      await page.locator('dialog[open]').waitFor();
    },
  };

  test.each(Object.entries(over))('%s', async (_, bring) => {
    const page = await openBeginning('dark');
    await bring(page);
    const open = await printed(page);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('dialog, [popover]')) one.remove();
    });
    expect(await printed(page)).toBe(open);
  });

  test('nor does the theme change a printed page', async () => {
    const light = await printed(await openBeginning('light'));
    expect(await printed(await openBeginning('dark'))).toBe(light);
  });
});
