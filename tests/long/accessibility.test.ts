/** axe over every kind of page, the states of search, each figure and what opens over a page, in all views. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { allViews, axeFaultsIn, layOutBoxes } from '../browser/axe-views.ts';
import { launch } from '../browser/harness.ts';
import { kinds, rowsOf } from '../browser/kinds.ts';
import { openSearch, searchStates, type SearchState } from '../browser/search-states.ts';

const still = { reducedMotion: true } as const;

describe.each(['main', 'paging'] as const)('on the site %s', (name) => {
  const browser = launch(name);
  const more: [string, string][] = name === 'main' ? [['guide', '/guide/']] : [['offline', '/offline/']];

  test.each([...rowsOf(name), ...more])('axe finds nothing: %s', async (_, path) => {
    const page = await browser.open(path, still);
    await layOutBoxes(page);
    expect(await axeFaultsIn(page, allViews)).toEqual([]);
  });
});

describe('in search', () => {
  const browser = launch('paging');

  test.each(Object.keys(searchStates) as SearchState[])('axe finds nothing when it is %s', async (state) => {
    const page = await openSearch(browser, state, still);
    expect(await axeFaultsIn(page, allViews)).toEqual([]);
  });
});

describe('what opens over a page', () => {
  const browser = launch('main');
  const over: Record<string, (page: Page) => Promise<unknown>> = {
    'the preview of a reference': async (page) => {
      await page.locator('a.eqref').first().focus();
      await page.locator('.preview:popover-open').waitFor();
    },
    'the menu of a formula': async (page) => {
      await page.locator('.equation-handle').first().press('Enter');
      await page.locator('.formula-menu:popover-open').waitFor();
    },
    'the search dialog': async (page) => {
      await page.keyboard.press('/');
      await page.locator('dialog[open] input:focus').waitFor();
      await page.keyboard.insertText('梯度');
      await page.locator('dialog [data-state=done]').waitFor();
    },
  };

  test.each(Object.entries(over))('axe finds nothing: %s', async (_, bring) => {
    const page = await browser.open(kinds.main['article with tables'] ?? '', still);
    await layOutBoxes(page);
    await bring(page);
    expect(await axeFaultsIn(page, allViews)).toEqual([]);
  });
});

const articles = readdirSync('content/articles').filter((file) =>
  readFileSync(`content/articles/${file}`, 'utf8').includes('(figure:'),
);

describe('the figures of an article, as they come and after each of their controls was moved,', () => {
  const browser = launch('main');

  test.each(articles)('axe finds nothing: %s', async (file) => {
    const page = await browser.open(`/articles/${file.replace(/\.md$/, '')}/`, still);
    const bodies = await page.locator('[data-figure]').all();
    for (const body of bodies) await body.scrollIntoViewIfNeeded();
    for (const body of bodies) {
      await body.scrollIntoViewIfNeeded();
      await expect.poll(() => body.getAttribute('data-ready')).not.toBeNull();
    }
    // Only the figures: the rest of the page is asked above.
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('.prose > :not(figure.figure, :has([data-figure]))'))
        one.remove();
    });
    const found = await axeFaultsIn(page, allViews);
    for (const slider of await page.locator('input[type=range]').all()) await slider.press('End');
    for (const choice of await page.locator('fieldset.choice input:last-of-type').all()) await choice.check();
    expect([...found, ...(await axeFaultsIn(page, allViews.slice(0, 2)))]).toEqual([]);
  });
});
