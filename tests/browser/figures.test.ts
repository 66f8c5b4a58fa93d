import { readdirSync, readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { figureNames } from '../../src/figures/names.ts';
import { launch } from './harness.ts';

const browser = launch('main');

/** The article in which a figure stands. */
function articleOf(name: string): string {
  const file = readdirSync('content/articles').find((one) =>
    readFileSync(`content/articles/${one}`, 'utf8').includes(`(figure:${name})`),
  );
  if (file === undefined) throw new Error(`no article shows ${name}`);
  return `/articles/${file.replace(/\.md$/, '')}/`;
}

const names = [...figureNames()].sort();

/** A figure brought to life. */
async function living(page: Page, name: string): Promise<Locator> {
  const body = page.locator(`[data-figure="${name}"]`);
  await body.scrollIntoViewIfNeeded();
  await page.locator(`[data-figure="${name}"][data-ready]`).waitFor();
  return body;
}

const reading = (body: Locator) => body.locator('.figure-now').textContent();

describe.each(names)('the figure %s', (name) => {
  const path = articleOf(name);

  test('moves by keyboard: numbers and address follow', async () => {
    const page = await browser.open(path);
    const body = await living(page, name);
    const before = await reading(body);
    const slider = body.locator('input[type=range]').first();
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => reading(body)).not.toBe(before);
    await expect.poll(() => new URL(page.url()).hash).toMatch(new RegExp(`^#fig-${name}\\?.+=`));
    expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('comes back from its address, and is in view', async () => {
    const page = await browser.open(path);
    const body = await living(page, name);
    await body.locator('input[type=range]').first().focus();
    await page.keyboard.press('End');
    await expect.poll(() => new URL(page.url()).hash).toContain('?');
    const [moved, hash] = [await reading(body), new URL(page.url()).hash];

    const again = await browser.open(`${path}${hash}`);
    const restored = await living(again, name);
    expect(await reading(restored)).toBe(moved);
    await expect.poll(async () => (await restored.boundingBox())?.y ?? 9999).toBeLessThan(900);
  });

  test('follows the address when it changes', async () => {
    const page = await browser.open(path);
    const body = await living(page, name);
    const start = await reading(body);
    await body.locator('input[type=range]').first().focus();
    await page.keyboard.press('End');
    await expect.poll(() => reading(body)).not.toBe(start);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#fig-${name}`);
    await expect.poll(() => reading(body)).toBe(start);
  });

  test('is drawn alike before and after it comes to life', async () => {
    const page = await browser.open(path, { width: 1280 });
    const body = page.locator(`[data-figure="${name}"]`);
    const before = await reading(body);
    await living(page, name);
    expect(await reading(body)).toBe(before);
  });

  test('has controls with names and speaks its numbers', async () => {
    const page = await browser.open(path);
    const body = await living(page, name);
    expect(await body.locator('.figure-now').getAttribute('aria-live')).toBe('polite');
    for (const control of await body.locator('input, button, select').all()) {
      const label = await control.evaluate((element) => {
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        return (
          labels.map((one) => one.textContent).join('') ||
          element.textContent ||
          element.getAttribute('aria-label') ||
          ''
        );
      });
      expect(label).toMatch(/\p{Script=Han}/u);
      expect(await control.isEnabled()).toBe(true);
    }
  });

  test.each([320, 390, 820, 1440])(
    'at %i pixels, every letter is at least 12 pixels high and inside the picture',
    async (width) => {
      const page = await browser.open(path, { width });
      const body = await living(page, name);
      const faults = await body.evaluate((element) =>
        [...element.querySelectorAll('svg text')].flatMap((text) => {
          const svg = text.closest('svg');
          if (svg === null || !text.checkVisibility() || (text.textContent ?? '').trim() === '') return [];
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
          const [box, frame] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
          const out =
            box.left < frame.left - 1 ||
            box.right > frame.right + 1 ||
            box.top < frame.top - 2 ||
            box.bottom > frame.bottom + 2;
          const words = text.textContent ?? '';
          return [
            ...(size < 11.95 ? [`${words}: ${size.toFixed(1)} px`] : []),
            ...(out ? [`${words}: outside`] : []),
          ];
        }),
      );
      expect(faults).toEqual([]);
    },
  );

  test.each([350, 1280])('at %i pixels, no two words of its picture stand on one another', async (width) => {
    const page = await browser.open(path, { width });
    const body = await living(page, name);
    const overlaps = await body.evaluate((element) => {
      const texts = [...element.querySelectorAll('svg text')].filter(
        (text) => text.checkVisibility() && (text.textContent ?? '').trim() !== '',
      );
      const boxes = texts.map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
      return boxes.flatMap((one, i) =>
        boxes.slice(i + 1).flatMap((other) => {
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          return across > 2 && down > Math.min(one.box.height, other.box.height) * 0.4
            ? [`${one.words} on ${other.words}`]
            : [];
        }),
      );
    });
    expect(overlaps).toEqual([]);
  });
});

test('a figure’s code is loaded when it comes near, not before', async () => {
  const page = await browser.open('/articles/sliding-window-maximum/', { height: 500 });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.waitForLoadState('networkidle');
  expect(await page.locator('[data-figure][data-ready]').count()).toBe(0);
  await page.locator('[data-figure]').first().scrollIntoViewIfNeeded();
  await page.locator('[data-figure][data-ready]').first().waitFor();
  expect(asked.some((path) => /view\.[\w-]+\.js$/.test(path))).toBe(true);
});
