import { expect, test } from 'vitest';
import { addressesOf, attribute, parsePage } from './document.ts';
import { htmlPages, readPage, siteFiles } from './sites.ts';

const pages = () => htmlPages('base').map((path) => ({ path, page: parsePage(readPage('base', path)) }));

test('every address from the root begins with the base path', () => {
  const faults = pages().flatMap(({ path, page }) =>
    addressesOf(page)
      .filter((address) => /^\/(?!\/)/.test(address) && !address.startsWith('/kb/'))
      .map((address) => `${path}: ${address}`),
  );
  expect(faults).toEqual([]);
});

test('canonical addresses stand below the site’s address and base path', () => {
  for (const { path, page } of pages()) {
    const canonical = page.elements.find((element) => attribute(element, 'rel') === 'canonical');
    expect([path, canonical === undefined ? '' : attribute(canonical, 'href')]).toEqual([
      path,
      expect.stringMatching(/^https:\/\/example\.org\/kb\//),
    ]);
  }
});

test('the address of the config is nowhere', () => {
  const files = siteFiles('base').filter((file) => /\.(html|xml|txt|css)$/.test(file));
  expect(files.filter((file) => readPage('base', `/${file}`).includes('tuidao.example'))).toEqual([]);
});

test.each(['/feed.xml', '/sitemap-0.xml', '/llms.txt', '/robots.txt'])(
  '%s has absolute addresses below the base path',
  (path) => {
    const addresses = [...readPage('base', path).matchAll(/https:\/\/example\.org(\/[^\s<"')]*)?/g)].map(
      ([whole]) => whole,
    );
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !/^https:\/\/example\.org\/kb(?:\/|$)/.test(address))).toEqual([]);
  },
);

test('the same pages are built as without a base path', () => {
  expect(htmlPages('base')).toEqual(htmlPages('main'));
});

test('scripts ask for nothing outside the base path', () => {
  const scripts = siteFiles('base').filter((file) => file.startsWith('_astro/') && file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  const faults = scripts.flatMap((file) =>
    [
      ...readPage('base', `/${file}`).matchAll(
        /["'`](\/(?:_astro|pagefind|articles|assets|search|tags)\/[^"'`]*)/g,
      ),
    ].map(([, address = '']) => `${file}: ${address}`),
  );
  expect(faults).toEqual([]);
});
