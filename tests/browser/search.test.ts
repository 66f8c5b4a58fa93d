import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFaults, launch } from './harness.ts';

const main = launch('main');
const paging = launch('paging');
const base = launch('base');

const answered = (page: Page, state: string) => page.waitForSelector(`[data-search][data-state=${state}]`);
const titles = (page: Page) => page.locator('[data-result] h2').allTextContents();
const total = (page: Page) => page.locator('[data-search]').getAttribute('data-total');
const status = (page: Page) => page.locator('[data-search] [role=status]').textContent();
const query = (words: string) => `/search/?q=${encodeURIComponent(words)}`;
const stateIn = (page: Page) => decodeURIComponent(new URL(page.url()).search);
/** What Chromium says of a request that was refused, and Pagefind after it. */
const lost = /Pagefind|Failed to load|ERR_FAILED|404|Failed to fetch|not a part of the index|search index/;

/** Goes to the search page's field, as a reader would, and types. */
async function type(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox').click();
  await page.keyboard.insertText(words);
}

test('finds the article on reparameterization first for 重参数, with its sections and the words marked', async () => {
  const page = await main.open(query('重参数'));
  await answered(page, 'done');
  const first = page.locator('[data-result]').first();
  expect(await first.locator('a').first().getAttribute('href')).toBe(
    '/articles/reparameterization-gumbel-softmax/',
  );
  expect(await first.locator('mark').allTextContents()).toContain('重参数');
  const section = first.locator('.hit-sections a').first();
  const href = decodeURIComponent((await section.getAttribute('href')) ?? '');
  await section.click();
  await page.waitForURL('**/articles/reparameterization-gumbel-softmax/**');
  const id = href.slice(href.indexOf('#') + 1);
  expect(await page.locator(`[id="${id}"]`).count()).toBe(1);
});

test('finds a part that crosses the borders of words, and not what is nowhere', async () => {
  const page = await main.open('/search/');
  await type(page, '数之');
  await answered(page, 'done');
  expect(await page.locator('mark').first().textContent()).toBe('数之');
  await page.getByRole('searchbox').fill('之参数化外');
  await answered(page, 'empty');
  expect(await total(page)).toBe('0');
  expect(await page.locator('[data-result]').count()).toBe(0);
  expect(await status(page)).toContain('没有找到');
  await page.getByRole('button', { name: /^分开找/ }).click();
  await page.waitForSelector('[data-result] mark');
});

test('finds numbers that are formulas, code that looks like one, and whole other names', async () => {
  const page = await main.open('/search/');
  const field = page.getByRole('searchbox');
  const first = page.locator('[data-result]').first();
  const found = async (words: string) => {
    await field.fill(words);
    await page.waitForURL((url) => url.searchParams.get('q') === words);
    await answered(page, 'done');
    return first.locator('a').first().getAttribute('href');
  };
  for (const words of ['1382', '1.50408', '0.1760', '11.65%', '"21.7%"'])
    expect(await found(words), words).toBe('/articles/adaboost/');
  expect(await found('11.65%')).toBe('/articles/adaboost/');
  expect(await total(page)).toBe('1');
  expect(await page.locator('mark').first().textContent()).toBe('11.65');
  for (const words of ['49299495', '49,299,495', 'βVAE', 'beta-VAE', 'betaVAE'])
    expect(await found(words), words).toBe('/articles/vae/');
  expect(await found('8991999')).toBe('/articles/sliding-window-maximum/');
  for (const words of ['x<3', '"x<3"']) expect(await found(words), words).toBe('/articles/xgboost/');
});

