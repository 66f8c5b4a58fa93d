import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { figureNames } from '../../src/figures/names.ts';
import { crowdedWords } from './crowded-words.ts';
import { launch } from './harness.ts';
import { articles, broughtBack, living, move, reading } from './living-figures.ts';

const browser = launch('main');

test('every figure stands in an article', () => {
  expect(articles.flatMap(({ names }) => names).sort()).toEqual([...figureNames()].sort());
});

/** Whether a figure has been laid out anew after its column changed. */
const isDrawnForItsWidth = (body: Locator) =>
  body.evaluate((element) => {
    const svg = element.querySelector('svg');
    return svg !== null && svg.viewBox.baseVal.width === Math.max(280, Math.floor(element.clientWidth));
  });

/** What controls are called, and whether they can be used: one of several choices by what is chosen, too. */
const controlsOf = (body: Locator) =>
  body.locator('input, button, select').evaluateAll((controls) =>
    controls.map((element) => {
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const own =
        labels.map((one) => one.textContent).join('') || element.textContent || element.ariaLabel || '';
      const legend = element.closest('fieldset.choice')?.querySelector('legend')?.textContent ?? '';
      return { name: own.trim() === '' ? '' : `${legend}${own}`, isEnabled: !element.matches(':disabled') };
    }),
  );

/** Figures read alike before and after they come to life, speak, and name their controls. */
async function comeToLife(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const body = page.locator(`[data-figure="${name}"]`);
    const before = await reading(body);
    await living(page, name);
    expect(await reading(body)).toBe(before);
    expect(await body.locator('.figure-now').getAttribute('aria-live')).toBe('polite');
    for (const control of await controlsOf(body)) {
      expect(control.name, name).toMatch(/\p{Script=Han}/u);
      expect(control.isEnabled).toBe(true);
    }
  }
}

/** Words are at least 12 pixels high, inside the picture, and apart, at every width of a column. */
async function haveRoom(page: Page, names: readonly string[]): Promise<void> {
  for (const width of [1280, 390, 350, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const name of names) {
      const body = page.locator(`[data-figure="${name}"]`);
      await body.scrollIntoViewIfNeeded();
      await expect.poll(() => isDrawnForItsWidth(body), { message: `${name}, ${width}` }).toBe(true);
      expect(await crowdedWords(body), `${name}, ${width} pixels`).toEqual([]);
    }
  }
}

/** Figures follow the keyboard, and their addresses. */
async function follow(page: Page, names: readonly string[]): Promise<void> {
  const goTo = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  let last = { name: '', moved: null as string | null, url: '' };
  for (const name of names) {
    const body = await living(page, name);
    const start = await reading(body);
    await move(page, body);
    await expect.poll(() => reading(body), { message: name }).not.toBe(start);
    await expect.poll(() => new URL(page.url()).hash).toMatch(new RegExp(`^#fig-${name}\\?.+=`));
    expect(await body.locator('input:focus').count(), name).toBe(1);
    last = { name, moved: await reading(body), url: page.url() };
    await goTo(`#fig-${name}`);
    await expect.poll(() => reading(body), { message: name }).toBe(start);
    await goTo(new URL(last.url).hash);
    await expect.poll(() => reading(body), { message: name }).toBe(last.moved);
  }
  await page.goto('about:blank');
  await page.goto(last.url);
  expect(await reading(await broughtBack(page, last.name))).toBe(last.moved);
}

// One page for all: to load it takes as long as to try three figures.
test.each(articles)(
  'the figures of $slug read alike before and after, have room for their words, and follow keyboard and address',
  async ({ slug, names }) => {
    const page = await browser.open(`/articles/${slug}/`);
    await comeToLife(page, names);
    await haveRoom(page, names);
    await page.setViewportSize({ width: 1280, height: 900 });
    await follow(page, names);
  },
);

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

/** The page on a telephone, where fingers scroll. */
async function onTelephone(page: Page): Promise<Page> {
  const telephone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const context = await page.context().browser()?.newContext(telephone);
  if (context === undefined) throw new Error('no browser');
  const other = await context.newPage();
  await other.goto(page.url());
  return other;
}

/** Scrolls an element to the middle of the screen. */
const toMiddle = (element: Locator) =>
  element.evaluate((one) => {
    const { top, height } = one.getBoundingClientRect();
    scrollBy({ top: top + height / 2 - innerHeight / 2, behavior: 'instant' });
  });

/** A finger that is put down in the middle of an element, moved, and lifted. */
async function swipe(page: Page, element: Locator, across: number, down: number): Promise<void> {
  await toMiddle(element);
  const box = await element.boundingBox();
  if (box === null) throw new Error('nothing to swipe over');
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove', share: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [{ x: box.x + box.width / 2 + share * across, y: box.y + box.height / 2 + share * down }],
    });
  await touch('touchStart', 0);
  for (let step = 1; step <= 10; step++) {
    await touch('touchMove', step / 10);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY));

test('a finger on a figure scrolls the page up and down, drags sideways, and drags handles every way', async () => {
  const page = await onTelephone(await browser.open('/articles/vae/'));
  const body = await living(page, 'latent-map');
  const plane = body.locator('.slide');
  const start = await reading(body);
  await toMiddle(plane);
  const before = await scrolled(page);
  await swipe(page, plane, 0, -150);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 50);
  expect(await reading(body), 'scrolling changes nothing').toBe(start);
  await swipe(page, plane, 80, 4);
  await expect.poll(() => reading(body)).not.toBe(start);
  const dragged = await reading(body);
  const handle = body.locator('.drag');
  await swipe(page, handle, 0, 0);
  expect(await reading(body), 'a press on a handle moves nothing').toBe(dragged);
  const there = await scrolled(page);
  await swipe(page, handle, 0, -60);
  await expect.poll(() => reading(body)).not.toBe(dragged);
  const lifted = await reading(body);
  expect(await scrolled(page)).toBe(there);
  await swipe(page, plane, 0, 0);
  await expect.poll(() => reading(body), { message: 'a tap puts the point there' }).not.toBe(lifted);
});

test('a mouse drags a handle from where it takes hold of it', async () => {
  const page = await browser.open('/articles/vae/', { width: 1280 });
  const body = await living(page, 'kl-pull');
  const knob = body.locator('.drag').first();
  await knob.scrollIntoViewIfNeeded();
  const box = await knob.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(43.5);
  const [x, y] = [(box?.x ?? 0) + 8, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  const start = await reading(body);
  await page.mouse.move(x, y);
  await page.mouse.down();
  expect(await reading(body), 'a press beside its middle').toBe(start);
  await page.mouse.move(x + 40, y, { steps: 4 });
  await expect.poll(() => reading(body)).not.toBe(start);
  await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => reading(body)).toBe(start);
});
