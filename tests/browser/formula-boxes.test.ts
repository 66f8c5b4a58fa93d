/** Displayed formulas off the screen: not laid out, and yet as high as they will be. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launch } from './harness.ts';

const article = '/articles/vae/';
const browser = launch('main');

/** Height of the document and of each box. */
const heights = (page: Page) =>
  page.evaluate(() => ({
    page: document.documentElement.scrollHeight,
    boxes: [...document.querySelectorAll('.equation-box')].map((box) => box.getBoundingClientRect().height),
  }));

/** Has the page laid out in whole. */
const layOut = (page: Page) =>
  page.evaluate(() => {
    for (const box of document.querySelectorAll<HTMLElement>('.equation-box'))
      box.style.setProperty('content-visibility', 'visible');
  });

describe('displayed formulas', () => {
  test('are as high before they are laid out as after', async () => {
    const page = await browser.open(article, { width: 390 });
    await page.evaluate(() => document.fonts.ready);
    const before = await heights(page);
    await layOut(page);
    const after = await heights(page);
    expect(before.boxes.length).toBeGreaterThan(10);
    for (const [i, height] of before.boxes.entries())
      expect(Math.abs(height - (after.boxes[i] ?? 0)), `box ${i}`).toBeLessThan(4);
    expect(Math.abs(before.page - after.page)).toBeLessThan(0.002 * after.page);
  });

  test('shift nothing while a reader scrolls', async () => {
    const page = await browser.open(article, { width: 390 });
    const shift = await page.evaluate(async () => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
      const frame = () => new Promise(requestAnimationFrame);
      for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
        scrollTo({ top: y, behavior: 'instant' });
        await frame();
        await frame();
      }
      await new Promise((done) => setTimeout(done, 100));
      return sum;
    });
    expect(shift).toBeLessThan(0.01);
  });

  test('are where an address leads, and stay there', async () => {
    const page = await browser.open(article, { width: 390, reducedMotion: true });
    const id = await page.evaluate(() => [...document.querySelectorAll('.equation[id]')].at(-1)?.id ?? '');
    await page.goto(`${page.url()}#${id}`);
    const top = () =>
      page.evaluate((name) => document.getElementById(name)?.getBoundingClientRect().top ?? -1, id);
    await expect.poll(async () => Math.abs((await top()) - 24)).toBeLessThan(40);
    const seen = await top();
    await layOut(page);
    expect(Math.abs((await top()) - seen)).toBeLessThan(4);
  });

  test('are found by what they show though they are off the screen', async () => {
    const page = await browser.open(article, { width: 390, reducedMotion: true });
    const leaf = page.locator('.equation-box .katex-html .mathnormal').last();
    await leaf.evaluate((element) => {
      element.textContent = 'unheard';
    });
    const found = await page.evaluate(() => {
      const { find } = window as unknown as { find: (text: string) => boolean };
      const isFound = find('unheard');
      return { isFound, width: getSelection()?.getRangeAt(0).getBoundingClientRect().width ?? 0 };
    });
    expect(found.isFound).toBe(true);
    expect(found.width).toBeGreaterThan(20);
  });
});