test('tells what else was searched: other names, pinyin, corrected slips', async () => {
  const page = await main.open(query('straight-through'));
  await answered(page, 'done');
  expect(await status(page)).toMatch(/^找到 \d+ 篇文章，也搜索了 .*直通估计/);
  expect(await page.locator('mark').allTextContents()).toContain('直通估计');
  const field = page.getByRole('searchbox');
  const articles = '/articles/reparameterization-gumbel-softmax/';
  const first = page.locator('[data-result] a').first();
  for (const letters of ['zhongcanshu', 'chongcanshu', 'ccs']) {
    await field.fill(letters);
    await page.waitForURL((url) => url.search === `?q=${letters}`);
    await answered(page, 'done');
    expect(await status(page)).toMatch(/^找到 \d+ 篇文章，按拼音搜索了 重参数/);
    expect(await first.getAttribute('href')).toBe(articles);
  }
  await field.fill('gumble 溫度');
  await page.waitForURL((url) => url.search.includes('gumble'));
  await answered(page, 'done');
  expect(await status(page)).toMatch(/^你是不是要找 gumbel？找到 \d+ 篇文章$/);
  expect(await first.getAttribute('href')).toBe(articles);
  expect(await page.locator('mark').allTextContents()).toContain('温度');
});

test('says what happened when pinyin does not load and nothing else was found', async () => {
  const page = await main.open('/search/', { expected: lost });
  await page.route('**/pinyin.pf_site', (route) => route.abort());
  await type(page, 'zhongcanshu');
  await answered(page, 'error');
  await page.unroute('**/pinyin.pf_site');
  await page.getByRole('button', { name: '再试一次' }).click();
  await answered(page, 'done');
});

test('loads at most 20 KB of scripts of its own, all of them at the first use', async () => {
  const page = await main.open('/articles/xgboost/');
  const scripts = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.endsWith('.js') && !path.includes('/pagefind/')),
    );
  const before = await scripts();
  await page.keyboard.press('/');
  await page.waitForSelector('dialog[open] input:focus');
  for (const words of ['损失', 'zhongcanshu', 'gumble', '單調隊列', 'σ²']) {
    await page.getByRole('searchbox').fill(words);
    await page.waitForFunction(
      (text) => document.querySelector('.search-foot a')?.getAttribute('href')?.includes(text),
      words,
    );
    await answered(page, 'done');
  }
  const added = (await scripts()).filter((path) => !before.includes(path));
  expect(added.length).toBeGreaterThan(0);
  const bytes = added.map((path) => brotliCompressSync(readFileSync(join(main.site.dir, path))).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(20 * 1024);
});

test('says when no article has all words', async () => {
  const page = await main.open(query('重参数 单调队列'));
  await answered(page, 'partial');
  expect((await titles(page)).length).toBeGreaterThan(1);
  expect(await status(page)).toContain('没有一篇包含全部的词');
});

test('follows typing in the address, so that a reload shows the same, without a step back for each letter', async () => {
  const page = await main.open('/tags/');
  await page.goto(`${main.site.url}search/`);
  await type(page, '损失');
  await answered(page, 'done');
  expect(stateIn(page)).toBe('?q=损失');
  const before = await titles(page);
  await page.reload();
  await answered(page, 'done');
  expect(await titles(page)).toEqual(before);
  expect(await page.getByRole('searchbox').inputValue()).toBe('损失');
  await page.goBack();
  expect(new URL(page.url()).pathname).toBe('/tags/');
});

test('filters by all of several tags, adds and takes away, and goes back', async () => {
  const page = await paging.open('/search/?tags=deep-learning,c%2B%2B');
  await answered(page, 'done');
  expect((await titles(page)).map((title) => title.slice(0, 2))).toEqual(['注意', '名字']);
  const chip = page.locator('[data-tag="中文-与-空格"]');
  await chip.click();
  await page.waitForFunction(() => document.querySelectorAll('[data-result]').length === 1);
  expect(stateIn(page)).toBe('?tags=deep-learning,c++,中文-与-空格');
  expect(await chip.getAttribute('aria-current')).toBe('true');
  await page.locator('[data-tag="c++"]').click();
  await page.waitForURL((url) => !url.search.includes('c%2B'));
  await page.goBack();
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll('[data-result]').length === 2);
  expect(await chip.getAttribute('aria-current')).toBeNull();
});

