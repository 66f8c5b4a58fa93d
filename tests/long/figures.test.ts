/** The address of every figure that was moved, opened anew; `tests/browser` does it with one of each article. */
import { expect, test } from 'vitest';
import { launch } from '../browser/harness.ts';
import { articles, broughtBack, living, move, reading } from '../browser/living-figures.ts';

const browser = launch('main');
const figures = articles.flatMap(({ slug, names }) => names.map((name) => ({ slug, name })));

test.each(figures)(
  'an address brings back $name of $slug as it was, and shows it',
  async ({ slug, name }) => {
    const page = await browser.open(`/articles/${slug}/`);
    const body = await living(page, name);
    const start = await reading(body);
    await move(page, body);
    await expect.poll(() => reading(body)).not.toBe(start);
    await expect.poll(() => new URL(page.url()).hash).toMatch(new RegExp(`^#fig-${name}\\?.+=`));
    const [moved, hash] = [await reading(body), new URL(page.url()).hash];
    const again = await browser.open(`/articles/${slug}/${hash}`);
    expect(await reading(await broughtBack(again, name))).toBe(moved);
  },
);
