import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { launch } from './harness.ts';

const folders: string[] = [];
/** A copy of a built site, which tests may change as if it were built anew. */
function copyOf(folder: string): string {
  const copy = join(mkdtempSync(join(tmpdir(), 'offline-')), 'site');
  folders.push(join(copy, '..'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Without a network a browser writes errors into its console. */
const options = { worker: true, expected: /ERR_|Failed to (?:fetch|load)|Importing a module|503/ } as const;
const [first, second, third] = ['articles/names/', 'articles/b23/', 'articles/space-name/'];
const title = async (page: Page) => (await page.locator('h1').textContent()) ?? '';
const note = (page: Page) => page.locator('.offline-note');

/** Waits until the worker is there and a page is kept. Registers it at once: pages do so after some time. */
async function untilKept(page: Page, address = page.url()): Promise<void> {
  await page.evaluate(() => {
    const { worker } = document.documentElement.dataset;
    return worker === undefined ? undefined : navigator.serviceWorker.register(worker);
  });
  const isKept = (url: string) => page.evaluate(async (one) => (await caches.match(one)) !== undefined, url);
  await expect.poll(() => isKept(address)).toBe(true);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** What the browser itself has kept must not help the worker. */
async function emptyCache(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
}

/** How a page looks: its fonts, its sheets, a formula. */
const looks = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const formula = document.querySelector('.prose .katex')?.getBoundingClientRect();
    return {
      fonts: [...document.fonts]
        .filter(({ status }) => status === 'loaded')
        .map(({ family }) => family)
        .sort(),
      sheets: [...document.styleSheets].map(({ cssRules }) => cssRules.length > 0),
      formula: [formula?.width, formula?.height],
      pictures: [...document.images].filter(({ complete, naturalWidth }) => complete && naturalWidth > 0)
        .length,
      title: document.querySelector('h1')?.textContent,
    };
  });

/** Kept pages that name a sheet or a script which isn't kept. */
const halfPages = (page: Page) =>
  page.evaluate(async () => {
    const half = [];
    for (const name of (await caches.keys()).filter((one) => one.includes('#pages'))) {
      const pages = await caches.open(name);
      for (const request of await pages.keys()) {
        const html = (await (await pages.match(request))?.text()) ?? '';
        for (const [, file = ''] of html.matchAll(/(?:href|src)="([^"]*\/(?:_astro|assets)\/[^"]+)"/g))
          if ((await caches.match(file)) === undefined) half.push(`${request.url}: ${file}`);
      }
    }
    return half;
  });

describe('a reader without a network', () => {
  const browser = launch('paging', copyOf);
  const at = (path: string) => browser.site.url + path;
  beforeEach(async () => {
    await browser.network.end();
    await browser.network.start();
  });

  test('reads again what was read, as it was, and is told that it may be old', async () => {
    const page = await browser.open(first, options);
    await untilKept(page);
    await page.reload({ waitUntil: 'networkidle' });
    const online = [await looks(page)];
    await page.goto(at(second), { waitUntil: 'networkidle' });
    online.push(await looks(page));
    await untilKept(page);
    expect(await note(page).count()).toBe(0);
    expect(await halfPages(page)).toEqual([]);
    await browser.network.end();
    await emptyCache(page);
    const offline = [];
    for (const path of [first, second]) {
      await page.goto(at(`${path}?from=elsewhere#main`), { waitUntil: 'networkidle' });
      expect(await note(page).textContent()).toContain('没有网络');
      offline.push(await looks(page));
    }
    expect(offline.map(({ sheets, ...rest }) => ({ ...rest, sheets: sheets.slice(0, -1) }))).toEqual(online);
    // Without the slash at its end, too.
    await page.goto(at(first.slice(0, -1)));
    expect(await title(page)).toBe(online[0]?.title);
  });

  test('is told that there is none where a page was not read, and what can be read', async () => {
    const page = await browser.open(first, options);
    const read = await page.title();
    await untilKept(page);
    await page.context().setOffline(true);
    await browser.network.end();
    await emptyCache(page);
    const answer = await page.goto(at(third));
    expect(answer?.status()).toBe(503);
    await page.getByRole('heading', { level: 1, name: '没有网络' }).waitFor();
    expect(await looks(page)).toMatchObject({ sheets: [true, true] });
    const links = page.locator('main a');
    expect(await links.allTextContents()).toEqual([read]);
    await links.first().click();
    await page.waitForURL(at(first));
    expect(await page.title()).toBe(read);
  });

  test('is told so by search, whether it was used before or not', async () => {
    const page = await browser.open('search/', options);
    await untilKept(page);
    await browser.network.end();
    await emptyCache(page);
    const status = page.locator('main [role=status]');
    await page.reload();
    await page.locator('main input[type=search]').fill('正文');
    await expect.poll(() => page.locator('main [data-search]').getAttribute('data-state')).toBe('error');
    expect(await page.locator('main [data-search]').textContent()).toContain('请检查网络');
    await browser.network.start();
    await page.goto(at('search/?q=正文'));
    await page.locator('main [data-state=done]').waitFor();
    await browser.network.end();
    await emptyCache(page);
    await page.goto(at('search/?q=之一'));
    await page.locator('main [data-state=error]').waitFor();
    expect(await page.locator('main [data-search]').textContent()).toContain('请检查网络');
    expect(await status.count()).toBe(1);
  });

  test('sees a page as it is now while there is one, and as it was when the server fails', async () => {
    const page = await browser.open(first, options);
    await untilKept(page);
    await page.goto(at(second));
    await untilKept(page);
    const file = join(browser.site.dir, second, 'index.html');
    const html = readFileSync(file, 'utf8');
    writeFileSync(file, html.replace('<h1>', '<h1>改过'));
    await page.reload();
    expect(await title(page)).toMatch(/^改过/);
    writeFileSync(file, html);
    const away = `${browser.site.dir}.away`;
    renameSync(browser.site.dir, away);
    await page.goto(at(first));
    expect(await note(page).count()).toBe(1);
    renameSync(away, browser.site.dir);
  });

  test('has nothing kept before the page has had some time', async () => {
    const page = await browser.open(first, options);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(2);
  });
});

describe('a new build', () => {
  const browser = launch('paging', copyOf);
  const at = (path: string) => browser.site.url + path;

  /** As if the site were built anew: another version, another sheet, other words in every article. */
  function deploy(version: string): void {
    const { dir } = browser.site;
    const files = readdirSync(dir, { recursive: true, encoding: 'utf8' });
    const sheet = files.find((file) => /_astro\/Page\.[^/]*\.css$/.test(file)) ?? '';
    const renamed = `_astro/Page.${version}.css`;
    const css = readFileSync(join(dir, sheet), 'utf8');
    rmSync(join(dir, sheet));
    writeFileSync(join(dir, renamed), `${css.replace(/body\{--of.*/, '')}body{--of:${version}}`);
    for (const file of files.filter((one) => one.endsWith('.html'))) {
      const html = readFileSync(join(dir, file), 'utf8').replaceAll(sheet, renamed);
      writeFileSync(join(dir, file), html.replace(/<h1>(?:版本\w+：)?/, `<h1>版本${version}：`));
    }
    const worker = readFileSync(join(dir, 'sw.js'), 'utf8');
    writeFileSync(join(dir, 'sw.js'), worker.replace(/"version":"[^"]*"/, `"version":"${version}"`));
  }
  const stores = (page: Page) => page.evaluate(() => caches.keys());
  const untilVersion = async (page: Page, version: string) => {
    await expect.poll(async () => (await stores(page)).join()).toMatch(new RegExp(`#pages ${version}`));
    await expect.poll(async () => (await stores(page)).length).toBe(2);
  };
  const shown = (page: Page) =>
    page.evaluate(() => ({
      words: /版本(\w+)：/.exec(document.querySelector('h1')?.textContent ?? '')?.[1],
      style: getComputedStyle(document.body).getPropertyValue('--of'),
    }));

  test('brings all pages that were read as they are now, and never one with the styles of another', async () => {
    deploy('aaaaaaaa');
    const page = await browser.open(first, options);
    await untilKept(page);
    await page.goto(at(second));
    await untilKept(page);
    deploy('bbbbbbbb');
    await page.goto(at(first));
    expect(await shown(page)).toEqual({ words: 'bbbbbbbb', style: 'bbbbbbbb' });
    await untilVersion(page, 'bbbbbbbb');
    expect(await halfPages(page)).toEqual([]);
    await browser.network.end();
    await emptyCache(page);
    for (const path of [first, second]) {
      await page.goto(at(path));
      expect(await shown(page)).toEqual({ words: 'bbbbbbbb', style: 'bbbbbbbb' });
    }
    const files = () =>
      page.evaluate(async () => {
        const name = (await caches.keys()).find((one) => one.endsWith('#files')) ?? '';
        return (await (await caches.open(name)).keys()).map(({ url }) => url).join();
      });
    await expect.poll(files).not.toContain('aaaaaaaa');
    await browser.network.start();
  });

  test('that does not come whole leaves the one before as it was', async () => {
    deploy('cccccccc');
    const page = await browser.open(first, options);
    await untilKept(page);
    await page.goto(at(second));
    await untilKept(page);
    // The worker comes, and nothing else of the new build.
    const { dir } = browser.site;
    deploy('dddddddd');
    renameSync(dir, `${dir}.new`);
    mkdirSync(dir);
    cpSync(join(`${dir}.new`, 'sw.js'), join(dir, 'sw.js'));
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const failed = new Promise((done) => {
        registration.addEventListener('updatefound', () => {
          const { installing } = registration;
          installing?.addEventListener('statechange', () => installing.state === 'redundant' && done(true));
        });
      });
      await registration.update();
      return failed;
    });
    await emptyCache(page);
    for (const path of [first, second]) {
      await page.goto(at(path));
      expect(await shown(page)).toEqual({ words: 'cccccccc', style: 'cccccccc' });
    }
    rmSync(dir, { recursive: true });
    renameSync(`${dir}.new`, dir);
    await page.goto(at(second));
    expect(await shown(page)).toEqual({ words: 'dddddddd', style: 'dddddddd' });
  });

  test('of a site that keeps nothing any more makes browsers forget what they kept', async () => {
    const page = await browser.open(first, options);
    await untilKept(page);
    writeFileSync(join(browser.site.dir, 'sw.js'), readFileSync('public/sw.js'));
    for (const file of readdirSync(browser.site.dir, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.html')) continue;
      const html = readFileSync(join(browser.site.dir, file), 'utf8');
      writeFileSync(join(browser.site.dir, file), html.replace(/ data-worker="[^"]*"/, ''));
    }
    await page.goto(at(second));
    await expect.poll(() => stores(page)).toEqual([]);
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
      .toBe(0);
    await page.reload();
    expect(await title(page)).not.toBe('');
  });
});

describe('below a base path', () => {
  const browser = launch('base');

  test('a page that was read is read again, its figures too where they were seen', async () => {
    const page = await browser.open('articles/sliding-window-maximum/', options);
    await untilKept(page);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(
      browser.site.url,
    );
    const figure = page.locator('figure.figure').first();
    const isLive = () => figure.locator('fieldset:enabled').first().isVisible();
    await page.reload();
    await figure.scrollIntoViewIfNeeded();
    await expect.poll(isLive).toBe(true);
    await browser.network.end();
    await emptyCache(page);
    await page.reload();
    expect(await note(page).count()).toBe(1);
    await figure.scrollIntoViewIfNeeded();
    await expect.poll(isLive).toBe(true);
    await page.goto(browser.site.url + third);
    await page.getByRole('heading', { level: 1, name: '没有网络' }).waitFor();
    await browser.network.start();
  });
});
