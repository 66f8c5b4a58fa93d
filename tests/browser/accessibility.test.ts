import { describe, expect, test } from 'vitest';
import { axeFaults, launch } from './harness.ts';
import { rowsOf } from './kinds.ts';

const views = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'dark', width: 320 },
  { theme: 'light', width: 320 },
] as const;

describe.each(['main', 'paging'] as const)(
  'on the site %s, in both themes, at 1280 and 320 pixels,',
  (name) => {
    const browser = launch(name);

    test.each(rowsOf(name))('axe finds nothing: %s', async (_, path) => {
      const page = await browser.open(path, { reducedMotion: true });
      const found: string[] = [];
      // Boxes off the screen are laid out for those who go by keyboard; axe asks what is in them all the same.
      await page.keyboard.press('Tab');
      await page.locator(':focus').blur();
      for (const { theme, width } of views) {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width, height: 900 });
        for (const fault of await axeFaults(page)) found.push(`${theme} ${width}: ${fault}`);
      }
      expect(found).toEqual([]);
    });
  },
);
