import { readdirSync, readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The articles that show figures, and these. */
export const articles = readdirSync('content/articles').flatMap((file) => {
  const text = readFileSync(`content/articles/${file}`, 'utf8');
  const names = [...text.matchAll(/\(figure:([\w-]+)/g)].map((match) => match[1] ?? '');
  return names.length === 0 ? [] : [{ slug: file.replace(/\.md$/, ''), names }];
});

/** A figure brought to life. */
export async function living(page: Page, name: string): Promise<Locator> {
  const body = page.locator(`[data-figure="${name}"]`);
  await body.scrollIntoViewIfNeeded();
  await page.locator(`[data-figure="${name}"][data-ready]`).waitFor();
  return body;
}

/** A figure that its address has brought to life, and into sight: here nothing scrolls to it. */
export async function broughtBack(page: Page, name: string): Promise<Locator> {
  const body = page.locator(`[data-figure="${name}"][data-ready]`);
  await body.waitFor();
  await expect
    .poll(async () => (await body.boundingBox())?.y, { message: name })
    .toSatisfy((y: unknown) => typeof y === 'number' && y >= 0 && y < 900);
  return body;
}

/** The line of numbers under it. */
export const reading = (body: Locator) => body.locator('.figure-now').textContent();

/** Moves the first slider to its farther end; without sliders, the first choice to the next. */
export async function move(page: Page, body: Locator): Promise<void> {
  const slider = body.locator('input[type=range]').first();
  if ((await slider.count()) === 0) {
    await body.locator('input[type=radio]:checked').first().focus();
    return page.keyboard.press('ArrowRight');
  }
  await slider.focus();
  const share = await slider.evaluate((element) => {
    if (!(element instanceof HTMLInputElement)) return 0;
    const [low, high] = [Number(element.min), Number(element.max)];
    return (element.valueAsNumber - low) / (high - low);
  });
  await page.keyboard.press(share > 0.5 ? 'Home' : 'End');
}
