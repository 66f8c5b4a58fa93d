import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hostileArticles } from '../site/hostile-content.ts';
import { payloads } from '../site/payloads.ts';
import { launch } from './harness.ts';

/*
 * Articles, queries and addresses full of payloads, in a real browser: none fires, whether or not the page's policy is
 * enforced, and none adds an element. Requests to other origins and violations of the policy are faults of the harness.
 */
const browser = launch('hostile');

const numbers = Array.from({ length: hostileArticles }, (_, n) => n);
const articles = [...numbers.map((n) => `articles/h${n}/`), 'articles/markdown/', 'articles/html/'];
const lists = ['', 'tags/', 'categories/', 'series/', 'archive/', 'search/'];

/** What has fired: payloads call `fired`, and nothing else does. */
async function listen(page: Page): Promise<string[]> {
  const fired: string[] = [];
  await page.exposeFunction('fired', () => fired.push(page.url()));
  page.on('dialog', (dialog) => {
    fired.push(dialog.message());
    void dialog.dismiss();
  });
  return fired;
}

/** Does to every element what a reader's hand might, without following links. */
const touch = (page: Page) =>
  page.evaluate(() => {
    addEventListener('click', (event) => event.preventDefault(), { capture: true });
    for (const element of document.querySelectorAll('main, main *')) {
      for (const name of ['mouseover', 'mouseenter', 'mousemove', 'focus', 'toggle', 'beforetoggle', 'load'])
        element.dispatchEvent(new Event(name));
      if (element instanceof HTMLElement && element.closest('[data-theme-switch]') === null) element.click();
    }
  });

/** How often each element stands in a part of the page, but for those that only words need. */
const counts = (page: Page, selector: string) =>
  page.evaluate((within) => {
    const names: Record<string, number> = {};
    for (const { localName } of document.querySelectorAll(`${within} *`))
      if (!/^(?:mark|br)$/.test(localName)) names[localName] = (names[localName] ?? 0) + 1;
    return names;
  }, selector);

/** Elements that no list of results holds, whatever is searched. */
const intruders = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-search] *, .search-page > *')]
      .filter(({ localName }) =>
        /^(?:script|img|iframe|object|embed|base|style|link|meta|video|audio)$/.test(localName),
      )
      .map(({ outerHTML }) => outerHTML),
  );

test.each([
  ['with the policy', true],
  ['without the policy, by the markup alone', false],
])('no payload of an article fires, %s', async (_, policy) => {
  const page = await browser.open('/404.html', { policy });
  const fired = await listen(page);
  for (const path of policy ? [...articles, ...lists] : articles) {
    await page.goto(browser.site.url + path);
    await touch(page);
  }
  expect(fired).toEqual([]);
});

test('no payload in the address of a page fires or changes the page', async () => {
  const page = await browser.open('/articles/markdown/', { policy: false });
  const fired = await listen(page);
  await page.locator('#fig-gumbel-race').scrollIntoViewIfNeeded();
  // Drawn anew by its own code, in the place of the picture that the page came with.
  await page.locator('#fig-gumbel-race input').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('#fig-gumbel-race svg').length === 1);
  const before = await counts(page, 'body');
  await page.evaluate((texts) => {
    for (const text of texts) {
      location.hash = text;
      location.hash = `#fig-gumbel-race?tau=${encodeURIComponent(text)}&k=${encodeURIComponent(text)}`;
      location.hash = `#fig-${encodeURIComponent(text)}?${text}`;
    }
  }, payloads);
  expect(await counts(page, 'body')).toEqual(before);
  for (const text of payloads.slice(0, 3)) {
    await page.goto(`${browser.site.url}articles/h0/?${text}#${text}`);
    await touch(page);
  }
  expect(fired).toEqual([]);
});

describe('the search', () => {
  const settled = (page: Page) =>
    page.waitForSelector('[data-search]:not([data-state=loading], [data-state=idle])');

  test('shows what it finds in articles full of payloads as it shows any other', async () => {
    const page = await browser.open(`/search/?q=${encodeURIComponent('共有的词')}`, { policy: false });
    const fired = await listen(page);
    await settled(page);
    expect(await page.locator('[data-result]').count()).toBe(10);
    const namesOf = async (letter: string) =>
      Object.keys(await counts(page, `[data-result]:has(a[href^="/articles/${letter}"])`));
    // Parts that were found stand in a list, in whichever article.
    const known = new Set([...(await namesOf('t')), 'ul', 'li']);
    expect((await namesOf('h')).filter((name) => !known.has(name))).toEqual([]);
    expect(await intruders(page)).toEqual([]);
    await touch(page);
    expect(fired).toEqual([]);
  });

  test('takes every payload for words, in the query and in the tags', async () => {
    const page = await browser.open('/search/', { policy: false });
    const fired = await listen(page);
    await page.goto(`${browser.site.url}search/?q=${encodeURIComponent('词')}`);
    await settled(page);
    for (const [i, text] of payloads.entries()) {
      const key = i % 3 === 0 ? 'tags' : 'q';
      await page.evaluate(
        (search) => {
          history.pushState(null, '', search);
          dispatchEvent(new PopStateEvent('popstate'));
        },
        `?${key}=${encodeURIComponent(text)}`,
      );
      await settled(page);
      expect([text, await intruders(page)]).toEqual([text, []]);
    }
    await touch(page);
    expect(fired).toEqual([]);
  });

  test('takes them for words under the policy too', async () => {
    const page = await browser.open('/search/');
    const fired = await listen(page);
    for (const text of payloads.slice(0, 4)) {
      await page.goto(
        `${browser.site.url}search/?q=${encodeURIComponent(text)}&tags=${encodeURIComponent(text)}&page=${encodeURIComponent(text)}&in=${encodeURIComponent(text)}`,
      );
      await settled(page);
      expect(await intruders(page)).toEqual([]);
    }
    expect(fired).toEqual([]);
  });
});
