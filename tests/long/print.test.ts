import { describe, expect, test } from 'vitest';
import { launch } from '../browser/harness.ts';
import { faultsOnPaper, openOnPaper } from '../browser/paper.ts';
import { realPages } from '../site/addresses.ts';

describe.each(['main', 'paging', 'foreign'] as const)('on paper every page of the site %s', (name) => {
  const browser = launch(name);

  test('has dark ink on white, nothing to press, nothing off the sheet', async () => {
    const found: string[] = [];
    for (const path of realPages(name)) {
      const page = await openOnPaper(browser, path);
      for (const fault of await faultsOnPaper(page)) found.push(`${path}: ${fault}`);
      await page.context().close();
    }
    expect(found).toEqual([]);
  });
});