test('has the chosen tag in view on a phone, where the tags are one line that scrolls', async () => {
  const page = await paging.open('/search/?tags=100%25', { width: 390, height: 844 });
  await answered(page, 'done');
  const box = await page.locator('[data-tag="100%"]').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
});

test('pages through what was found, newest first under a tag, back and forward', async () => {
  const page = await paging.open('/search/?tags=二十五篇');
  await answered(page, 'done');
  expect(await total(page)).toBe('25');
  const first = await titles(page);
  expect(first).toHaveLength(10);
  expect(first[0]).toBe('二十五篇之25');
  await page.locator('[data-search] .pager a[data-page="3"]').first().click();
  await page.waitForFunction(() => document.querySelectorAll('[data-result]').length === 5);
  expect(stateIn(page)).toBe('?tags=二十五篇&page=3');
  expect(await titles(page)).toEqual([5, 4, 3, 2, 1].map((n) => `二十五篇之${n}`));
  expect(await status(page)).toContain('第 3 页');
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll('[data-result]').length === 10);
  expect(await titles(page)).toEqual(first);
  await page.goForward();
  await page.waitForFunction(() => document.querySelectorAll('[data-result]').length === 5);
  await page.reload();
  await answered(page, 'done');
  expect(await titles(page)).toHaveLength(5);
  expect(await page.locator('[data-search] .pager [aria-current=page]').textContent()).toBe('3');
});

test('pages with a query and a tag together, each article once', async () => {
  const pages: string[] = [];
  for (const number of [1, 2, 3]) {
    const page = await paging.open(
      `${query('正文第')}&tags=${encodeURIComponent('二十四篇')}&page=${number}`,
    );
    await answered(page, 'done');
    expect(await total(page)).toBe('24');
    pages.push(...(await titles(page)));
  }
  expect(new Set(pages).size).toBe(24);
});

test('shows words of titles as words, whatever they look like', async () => {
  const page = await paging.open(query('名字'));
  await answered(page, 'done');
  expect(await page.locator('[data-result] h2').first().textContent()).toMatch(/^名字 & 符号/);
  expect(await page.locator('[data-result] i').count()).toBe(0);
});

/** Counts how often the panel of a page searches. */
async function countSearches(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const root = document.querySelector('[data-search]');
    const counter = { searches: 0 };
    new MutationObserver((changes) => {
      for (const { oldValue } of changes) if (oldValue === 'loading') counter.searches += 1;
    }).observe(root as Element, { attributeFilter: ['data-state'], attributeOldValue: true });
    Object.assign(window, { counter });
  });
  return () => page.evaluate(() => (window as unknown as { counter: { searches: number } }).counter.searches);
}

/**
 * Writes pinyin as an input method does: keys with the code 229, a composition that grows, and at last a key that puts
 * the characters in its place.
 */
async function compose(page: Page, steps: readonly string[], key: string, text: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const press = (code: string) =>
    keyboard.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Process',
      code,
    });
  for (const step of steps) {
    await press(`Key${step.slice(-1).toUpperCase()}`);
    await keyboard.send('Input.imeSetComposition', {
      text: step,
      selectionStart: step.length,
      selectionEnd: step.length,
    });
    await page.waitForTimeout(120);
  }
  await press(key);
  await keyboard.send('Input.insertText', { text });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key });
}

