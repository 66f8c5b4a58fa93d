/** What a reader's system asks for: its own colours, no motion. */
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { launch } from './harness.ts';
import { kinds } from './kinds.ts';

const browser = launch('main');
const article = '/articles/xgboost/';

/** How many pixels of an element are nearer to its ink than to its ground. */
async function ink(element: Locator): Promise<number> {
  const { data } = await sharp(await element.screenshot({ animations: 'disabled' }))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dark = data.filter((value) => value < 128).length;
  return Math.min(dark, data.length - dark);
}

describe('where the system chooses the colours', () => {
  test('letters under accents are seen', async () => {
    const amounts: number[] = [];
    for (const forcedColors of [false, true]) {
      const page = await browser.open(article, { forcedColors });
      const accent = page.locator('.prose p .katex:has(mover)').first();
      await accent.scrollIntoViewIfNeeded();
      amounts.push(await ink(accent));
    }
    const [own = 0, forced = 0] = amounts;
    expect(own).toBeGreaterThan(20);
    expect(forced / own).toBeGreaterThan(0.85);
    expect(forced / own).toBeLessThan(1.3);
  });

  test('they hold against the theme that was chosen here, and the switch, which would do nothing, is gone', async () => {
    const page = await browser.open(article, { theme: 'light', forcedColors: true });
    const line = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('color-scheme'));
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark';
    });
    expect(await line()).toBe('light dark');
    expect(await page.locator('[data-theme-switch]').isVisible()).toBe(false);
  });

  test('the page and the section that a reader is in are marked by more than a colour', async () => {
    const lineOf = (link: Locator) => link.evaluate((one) => getComputedStyle(one).textDecorationLine);
    const list = await browser.open(kinds.main.tags ?? '', { forcedColors: true });
    expect(await lineOf(list.locator('.bar nav [aria-current]'))).toBe('underline');
    const page = await browser.open(article, { forcedColors: true, width: 1440 });
    expect(await lineOf(page.locator('.contents [aria-current]').first())).toBe('underline');
  });
});

describe('a reader who wants no motion', () => {
  test('sees none: nothing blinks, slides or scrolls by itself', async () => {
    const moving = async (reducedMotion: boolean) => {
      const page = await browser.open('/', { reducedMotion });
      return page.evaluate(() => ({
        animations: document.getAnimations().length,
        scrolling: getComputedStyle(document.documentElement).scrollBehavior,
      }));
    };
    expect(await moving(true)).toEqual({ animations: 0, scrolling: 'auto' });
    expect(await moving(false)).toEqual({ animations: 1, scrolling: 'smooth' });
  });
});
