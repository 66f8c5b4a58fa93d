/** The site by keyboard alone; wherever the focus stops, it is seen. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launch } from './harness.ts';

const browser = launch('main');
const article = '/articles/reparameterization-gumbel-softmax/';

/** What is wrong with how the focus is shown where it is; undefined where nothing is. */
const focusFaultNow = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (one === null || one === document.body) return 'nothing is focused';
    const name = `${one.tagName}.${one.className} ${one.textContent?.trim().slice(0, 30)}`;
    const { outlineStyle, outlineWidth, opacity } = getComputedStyle(one);
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return `${name}: no outline`;
    if (opacity !== '1') return `${name}: transparent`;
    // A link may go over two lines, with nothing of it in the middle.
    const seen = [...one.getClientRects()].some(({ left, top, width, height }) => {
      const found = document.elementFromPoint(left + width / 2, top + height / 2);
      return found !== null && (one.contains(found) || found.contains(one));
    });
    return seen ? undefined : `${name}: covered, or out of the screen`;
  });

/** The same, when what the focus has moved has come to rest. */
async function focusFault(page: Page): Promise<string | undefined> {
  for (let frame = 0; frame < 20; frame++) {
    if ((await focusFaultNow(page)) === undefined) return undefined;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return focusFaultNow(page);
}

/** Goes on by Tab until the focus is on what a selector names; every stop on the way must be seen. */
async function tabTo(page: Page, selector: string, most = 80): Promise<void> {
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press('Tab');
    expect(await focusFault(page)).toBeUndefined();
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  throw new Error(`${selector} is not reached by ${most} stops`);
}

const still = { reducedMotion: true } as const;

describe('by keyboard alone a reader', () => {
  test('jumps to the text, goes by the contents, sees what a reference means, copies a formula', async () => {
    const page = await browser.open(article, { ...still, width: 1440 });
    await tabTo(page, '.skip', 1);
    await page.keyboard.press('Enter');
    await tabTo(page, '.contents a', 3);
    await page.keyboard.press('Enter');
    const heading = decodeURIComponent(new URL(page.url()).hash.slice(1));
    await tabTo(page, '.equation-handle');
    // The focus went on from the heading, not from the beginning.
    expect(
      await page.evaluate((id) => {
        const from = document.getElementById(id);
        const to = document.activeElement;
        return from !== null && to !== null && (from.compareDocumentPosition(to) & 4) > 0;
      }, heading),
    ).toBe(true);
    await page.keyboard.press('Enter');
    expect(await focusFault(page)).toBeUndefined();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/\\[a-zA-Z]+/);
    await expect.poll(() => page.locator('.equation-handle:focus').count()).toBe(1);
    await tabTo(page, 'a.eqref');
    await page.locator('.preview:popover-open').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.preview:popover-open').count()).toBe(0);
    expect(await page.locator('a.eqref:focus').count()).toBe(1);
  });

  test('moves a figure, and finds it moved', async () => {
    const page = await browser.open(`${article}#fig-gradient-noise`, still);
    await page.locator('[data-figure="gradient-noise"][data-ready]').waitFor();
    await tabTo(page, '[data-figure="gradient-noise"] input');
    const reading = page.locator('[data-figure="gradient-noise"] .figure-now');
    const before = await reading.textContent();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => reading.textContent()).not.toBe(before);
    expect(await focusFault(page)).toBeUndefined();
  });

  test('searches in the dialog, goes among the results, and comes back', async () => {
    const page = await browser.open(article, still);
    await tabTo(page, '.find', 12);
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] input:focus').waitFor();
    expect(await focusFault(page)).toBeUndefined();
    await page.keyboard.insertText('单调');
    await page.locator('dialog [data-state=done]').waitFor();
    for (let stop = 0; stop < 3; stop++) {
      await page.keyboard.press('ArrowDown');
      expect(await focusFault(page)).toBeUndefined();
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.find:focus').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] input:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/articles/sliding-window-maximum/**');
  });

  test('narrows results by a tag, a category and their order, and takes it back', async () => {
    const page = await browser.open('/search/', still);
    const total = () => page.locator('main [data-search]').getAttribute('data-total');
    await tabTo(page, 'main input[type=search]', 20);
    await page.keyboard.insertText('梯度');
    await page.locator('main [data-state=done]').waitFor();
    const all = await total();
    await tabTo(page, '[data-chips] a', 3);
    await page.keyboard.press('Enter');
    await page.waitForURL(/tags=/);
    await expect.poll(total).not.toBe(all);
    expect(await focusFault(page)).toBeUndefined();
    await tabTo(page, 'select[data-choice=category]', 90);
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/category=/);
    await tabTo(page, '[data-reset]', 6);
    await page.keyboard.press('Enter');
    await expect.poll(total).toBe(all);
  });

  test('switches the theme', async () => {
    const page = await browser.open('/', still);
    await tabTo(page, '[data-theme-switch]', 14);
    await page.keyboard.press('Space');
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect(await focusFault(page)).toBeUndefined();
  });
});

describe('on a screen of 1280×1024 enlarged four times', () => {
  const small = { ...still, width: 320, height: 256 } as const;

  test.each(['/', article, '/search/'])('each stop of the focus is seen: %s', async (path) => {
    const page = await browser.open(path, small);
    const faults: string[] = [];
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press('Tab');
      if ((await page.locator(':focus').count()) === 0) break;
      const fault = await focusFault(page);
      if (fault !== undefined) faults.push(fault);
    }
    expect(faults).toEqual([]);
  });

  test('the search dialog leaves room for its results', async () => {
    const page = await browser.open('/', small);
    await page.keyboard.press('/');
    await page.locator('dialog[open] input:focus').waitFor();
    await page.keyboard.insertText('梯度');
    await page.locator('dialog [data-state=done]').waitFor();
    for (let stop = 0; stop < 6; stop++) {
      await page.keyboard.press('ArrowDown');
      expect(await focusFault(page)).toBeUndefined();
    }
    const { width, across } = await page.evaluate(() => ({
      width: innerWidth,
      across: document.querySelector('dialog')?.scrollWidth ?? 0,
    }));
    expect(across).toBeLessThanOrEqual(width);
  });
});