test('searches nothing while an input method composes, and once when Enter ends it', async () => {
  const page = await main.open('/search/');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.getByRole('searchbox').click();
  await page.waitForLoadState('networkidle');
  const searches = await countSearches(page);
  const before = asked.length;
  await page.evaluate(() => {
    const seen: string[] = [];
    const field = document.querySelector('input[type=search]');
    for (const name of ['compositionstart', 'compositionupdate', 'compositionend', 'keydown'])
      field?.addEventListener(name, (event) => {
        const state = document.querySelector('[data-search]')?.getAttribute('data-state') ?? '';
        const code = event instanceof KeyboardEvent ? ` ${event.keyCode}` : '';
        seen.push(`${name}${code} ${state}${location.search}`);
      });
    Object.assign(window, { seen });
  });
  await compose(page, ['c', 'ch', 'chong', 'chong can', 'chong can shu'], 'Enter', '重参数');
  await answered(page, 'done');
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen).toContain('compositionstart idle');
  expect(seen).toContain('compositionend idle');
  expect(seen).toContain('keydown 229 idle');
  // Until the end nothing was asked for, neither in the address nor in the panel.
  expect(seen.filter((line) => !line.endsWith(' idle'))).toEqual([]);
  expect(stateIn(page)).toBe('?q=重参数');
  expect(await page.getByRole('searchbox').inputValue()).toBe('重参数');
  await page.waitForTimeout(300);
  expect(await searches()).toBe(1);
  expect(asked.slice(before).some((path) => path.endsWith('.pf_index'))).toBe(true);
});

test('leaves Enter to the input method in the dialog, where it would open the first result', async () => {
  const page = await main.open('/tags/');
  await page.keyboard.press('/');
  await page.waitForSelector('dialog[open] input:focus');
  await page.keyboard.insertText('损失');
  await answered(page, 'done');
  await compose(page, ['h', 'han shu'], 'Enter', '函数');
  await page.waitForFunction(() =>
    document.querySelector('.search-foot a')?.getAttribute('href')?.endsWith('?q=损失函数'),
  );
  await answered(page, 'done');
  expect(new URL(page.url()).pathname).toBe('/tags/');
});

test('narrows by category and year and sorts by date, in the address, with counts that hold', async () => {
  const page = await main.open(query('损失'));
  await answered(page, 'done');
  const all = await total(page);
  const list = (name: string) => page.getByRole('combobox', { name });
  const options = await list('分类').locator('option').allTextContents();
  const counts = options.slice(1).map((text) => Number(/ (\d+)$/.exec(text)?.[1]));
  expect(String(counts.reduce((sum, count) => sum + count, 0))).toBe(all);
  await list('分类').selectOption('深度学习');
  await page.waitForURL((url) => decodeURIComponent(url.search) === '?q=损失&category=深度学习');
  await answered(page, 'done');
  const promised = options.find((text) => text.startsWith('深度学习'));
  expect(promised).toBe(`深度学习 ${await total(page)}`);
  expect(new Set(await page.locator('.hit-meta .category').allTextContents())).toEqual(new Set(['深度学习']));
  const chip = page.locator('[data-tag]:visible').first();
  const kept = await chip.locator('.count').textContent();
  await chip.click();
  await page.waitForURL((url) => url.search.includes('tags='));
  await answered(page, 'done');
  expect(await total(page)).toBe(kept);
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('tags='));
  await list('排序').selectOption('date');
  await page.waitForURL((url) => url.search.endsWith('&sort=date'));
  await answered(page, 'done');
  const dates = await page.locator('.hit-meta time').allTextContents();
  expect(dates.length).toBeGreaterThan(2);
  expect(dates).toEqual([...dates].sort().reverse());
  const shown = await titles(page);
  await page.reload();
  await answered(page, 'done');
  expect(await titles(page)).toEqual(shown);
  expect(await list('分类').inputValue()).toBe('深度学习');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.waitForURL((url) => decodeURIComponent(url.search) === '?q=损失&sort=date');
  await page.waitForFunction(
    (count) => document.querySelector('[data-search]')?.getAttribute('data-total') === count,
    all,
  );
  expect(await list('年份').locator('option').count()).toBeGreaterThan(1);
});

test('takes what was chosen before the script for it came', async () => {
  const page = await main.open('/search/');
  await page.route('**/_astro/address*.js', async (route) => {
    await page.getByRole('combobox', { name: '分类' }).selectOption('python');
    await route.continue();
  });
  await page.getByRole('searchbox').focus();
  await answered(page, 'done');
  expect(stateIn(page)).toBe('?category=python');
});

