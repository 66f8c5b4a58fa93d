import type { Page } from 'playwright-core';
import type { LaunchedBrowser } from './harness.ts';

/** The width of the text on A4, in CSS pixels. */
const paper = 658;

/** A page as it is laid out for paper, in a browser with a dark theme. */
export async function openOnPaper(browser: LaunchedBrowser, path: string): Promise<Page> {
  const page = await browser.open(path, { width: paper, theme: 'dark', reducedMotion: true });
  await page.emulateMedia({ media: 'print' });
  return page;
}

/** What is wrong with a page on paper: things to press, things off the sheet, a ground that is not white. */
export const faultsOnPaper = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const name = (one: Element) => `${one.tagName}.${one.className}: ${one.textContent?.slice(0, 60)}`;
    const width = document.documentElement.clientWidth;
    const furniture = '.bar, .foot, nav, button, input, select, .skip, .anchor, .back, summary:not(.prose *)';
    // KaTeX's stacks are two pixels wider than what is in them.
    const off = shown('main :not(.visually-hidden, .katex-mathml *, svg *)').filter(
      (one) => one.getBoundingClientRect().right > width + 3,
    );
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    const ink = getComputedStyle(document.body).color;
    return [
      ...shown(furniture).map((one) => `furniture: ${name(one)}`),
      ...off.map((one) => `off the sheet: ${name(one)}`),
      ...(shown('main').length === 1 ? [] : ['no main part']),
      ...(ground === 'rgb(255, 255, 255)' ? [] : [`the ground is ${ground}`]),
      ...(ink === 'rgb(28, 30, 32)' ? [] : [`the ink is ${ink}`]),
    ];
  });
