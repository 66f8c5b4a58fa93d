import { config } from '../../src/site/config.ts';
import { basePathOf, htmlPages, readPage, siteUrlOf, type SiteName } from './sites.ts';

/** Origin in a site's absolute addresses. */
export const originOf = (name: SiteName): string => siteUrlOf(name) ?? config.url;

/** The root of a site, absolute: `https://example.org/kb/`. */
export const rootOf = (name: SiteName): string => `${originOf(name)}${basePathOf(name)}/`;

/** Path of an absolute address of the site below its root, with a slash before it, as it is encoded. */
export function pathBelow(name: SiteName, address: string): string {
  const root = rootOf(name);
  if (!address.startsWith(root)) throw new Error(`${address} is not below ${root}`);
  return `/${address.slice(root.length)}`;
}

/** Pages that lead elsewhere at once. */
export const redirectPages = (name: SiteName): string[] =>
  htmlPages(name).filter((page) => readPage(name, page).includes('http-equiv="refresh"'));

/** Pages that are meant to be read, those for search engines and those not. */
export function realPages(name: SiteName): string[] {
  const redirects = new Set(redirectPages(name));
  return htmlPages(name).filter((page) => !redirects.has(page));
}

export const articlePages = (name: SiteName): string[] =>
  realPages(name).filter((page) => page.startsWith('/articles/'));

/** The value of an attribute where a page's head has `before`: `<meta property="og:image" content="…">`. */
export function attributeOf(html: string, pattern: RegExp): string {
  const value = pattern.exec(html)?.[1];
  if (value === undefined) throw new Error(`nothing like ${String(pattern)}`);
  return value.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&#x26;', '&');
}

export const canonicalOf = (html: string): string =>
  attributeOf(html, /<link rel="canonical" href="([^"]*)"/);

export const isHiddenFromEngines = (html: string): boolean =>
  /<meta name="robots" content="noindex"/.test(html);

/** The structured data of a page. */
export function structuredDataOf(html: string): Record<string, unknown>[] {
  const found = html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g);
  return [...found].map(([, json = '']) => JSON.parse(json) as Record<string, unknown>);
}