test('says how many there are without filters where these leave nothing', async () => {
  const page = await main.open(`${query('单调队列')}&category=python`);
  await answered(page, 'empty');
  expect(await status(page)).toMatch(/^符合筛选的没有找到；不筛选时有 \d+ 个结果。$/);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await answered(page, 'done');
});

test.each(['is missing', 'may not run'])(
  'searches titles, headings, tags and summaries where WebAssembly %s, and says so',
  async (how) => {
    const page = await main.open('/tags/', { expected: /WebAssembly|unsafe-eval/ });
    if (how === 'is missing') {
      await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
    } else {
      const strict = (text: string) => text.replaceAll("'wasm-unsafe-eval'", '');
      await page.route(/\/search\/(?:\?.*)?$/, async (route) => {
        const response = await route.fetch();
        const headers = Object.entries(response.headers()).map(([name, value]) => [name, strict(value)]);
        const body = strict((await response.text()).replaceAll('&#39;', "'"));
        await route.fulfill({ response, headers: Object.fromEntries(headers), body });
      });
    }
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${main.site.url}search/?q=${encodeURIComponent('重参数')}`);
    await answered(page, 'done');
    expect((await titles(page))[0]).toContain('重参数');
    expect(await status(page)).toContain('没有搜索正文');
    await page.getByRole('searchbox').fill('没有这样的话');
    await answered(page, 'empty');
    expect(await status(page)).toContain('没有搜索正文');
    expect(asked.filter((path) => /\.pagefind$|\.pf_index$|pagefind\.js$/.test(path))).toEqual([]);
  },
);

test('keeps what led somewhere for the next visit, on this device, until it is cleared', async () => {
  const page = await main.open('/tags/');
  const recent = page.locator('dialog .search-recent');
  await page.keyboard.press('/');
  await page.waitForSelector('dialog[open] input:focus');
  expect(await recent.isVisible()).toBe(false);
  await page.keyboard.insertText('单调队列');
  await answered(page, 'done');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/articles/**');
  await page.keyboard.press('/');
  await page.waitForSelector('dialog[open] input:focus');
  expect(await recent.locator('[data-query]').allTextContents()).toEqual(['单调队列']);
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await answered(page, 'done');
  expect(await page.getByRole('searchbox').inputValue()).toBe('单调队列');
  expect(await recent.isVisible()).toBe(false);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: '清空' }).click();
  expect(await recent.isVisible()).toBe(false);
  expect(await page.evaluate(() => localStorage.getItem('search:'))).toBeNull();
});

test('shows displayed formulas whole in excerpts, and never leaves a hole', async () => {
  const page = await main.open('/search/', { width: 390 });
  let loaded = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.includes('/pagefind/formulas/')) loaded += 1;
  });
  for (const words of ['于是', '其中', '损失', '由此得到']) {
    await page.getByRole('searchbox').fill(words);
    await page.waitForURL((url) => decodeURIComponent(url.search) === `?q=${words}`);
    await page.waitForSelector('[data-search]:is([data-state=done],[data-state=empty])');
    const texts = await page.locator('.hit-words, .hit-sections p').allTextContents();
    expect(texts.filter((text) => /［公式］|\\[a-z]|[\ue000-\uf8ff]/.test(text))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
  expect(loaded).toBeGreaterThan(0);
});

test('loads a text when its result comes into view, and tries again what did not load', async () => {
  const page = await main.open('/search/', { width: 390, expected: lost });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const texts = new Set<string>();
  page.on('request', (request) => {
    if (request.url().endsWith('.pf_fragment')) texts.add(request.url());
  });
  await type(page, '的');
  await answered(page, 'done');
  const results = page.locator('[data-result]');
  expect(await results.count()).toBe(10);
  const last = results.nth(9);
  const link = last.locator('h2 a');
  expect(await link.getAttribute('href')).toMatch(/^\/articles\/[^/]+\/$/);
  expect(await last.locator('time').count()).toBe(1);
  expect(await last.locator('p:not(.hit-meta)').count()).toBe(0);
  expect(texts.size).toBeLessThan(10);
  await page.route('**/*.pf_fragment', (route) => route.abort());
  await link.focus();
  await last.getByText('没有全部载入').waitFor();
  await page.unroute('**/*.pf_fragment');
  await page.evaluate(() => scrollTo(0, 0));
  await link.scrollIntoViewIfNeeded();
  await last.locator('mark').first().waitFor();
  expect(await last.getByText('没有全部载入').count()).toBe(0);
  expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
});

test.each([
  ['a chunk of the index', '**/*.pf_index'],
  ['a text', '**/*.pf_fragment'],
  ['the list of pieces', '**/*.pf_meta'],
  ['what is known of the site', '**/site.pf_site'],
  ['the engine', '**/*.pagefind'],
  ['the module', '**/pagefind.js*'],
])('says what happened when %s does not load, and tries again', async (_, files) => {
  const page = await main.open('/search/', { expected: lost });
  await page.route(files, (route) => route.abort());
  await type(page, '重参数');
  await answered(page, 'error');
  expect(await page.getByRole('alert').textContent()).toContain('没有全部载入');
  expect(await status(page)).toBe('');
  await page.unroute(files);
  await page.getByRole('button', { name: '再试一次' }).click();
  await answered(page, 'done');
  expect((await titles(page))[0]).toContain('重参数');
  expect(await page.getByRole('alert').count()).toBe(0);
});

test.each([
  ['a server error', { status: 500, body: 'no' }],
  ['a page of HTML', { status: 200, contentType: 'text/html', body: '<!doctype html><p>hello' }],
])('never takes %s in place of a piece of the index for “nothing found”', async (_, reply) => {
  const page = await main.open('/search/', { expected: lost });
  await page.route('**/*.pf_index', (route) => route.fulfill(reply));
  await type(page, '重参数');
  await answered(page, 'error');
});

test('keeps the previous results until new ones are there, and drops late answers', async () => {
  const page = await main.open(query('重参数'));
  await answered(page, 'done');
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.pf_fragment', async (route) => {
    await held;
    await route.continue();
  });
  const field = page.getByRole('searchbox');
  await field.fill('单调队列');
  await answered(page, 'loading');
  expect((await titles(page))[0]).toContain('重参数');
  await field.fill('没有这样的话');
  await answered(page, 'empty');
  release();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('[data-result]').count()).toBe(0);
});

test.each(['/', 'Control+k', 'Meta+k'])(
  'opens the dialog by %s; Escape closes it and gives the focus back',
  async (keys) => {
    const page = await main.open('/articles/xgboost/');
    await page.locator('.bar .brand').focus();
    await page.keyboard.press(keys);
    await page.waitForSelector('dialog[open] input:focus');
    await page.keyboard.type('a/b');
    expect(await page.getByRole('searchbox').inputValue()).toBe('a/b');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog:not([open])', { state: 'attached' });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('brand');
    expect(new URL(page.url()).search).toBe('');
  },
);

test('is used by keyboard alone, from opening to reading', async () => {
  const page = await main.open('/');
  await page.keyboard.press('/');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.insertText('损失');
  await answered(page, 'done');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const links = await page.locator('dialog [data-result] h2 a, dialog .hit-sections a').allTextContents();
  expect(links.length).toBeGreaterThan(3);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(links[0]);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(links[1]);
  await page.keyboard.press('End');
  expect(await focused()).toBe(links.at(-1));
  await page.keyboard.press('Home');
  expect(await focused()).toBe(links[0]);
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  const address = await page.locator('dialog [data-result] h2 a').first().getAttribute('href');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${address}`);
});

