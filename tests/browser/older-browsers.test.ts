/** What a browser lacks is left out, and nothing else with it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launch } from './harness.ts';
import { kinds } from './kinds.ts';

const browser = launch('main');
const article = kinds.main['article with tables'] ?? '';

/** A page in a browser as it would be without something: what it is without is taken away before any script runs. */
async function openWithout(path: string, takeAway: () => void): Promise<Page> {
  const page = await browser.open(path, { reducedMotion: true, expected: /is not a function/ });
  await page.addInitScript(takeAway);
  await page.reload();
  return page;
}

test('without popovers a reference leads to its equation at once, and nothing lies about', async () => {
  const page = await openWithout(article, () => {
    for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover'])
      Reflect.deleteProperty(HTMLElement.prototype, name);
  });
  const reference = page.locator('a.eqref').first();
  await page.keyboard.press('Tab');
  await reference.hover();
  await reference.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#eq-/);
  expect(await page.locator('.preview, .formula-menu, .equation-handle').count()).toBe(0);
});

test('without the colours of two themes there is no switch between them', async () => {
  const page = await openWithout('/', () => {
    const { supports } = CSS;
    CSS.supports = (...words: string[]) =>
      !words.join(':').includes('light-dark') && supports.apply(CSS, words as [string]);
  });
  expect(await page.locator('[data-theme-switch]').isVisible()).toBe(false);
  expect(await page.locator('.find').isVisible()).toBe(true);
});

test('without dialogs one searches on the page for it', async () => {
  const page = await openWithout('/', () => {
    Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal');
  });
  await page.keyboard.press('/');
  await page.waitForURL('**/search/');
});

test('without what the scripts are written in, all is as without scripts', async () => {
  const page = await openWithout(article, () => {
    Reflect.deleteProperty(Array.prototype, 'at');
  });
  expect(await page.evaluate(() => document.documentElement.className)).toBe('');
  expect(await page.locator('.figure-controls:visible').count()).toBe(0);
  expect(await page.locator('.figure-drawing:visible').count()).toBeGreaterThan(0);
  expect(await page.locator('.prose .katex').first().isVisible()).toBe(true);
});
