import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launch } from './harness.ts';
import { rowsOf } from './kinds.ts';

/** What stands out of the page on the right, but for what scrolls in a box of its own. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element): boolean => {
      for (let one = element.parentElement; one !== null && one !== document.body; one = one.parentElement) {
        if (getComputedStyle(one).overflowX !== 'visible') return true;
      }
      return false;
    };
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return (
        box.width > 0 &&
        box.right > width + 1 &&
        getComputedStyle(element).position !== 'fixed' &&
        !scrolls(element)
      );
    });
    const named = out.map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`);
    const across = document.documentElement.scrollWidth;
    return across > width ? [`the page scrolls: ${across} of ${width}`, ...named] : named;
  });

describe.each(['main', 'paging'] as const)('on the site %s', (name) => {
  const browser = launch(name);

  // One page for all widths: to open one takes longer than to look at it.
  test.each(rowsOf(name))(
    'nothing scrolls sideways from 1440 to 320 pixels, where targets are 24 pixels high or have room: %s',
    async (_, path) => {
      const page = await browser.open(path, { width: 1440, reducedMotion: true });
      for (const width of [1440, 820, 390, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        expect(await sticksOut(page), `${width} pixels wide`).toEqual([]);
      }
      const small = await page.evaluate(() => {
        const inText = (element: Element) =>
          element.closest('p, li, td, figcaption, dd, h1, h2, h3, h4, h5, h6') !== null;
        return [...document.querySelectorAll('button, input:not([type=hidden]), select, summary, nav a')]
          .filter((element) => element.checkVisibility() && !(element.tagName === 'A' && inText(element)))
          .filter((element) => !(element instanceof HTMLInputElement && element.closest('label') !== null))
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.height > 0 && (box.height < 24 || box.width < 24))
          .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`);
      });
      expect(small).toEqual([]);
    },
  );
});

describe('where a reader has made letters larger', () => {
  const browser = launch('main');
  const pages = ['/', '/articles/xgboost/', '/guide/', '/archive/', '/search/'];

  test.each(pages)('nothing scrolls sideways on a telephone, up to twice their size: %s', async (path) => {
    const page = await browser.open(path, { width: 390, reducedMotion: true });
    for (const size of ['150%', '200%']) {
      await page.evaluate(async (to) => {
        document.documentElement.style.fontSize = to;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }, size);
      expect(await sticksOut(page), size).toEqual([]);
    }
  });

  test('no word of the navigation is broken', async () => {
    const page = await browser.open('/', { width: 390 });
    const lines = await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      return [...document.querySelectorAll('.bar nav a')].map((link) => {
        const words = document.createRange();
        words.selectNodeContents(link);
        return words.getClientRects().length;
      });
    });
    expect(lines).toEqual(lines.map(() => 1));
  });
});

describe('the text of an article', () => {
  const browser = launch('main');
  const article = '/articles/reparameterization-gumbel-softmax/';

  test('has 36 to 40 汉字 a line on a desktop', async () => {
    const page = await browser.open(article, { width: 1440 });
    const { width, size } = await page.evaluate(() => {
      const paragraph = document.querySelector('.prose > p');
      if (paragraph === null) throw new Error('no paragraph');
      const style = getComputedStyle(paragraph);
      return { width: paragraph.getBoundingClientRect().width, size: Number.parseFloat(style.fontSize) };
    });
    expect(Math.floor(width / size)).toBeGreaterThanOrEqual(36);
    expect(Math.floor(width / size)).toBeLessThanOrEqual(40);
    expect(size).toBeGreaterThanOrEqual(17);
    expect(size).toBeLessThanOrEqual(18.5);
  });

  test('has lines about 1.8 times as high as its letters', async () => {
    const page = await browser.open(article);
    const ratio = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector('.prose > p') ?? document.body);
      return Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize);
    });
    expect(ratio).toBeGreaterThanOrEqual(1.7);
    expect(ratio).toBeLessThanOrEqual(1.95);
  });

  test('is at least 16 pixels high on a phone', async () => {
    const page = await browser.open(article, { width: 390 });
    const size = await page.evaluate(
      () => getComputedStyle(document.querySelector('.prose > p') ?? document.body).fontSize,
    );
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16);
  });

  test('has formulas whose letters are as high as its own', async () => {
    const page = await browser.open(article);
    const ratio = await page.evaluate(async () => {
      await document.fonts.ready;
      const canvas = document.createElement('canvas').getContext('2d');
      const formula = document.querySelector('.prose > p .katex .mathnormal');
      const text = document.querySelector('.prose > p');
      if (canvas === null || formula === null || text === null) throw new Error('nothing to measure');
      const height = (element: Element) => {
        const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
        // Ten times as large: the measure is rounded to whole pixels.
        canvas.font = `${fontStyle} ${fontWeight} ${Number.parseFloat(fontSize) * 10}px ${fontFamily}`;
        return canvas.measureText('x').actualBoundingBoxAscent;
      };
      return height(formula) / height(text);
    });
    expect(ratio).toBeGreaterThan(0.92);
    expect(ratio).toBeLessThan(1.08);
  });

  test('is typeset with KaTeX’s own fonts', async () => {
    const page = await browser.open(article);
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts]
        .filter(({ status }) => status === 'loaded')
        .map(({ family }) => family.replace(/"/g, ''));
    });
    expect(loaded).toContain('KaTeX_Math');
    expect(loaded).toContain('KaTeX_Main');
  });

  test('keeps long formulas in boxes of their own that scroll, reached by keyboard', async () => {
    const page = await browser.open(article, { width: 320 });
    // Boxes off the screen are laid out for who goes by keyboard.
    await page.keyboard.press('Tab');
    await page.locator('.equation-box[data-scrolls]').first().waitFor({ state: 'attached' });
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('.equation-box')]
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => ({
          overflow: getComputedStyle(box).overflowX,
          tabindex: box.getAttribute('tabindex'),
        })),
    );
    expect(boxes.length).toBeGreaterThan(0);
    expect(boxes.filter(({ overflow, tabindex }) => overflow !== 'auto' || tabindex !== '0')).toEqual([]);
  });

  test('has no formula that is cut above or below', async () => {
    const page = await browser.open(article, { width: 1280 });
    const cut = await page.evaluate(async () => {
      const boxes = [...document.querySelectorAll<HTMLElement>('.equation-box')];
      for (const box of boxes) box.style.setProperty('content-visibility', 'visible');
      await document.fonts.ready;
      return boxes
        .filter((box) => box.scrollHeight > box.clientHeight + 1)
        .map((box) => `${box.textContent?.slice(0, 40) ?? ''}: ${box.scrollHeight} in ${box.clientHeight}`);
    });
    expect(cut).toEqual([]);
  });
});

describe('cards', () => {
  const browser = launch('main');

  test('cut no formula of a summary', async () => {
    for (const width of [320, 1280]) {
      const page = await browser.open('/', { width });
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('.card .katex')]
          .filter((formula) => {
            const card = formula.closest('.card')?.getBoundingClientRect();
            const box = formula.getBoundingClientRect();
            return card === undefined || box.right > card.right + 1 || box.bottom > card.bottom + 1;
          })
          .map((formula) => formula.textContent),
      );
      expect(cut).toEqual([]);
    }
  });
});

describe('an inline formula that nothing breaks', () => {
  const browser = launch('paging');

  test('scrolls where it is wider than the column, and no longer when a telephone is turned', async () => {
    const page = await browser.open('/articles/names/', { width: 320 });
    const wide = page.locator('.prose .katex.wide');
    const turned = (width: number) => page.setViewportSize({ width, height: 700 });
    await wide.waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    for (const width of [844, 320, 844]) {
      await turned(width);
      await wide.waitFor({ state: width > 320 ? 'detached' : 'attached' });
    }
  });
});
