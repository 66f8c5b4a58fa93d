import type { Page } from 'playwright-core';
import type { LaunchedBrowser, OpenOptions } from './harness.ts';

/** What the browser writes when files of the index are refused. */
const lost = /Pagefind|Failed to (?:load|fetch)|ERR_FAILED|not a part of the index/;

/** The states of search, each by how to come to it on the search page. */
export const searchStates: Readonly<
  Record<'done' | 'partial' | 'empty' | 'error', { query: string; without?: string; expected?: RegExp }>
> = {
  done: { query: '正文' },
  partial: { query: '正文 龘龘龘' },
  empty: { query: '龘龘龘' },
  error: { query: '正文', without: '**/pagefind/**', expected: lost },
};

export type SearchState = keyof typeof searchStates;

/** The search page in one of its states. */
export async function openSearch(
  browser: LaunchedBrowser,
  state: SearchState,
  options: OpenOptions = {},
): Promise<Page> {
  const { query, without, expected } = searchStates[state];
  const page = await browser.open('/search/', expected === undefined ? options : { ...options, expected });
  if (without !== undefined) await page.route(without, (route) => route.abort());
  await page.getByRole('searchbox').fill(query);
  await page.waitForSelector(`[data-search][data-state=${state}]`);
  return page;
}
