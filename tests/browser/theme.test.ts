import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launch } from './harness.ts';

const browser = launch('main');

/** How light the page's ground is, from 0 to 255. */
const lightness = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const [body, root] = [document.body, document.documentElement].map(
      (one) => getComputedStyle(one).backgroundColor,
    );
    const colour = body === undefined || /, 0\)$/.test(body) ? (root ?? '') : body;
    const canvas = document.createElement('canvas').getContext('2d');
    if (canvas === null) throw new Error('no canvas');
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return (r + g + b) / 3;
  });

const themeSwitch = (page: Page) => page.locator('[data-theme-switch]');

describe('the theme', () => {
  test('follows the system until it is switched', async () => {
    expect(await lightness(await browser.open('/', { theme: 'light' }))).toBeGreaterThan(200);
    expect(await lightness(await browser.open('/', { theme: 'dark' }))).toBeLessThan(60);
  });

  test('follows the system while the page is open', async () => {
    const page = await browser.open('/', { theme: 'light' });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await lightness(page)).toBeLessThan(60);
    expect(await themeSwitch(page).getAttribute('aria-label')).toBe('改用亮色');
  });

  test('is kept on the next page and on the next visit', async () => {
    const page = await browser.open('/', { theme: 'light' });
    await themeSwitch(page).click();
    expect(await lightness(page)).toBeLessThan(60);
    await page.goto(`${browser.site.url}articles/xgboost/`);
    expect(await lightness(page)).toBeLessThan(60);
    await page.reload();
    expect(await lightness(page)).toBeLessThan(60);
    await page.emulateMedia({ colorScheme: 'dark' });
    await themeSwitch(page).click();
    expect(await lightness(page)).toBeGreaterThan(200);
  });

  test('is switched by keyboard, and the switch says what it will do', async () => {
    const page = await browser.open('/', { theme: 'light' });
    expect(await themeSwitch(page).getAttribute('aria-label')).toBe('改用暗色');
    await themeSwitch(page).focus();
    await page.keyboard.press('Enter');
    expect(await themeSwitch(page).getAttribute('aria-label')).toBe('改用亮色');
  });

  test('stands before the first paint: no flash of the other one', async () => {
    const page = await browser.open('/', { theme: 'light' });
    await themeSwitch(page).click();
    // The ground at the time of every frame from the first on.
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const look = () => {
        if (document.body !== null) seen.push(getComputedStyle(document.documentElement).colorScheme);
        if (seen.length < 20) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(`${browser.site.url}articles/xgboost/`);
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen.length))
      .toBe(20);
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect([...new Set(seen)]).toEqual(['dark']);
  });

  test('is announced to the browser, so that its own parts fit', async () => {
    const page = await browser.open('/', { theme: 'dark' });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toContain(
      'dark',
    );
  });

  test('still works where storage is forbidden', async () => {
    const page = await browser.open('/', { theme: 'light' });
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.reload();
    await themeSwitch(page).click();
    expect(await lightness(page)).toBeLessThan(60);
  });
});
