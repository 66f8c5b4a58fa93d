import { describe, expect, test } from 'vitest';
import { launch } from './harness.ts';
import { kinds, rowsOf } from './kinds.ts';

const browser = launch('main');
const without = { javaScript: false } as const;

describe('without JavaScript', () => {
  test.each(rowsOf('main'))('the page is whole: %s', async (_, path) => {
    const page = await browser.open(path, without);
    const main = page.locator('main');
    expect(await page.getByRole('heading', { level: 1 }).first().isVisible()).toBe(true);
    expect(((await main.textContent()) ?? '').trim().length).toBeGreaterThan(20);
  });

  test.each(rowsOf('main'))('nothing is shown that does nothing: %s', async (_, path) => {
    const page = await browser.open(path, without);
    const shown = page.locator('button:visible, input:visible, select:visible, [role=button]:visible');
    expect(
      await shown.evaluateAll((elements) => elements.map((element) => element.outerHTML.slice(0, 120))),
    ).toEqual([]);
  });

  test('an article has its figures, each one picture for the width, with its numbers', async () => {
    for (const width of [390, 1280]) {
      const page = await browser.open('/articles/reparameterization-gumbel-softmax/', { ...without, width });
      const figures = page.locator('figure.figure');
      expect(await figures.count()).toBeGreaterThan(0);
      for (const figure of await figures.all()) {
        expect(await figure.locator('.figure-drawing:visible').count()).toBe(1);
        expect(await figure.locator('svg:visible').count()).toBeGreaterThan(0);
        expect(await figure.locator('.figure-now').textContent()).toMatch(/\d/);
        expect(await figure.locator('figcaption').isVisible()).toBe(true);
      }
    }
  });

  test('formulas are typeset, answers can be opened, contents lead on', async () => {
    const page = await browser.open('/articles/xgboost/', { ...without, width: 1440 });
    expect(await page.locator('.katex .katex-html').first().isVisible()).toBe(true);
    const answer = page.locator('.prose details').first();
    await answer.locator('summary').click();
    expect(await answer.locator('p').first().isVisible()).toBe(true);
    await page.getByRole('navigation', { name: '目录' }).getByRole('link', { name: '常见误解' }).click();
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#常见误解');
  });

  test('the search page says what to do instead, and leads to the tags', async () => {
    const page = await browser.open(kinds.main['search'] ?? '', without);
    // `getByText` passes over what stands in a noscript.
    const advice = page.locator('main noscript p').first();
    expect(await advice.isVisible()).toBe(true);
    expect(await advice.textContent()).toContain('搜索要用 JavaScript');
    expect(await page.locator('main a[href*="/tags/"]').first().isVisible()).toBe(true);
  });

  test('the theme follows the system', async () => {
    const ground = async (theme: 'light' | 'dark') => {
      const page = await browser.open('/', { ...without, theme });
      return page.evaluate(
        () => getComputedStyle(document.documentElement).colorScheme + getComputedStyle(document.body).color,
      );
    };
    expect(await ground('light')).not.toBe(await ground('dark'));
  });
});
