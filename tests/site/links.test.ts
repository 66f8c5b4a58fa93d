import { describe, expect, test } from 'vitest';
import { config } from '../../src/site/config.ts';
import { addressesOf, attribute, parsePage, type PageDocument } from './document.ts';
import {
  answers,
  basePathOf,
  htmlPages,
  readPage,
  siteFiles,
  siteNames,
  siteUrlOf,
  type SiteName,
} from './sites.ts';

const parsed = new Map<string, PageDocument>();

function documentAt(name: SiteName, path: string): PageDocument {
  const key = `${name} ${path}`;
  const known = parsed.get(key) ?? parsePage(readPage(name, path));
  parsed.set(key, known);
  return known;
}

/** Where an address of a page leads inside the site; undefined for another site. */
function inside(name: SiteName, page: string, address: string): URL | undefined {
  const origin = siteUrlOf(name) ?? config.url;
  const url = new URL(address, `${origin}${basePathOf(name)}${page}`);
  return url.origin === origin ? url : undefined;
}

/** What is wrong with one address, undefined where nothing is. */
function faultOf(name: SiteName, page: string, address: string): string | undefined {
  if (address === '') return `${page}: an empty address`;
  if (!URL.canParse(address, 'https://a.example/')) return `${page}: ${address} is no address`;
  const url = inside(name, page, address);
  if (url === undefined) return undefined;
  const base = basePathOf(name);
  if (base !== '' && !url.pathname.startsWith(`${base}/`)) return `${page}: ${address} misses ${base}`;
  const path = url.pathname.slice(base.length);
  if (!answers(name, path)) return `${page}: ${address} has no answer`;
  const fragment = decodeURIComponent(url.hash.slice(1)).replace(/\?.*$/, '');
  if (fragment === '' || !path.endsWith('/')) return undefined;
  return documentAt(name, path).ids.includes(fragment) ? undefined : `${page}: ${address} has no such anchor`;
}

describe.each(siteNames)('the site %s', (name) => {
  test('has no link, image, script or style sheet that leads nowhere', () => {
    const pages = htmlPages(name);
    expect(pages.length).toBeGreaterThan(5);
    const faults = pages.flatMap((page) =>
      addressesOf(documentAt(name, page)).flatMap((address) => faultOf(name, page, address) ?? []),
    );
    expect([...new Set(faults)]).toEqual([]);
  });

  test('has no style sheet whose files are missing', () => {
    const sheets = siteFiles(name).filter((file) => file.endsWith('.css'));
    expect(sheets.length).toBeGreaterThan(0);
    const faults = sheets.flatMap((sheet) =>
      [...readPage(name, `/${sheet}`).matchAll(/url\(["']?(?!data:|#)([^"')]+)/g)].flatMap(
        ([, address = '']) => faultOf(name, `/${sheet}`, address) ?? [],
      ),
    );
    expect(faults).toEqual([]);
  });

  test('has no id twice in a page', () => {
    const doubled = htmlPages(name).flatMap((page) => {
      const { ids } = documentAt(name, page);
      return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${page}: #${id}`);
    });
    expect(doubled).toEqual([]);
  });

  test('has no reference to an id that is missing', () => {
    const references = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls'];
    const faults = htmlPages(name).flatMap((page) => {
      const { elements, ids } = documentAt(name, page);
      return elements.flatMap((element) =>
        references
          .flatMap((reference) => (attribute(element, reference) ?? '').split(/\s+/))
          .filter((id) => id !== '' && !ids.includes(id))
          .map((id) => `${page}: ${element.tagName} names #${id}`),
      );
    });
    expect(faults).toEqual([]);
  });

  test('leads to other sites over https only, and loads nothing from them', () => {
    const faults = htmlPages(name).flatMap((page) =>
      documentAt(name, page).elements.flatMap((element) => {
        const href = element.tagName === 'a' ? attribute(element, 'href') : undefined;
        const source =
          attribute(element, 'src') ?? (element.tagName === 'link' ? attribute(element, 'href') : undefined);
        if (href?.startsWith('http:') === true) return [`${page}: ${href}`];
        if (source === undefined || inside(name, page, source) !== undefined) return [];
        return [`${page}: loads ${source}`];
      }),
    );
    expect(faults).toEqual([]);
  });
});