test('is opened by the link in the header, which leads to the search page without a script', async () => {
  const page = await main.open('/');
  await page.locator('[data-search-open]').click();
  await page.waitForSelector('dialog[open] input:focus');
  const still = await main.open('/', { javaScript: false });
  await still.locator('[data-search-open]').click();
  await still.waitForURL('**/search/');
});

test('goes to the field on the search page, where a dialog would be a second one', async () => {
  const page = await main.open('/search/');
  await page.keyboard.press('/');
  await page.waitForSelector('main input:focus');
  expect(await page.locator('dialog').count()).toBe(0);
});

test('shows all articles by tag without a script, and says so', async () => {
  const page = await paging.open('/search/', { javaScript: false });
  expect(await page.getByRole('searchbox').count()).toBe(0);
  expect(await page.locator('main').textContent()).toContain('JavaScript');
  const section = page.locator('.search-tag', { hasText: 'C++' });
  const listed = await section.locator('li a').allTextContents();
  expect(listed.map((title) => title.slice(0, 2))).toEqual(['注意', '名字']);
});

test('works under a base path', async () => {
  const page = await base.open(query('重参数'));
  await answered(page, 'done');
  const href = await page.locator('[data-result] a').first().getAttribute('href');
  expect(href).toBe('/kb/articles/reparameterization-gumbel-softmax/');
});

