import type { Page } from 'playwright-core';
import { axeFaults } from './harness.ts';

export interface View {
  theme: 'light' | 'dark';
  width: number;
}

/** Both themes at a phone's, a tablet's and a desktop's width. */
export const allViews: readonly View[] = [320, 820, 1440].flatMap((width) => [
  { theme: 'light' as const, width },
  { theme: 'dark' as const, width },
]);

/** What axe finds in an open page, as it is, in each of these views. */
export async function axeFaultsIn(page: Page, views: readonly View[]): Promise<string[]> {
  const found: string[] = [];
  for (const { theme, width } of views) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    for (const fault of await axeFaults(page)) found.push(`${theme} ${width}: ${fault}`);
  }
  return found;
}

/** Lays out the boxes off the screen, as for those who go by keyboard: axe asks what is in them all the same. */
export async function layOutBoxes(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await page.locator(':focus').blur();
}
