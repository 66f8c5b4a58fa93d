import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launch } from './harness.ts';

const browser = launch('main');

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Selects from one element to another and copies, as a reader would. */
async function copy(page: Page, from: string, to: string): Promise<string> {
  await page.evaluate(
    ([first = '', last = '']) => {
      const range = document.createRange();
      range.setStart(document.querySelector(first) as Element, 0);
      const end = document.querySelector(last) as Element;
      range.setEnd(end, end.childNodes.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    [from, to],
  );
  await page.keyboard.press('ControlOrMeta+c');
  return clipboard(page);
}

describe('what is copied', () => {
  test('has formulas as their TeX, and nothing of how they are drawn', async () => {
    const page = await browser.open('/articles/xgboost/');
    const paragraph = await page.evaluate(() => {
      const found = [...document.querySelectorAll('.prose > p')].find(
        (p) => p.querySelectorAll('.katex').length > 1,
      );
      found?.setAttribute('data-test', '');
      return [...(found?.querySelectorAll('annotation') ?? [])].map((tex) => `$${tex.textContent}$`);
    });
    const text = await copy(page, '[data-test]', '[data-test]');
    expect(paragraph.length).toBeGreaterThan(1);
    for (const tex of paragraph) expect(text.split(tex).length, tex).toBeGreaterThan(1);
    expect(text).not.toMatch(/[\u200b]|⋯|#$/);
  });

  test('has a displayed formula whole, wherever in it the selection ends', async () => {
    const page = await browser.open('/articles/xgboost/');
    const tex = await page.evaluate(() => document.querySelector('.equation annotation')?.textContent);
    expect(await copy(page, '.equation .katex-html .mathnormal', '.equation .katex-html .mathnormal')).toBe(
      tex?.trim(),
    );
    const lines = await copy(page, '.prose p', '.equation .katex-html .mathnormal');
    expect(lines).toContain(`$$\n${tex}\n$$`);
  });

  test('has a table in rows and columns', async () => {
    const page = await browser.open('/articles/xgboost/');
    const cells = await page.evaluate(() => {
      const table = [...document.querySelectorAll('.prose table')].find(
        (one) => one.querySelector('.katex') !== null,
      );
      table?.setAttribute('data-test', '');
      return [...(table?.querySelectorAll('tr') ?? [])].map((row) => row.children.length);
    });
    const text = await copy(page, '[data-test]', '[data-test]');
    expect(cells.length).toBeGreaterThan(1);
    expect(text.split('\n').map((line) => line.split('\t').length)).toEqual(cells);
    expect(text).toMatch(/\$[^$]+\$/);
  });

  test('has numbered rows as they were written, without the column of their numbers', async () => {
    const page = await browser.open('/guide/');
    await page.evaluate(() =>
      document.querySelector('.equation:has(.equation-rows)')?.setAttribute('data-test', ''),
    );
    const text = await copy(page, '[data-test] .katex-html .mathnormal', '[data-test] .equation-rows');
    expect(text).toContain('\\begin{align}');
    expect(text).toContain('\\nonumber');
    expect(text).not.toMatch(/\\tag\*|\\label|align\*|\(\d\)/);
  });
});

describe('the handle of a formula', () => {
  test('copies its TeX, its MathML, and its address', async () => {
    const page = await browser.open('/articles/xgboost/');
    const equation = page.locator('.equation[id]').first();
    const id = (await equation.getAttribute('id')) ?? '';
    await equation.hover();
    const choose = async (index: number) => {
      await equation.locator('.equation-handle').click();
      const button = page.locator('.formula-menu button').nth(index);
      await button.click();
      await page.locator('.formula-menu').waitFor({ state: 'hidden' });
      return clipboard(page);
    };
    expect(await choose(0)).toBe(await equation.locator('annotation').textContent());
    expect(await choose(1)).toMatch(
      /^<math xmlns="http:\/\/www\.w3\.org\/1998\/Math\/MathML"[\s\S]*<\/math>$/,
    );
    const address = await choose(2);
    expect(decodeURIComponent(new URL(address).hash)).toBe(`#${id}`);
    expect(new URL(address).pathname).toBe(new URL(page.url()).pathname);
  });

  test('of numbered rows copies the address of a row', async () => {
    const page = await browser.open('/guide/');
    const equation = page.locator('.equation:has(.equation-rows a[id])').first();
    await equation.hover();
    await equation.locator('.equation-handle').click();
    await page.locator('.formula-menu button').nth(2).click();
    await page.locator('.formula-menu').waitFor({ state: 'hidden' });
    const id = decodeURIComponent(new URL(await clipboard(page)).hash.slice(1));
    expect(await page.locator(`.equation-rows a[id="${id}"]`).count()).toBe(1);
  });

  test('is reached by keyboard, and its menu left by Escape', async () => {
    const page = await browser.open('/articles/xgboost/');
    const number = page.locator('.equation a.equation-number').first();
    await number.focus();
    const handle = page.locator('.equation:focus-within .equation-handle');
    await handle.waitFor({ state: 'attached' });
    await handle.focus();
    await page.keyboard.press('Enter');
    await page.locator('.formula-menu').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('.formula-menu') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.formula-menu').waitFor({ state: 'hidden' });
  });
});

describe('the preview of a reference', () => {
  const previewed = (page: Page) => page.locator('.preview');

  test('shows the formula on hover, and goes when the pointer goes', async () => {
    const page = await browser.open('/articles/xgboost/');
    const link = page.locator('a.eqref[href^="#eq-"]').first();
    const id = decodeURIComponent((await link.getAttribute('href'))?.slice(1) ?? '');
    await link.hover();
    await previewed(page).waitFor();
    const wanted = await page.locator(`[id="${id}"] annotation`).textContent();
    expect(await previewed(page).locator('annotation').textContent()).toBe(wanted);
    expect(await previewed(page).locator('[id]').count()).toBe(0);
    await page.mouse.move(2, 2);
    await previewed(page).waitFor({ state: 'hidden' });
  });

  test('shows it on focus, and goes on Escape', async () => {
    const page = await browser.open('/articles/xgboost/');
    await page.locator('a.eqref').first().focus();
    await previewed(page).waitFor();
    await page.keyboard.press('Escape');
    await previewed(page).waitFor({ state: 'hidden' });
  });

  test('stays with a focused reference that the page had to scroll to', async () => {
    const page = await browser.open('/articles/xgboost/');
    const links = page.locator('a.eqref[href^="#eq-"]');
    await links.first().focus();
    await previewed(page).waitFor();
    await page.keyboard.press('Escape');
    const away = links.last();
    await away.focus();
    await previewed(page).waitFor();
    // Twice as long as a preview stays once it is left.
    const distance = await away.evaluate(async (link) => {
      scrollBy({ top: 40, behavior: 'instant' });
      await new Promise((done) => setTimeout(done, 500));
      const box = document.querySelector('.preview')?.getBoundingClientRect();
      const at = link.getBoundingClientRect();
      return Math.min(Math.abs((box?.top ?? 0) - at.bottom), Math.abs((box?.bottom ?? 0) - at.top));
    });
    expect(await previewed(page).isVisible()).toBe(true);
    expect(distance).toBeLessThan(16);
    await away.evaluate((link) => link.blur());
    await previewed(page).waitFor({ state: 'hidden' });
  });

  test('shows it on the first tap, and the second follows', async () => {
    const page = await browser.open('/articles/xgboost/');
    const link = page.locator('a.eqref[href^="#eq-"]').first();
    const tap = () =>
      link.evaluate((element) =>
        element.dispatchEvent(
          new PointerEvent('click', { pointerType: 'touch', bubbles: true, cancelable: true, view: window }),
        ),
      );
    await tap();
    await previewed(page).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await tap();
    await page.waitForURL(/#eq-/);
  });

  test('shows a formula of another article', async () => {
    const page = await browser.open('/guide/');
    const link = page.locator('a.eqref[href*="/articles/xgboost/#eq-gain"]').first();
    await link.hover();
    await previewed(page).waitFor();
    expect(await previewed(page).locator('.equation annotation').textContent()).toContain('\\frac');
    expect(await previewed(page).locator('.go').getAttribute('href')).toMatch(
      /\/articles\/xgboost\/#eq-gain$/,
    );
  });

  test('shows a theorem', async () => {
    const page = await browser.open('/guide/');
    await page.locator('a.eqref[href="#thm-jensen"]').first().hover();
    await previewed(page).waitFor();
    expect(await previewed(page).textContent()).toContain('琴生不等式');
  });

  test('shows the whole formula for the number of a row', async () => {
    const page = await browser.open('/guide/');
    await page.locator('a.eqref[href="#eq-square"]').first().hover();
    await previewed(page).waitFor();
    expect(await previewed(page).locator('.equation-box .katex').count()).toBe(1);
    expect(await previewed(page).locator('.equation-rows .equation-number').count()).toBe(1);
  });
});

describe.each([
  [390, 'light'],
  [820, 'dark'],
  [1440, 'light'],
] as const)('at %i pixels, %s, the number of a row', (width, theme) => {
  test('looks like that of a whole formula, at the same edge, beside its row', async () => {
    const page = await browser.open('/guide/', { width, theme });
    await page.evaluate(() => document.fonts.ready);
    const looks = await page.evaluate(() => {
      const row = document.querySelector('.equation-rows a.equation-number') as HTMLElement;
      const equation = row.closest('.equation') as HTMLElement;
      const whole = document.querySelector('.equation > a.equation-number') as HTMLElement;
      const look = (element: HTMLElement) => {
        const { color, fontFamily, fontSize } = getComputedStyle(element);
        return { color, fontFamily, fontSize: Number.parseFloat(fontSize).toFixed(1) };
      };
      const text = (element: Element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect();
      };
      const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2;
      // The second row is the numbered one: its relation stands on its baseline.
      const leaves = [...equation.querySelectorAll('.equation-box .katex-html span')];
      const relations = leaves.filter(({ textContent }) => textContent === '=');
      return {
        row: look(row),
        whole: look(whole),
        edges: text(row).right - text(whole).right,
        offset: middle(text(row)) - middle(text(relations[relations.length - 1] as Element)),
      };
    });
    expect(looks.row).toEqual(looks.whole);
    expect(Math.abs(looks.edges)).toBeLessThan(1.5);
    expect(Math.abs(looks.offset)).toBeLessThan(5);
  });
});