test('loads nothing of the index before it is asked for', async () => {
  const page = await main.open('/search/');
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => name.includes('/pagefind/'))).toEqual([]);
});

test.each([
  { width: 320, theme: 'dark' },
  { width: 1280, theme: 'light' },
] as const)('has nothing for axe to find at $width px, $theme, page and dialog', async ({ width, theme }) => {
  const page = await main.open(query('损失'), { width, theme });
  await answered(page, 'done');
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const other = await main.open('/tags/', { width, theme });
  await other.keyboard.press('/');
  await other.waitForSelector('dialog[open]');
  await other.keyboard.insertText('损失');
  await answered(other, 'done');
  expect(await axeFaults(other)).toEqual([]);
});

test('finds formulas by a formula, typeset, each with its own address; Enter leads there', async () => {
  const page = await main.open('/');
  await page.keyboard.press('/');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.insertText('\\mathbb{E}_{z \\sim p}');
  await page.waitForSelector('dialog [data-state=done] .hit-formula');
  expect(await status(page)).toMatch(/^找到 \d+ 个公式/);
  const first = page.locator('dialog [data-result] h2 a').first();
  expect(await first.locator('math').count()).toBeGreaterThan(0);
  const href = (await first.getAttribute('href')) ?? '';
  expect(href).toMatch(/^\/articles\/[^/]+\/#./);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => decodeURIComponent(url.pathname + url.hash) === decodeURIComponent(href));
  const id = decodeURIComponent(href.slice(href.indexOf('#') + 1));
  expect(await page.locator(`[id="${id}"]`).count()).toBe(1);
});

test('searches formulas for what is hardly written but in formulas, and for other words when asked', async () => {
  const page = await main.open(query('argmin'), { width: 320 });
  await page.waitForSelector('[data-state=done] .hit-formula');
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.getByRole('searchbox').fill('softmax');
  await page.waitForURL((url) => url.search === '?q=softmax');
  await page.waitForSelector('[data-state=done] .hit:not(.hit-formula)');
  await page.getByRole('button', { name: '在公式中查找' }).click();
  await page.waitForURL((url) => url.search === '?q=softmax&in=formulas');
  await page.waitForFunction(() => document.querySelector('.hit:not(.hit-formula)') === null);
  await page.getByRole('button', { name: '在文章中查找' }).click();
  await page.waitForURL((url) => url.search === '?q=softmax&in=articles');
  await page.waitForSelector('[data-state=done] .hit:not(.hit-formula)');
});

test('loads formulas only for what looks like mathematics, and says when they do not come', async () => {
  const page = await main.open('/search/', { expected: lost });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await type(page, '重参数');
  await answered(page, 'done');
  expect(asked.filter((path) => path.endsWith('/formulas.pf_site'))).toEqual([]);
  await page.route('**/formulas*.pf_site', (route) => route.abort());
  await page.getByRole('searchbox').fill('σ²');
  await answered(page, 'error');
  await page.unroute('**/formulas*.pf_site');
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.waitForSelector('[data-state=done] .hit-formula');
});
