import { describe, expect, test } from 'vitest';
import { axeFaultsIn, layOutBoxes, type View } from './axe-views.ts';
import { launch } from './harness.ts';
import { rowsOf } from './kinds.ts';
import { openSearch, searchStates, type SearchState } from './search-states.ts';

/** `tests/long` has all of them. */
const views: readonly View[] = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 320 },
];

describe.each(['main', 'paging'] as const)(
  'on the site %s, light at 1280 pixels and dark at 320,',
  (name) => {
    const browser = launch(name);

    test.each(rowsOf(name))('axe finds nothing: %s', async (_, path) => {
      const page = await browser.open(path, { reducedMotion: true });
      await layOutBoxes(page);
      expect(await axeFaultsIn(page, views)).toEqual([]);
    });
  },
);

describe('axe finds nothing', () => {
  const browser = launch('paging');

  test.each(Object.keys(searchStates) as SearchState[])('in search that is %s', async (state) => {
    const page = await openSearch(browser, state, { reducedMotion: true });
    expect(await axeFaultsIn(page, views)).toEqual([]);
  });

  test('in the page for times without a network', async () => {
    const page = await browser.open('/offline/');
    expect(await axeFaultsIn(page, views)).toEqual([]);
  });
});
