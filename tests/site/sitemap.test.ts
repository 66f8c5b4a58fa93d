import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import {
  articlePages,
  canonicalOf,
  isHiddenFromEngines,
  pathBelow,
  realPages,
  rootOf,
  structuredDataOf,
} from './addresses.ts';
import { hiddenWords } from './paging-content.ts';
import { readPage, siteNames, type SiteName } from './sites.ts';

interface Entry {
  loc: string;
  lastmod?: string;
}

const parser = new XMLParser({ isArray: (tag) => tag === 'url' || tag === 'sitemap', parseTagValue: false });

function entriesOf(name: SiteName): Entry[] {
  const index = parser.parse(readPage(name, '/sitemap-index.xml')) as { sitemapindex: { sitemap: Entry[] } };
  return index.sitemapindex.sitemap.flatMap(({ loc }) => {
    const map = parser.parse(readPage(name, pathBelow(name, loc))) as { urlset: { url: Entry[] } };
    return map.urlset.url;
  });
}

describe.each(siteNames)('the site map of %s', (name) => {
  test('is well-formed XML', () => {
    for (const file of ['/sitemap-index.xml', '/sitemap-0.xml']) {
      expect(XMLValidator.validate(readPage(name, file))).toBe(true);
    }
  });

  test('lists every page for search engines once, by its canonical address, and nothing else', () => {
    const indexable = realPages(name).filter(
      (page) => page !== '/search/' && !isHiddenFromEngines(readPage(name, page)),
    );
    const listed = entriesOf(name).map(({ loc }) => loc);
    expect([...listed].sort()).toEqual(indexable.map((page) => canonicalOf(readPage(name, page))).sort());
  });

  test('gives articles the day of their last change, and only articles', () => {
    const days = new Map(entriesOf(name).map(({ loc, lastmod }) => [loc, lastmod?.slice(0, 10)]));
    const articles = new Set<string>();
    for (const page of articlePages(name)) {
      const html = readPage(name, page);
      const [article] = structuredDataOf(html);
      articles.add(canonicalOf(html));
      expect(days.get(canonicalOf(html))).toBe(article?.['dateModified']?.toString().slice(0, 10));
    }
    for (const [loc, day] of days) if (!articles.has(loc)) expect(day).toBeUndefined();
  });

  test('is named by robots.txt, which lets everyone in', () => {
    expect(readPage(name, '/robots.txt').trim().split('\n')).toEqual([
      'User-agent: *',
      'Allow: /',
      '',
      `Sitemap: ${rootOf(name)}sitemap-index.xml`,
    ]);
  });
});

describe.each(siteNames)('canonical addresses of %s', (name) => {
  test('are the addresses of the pages themselves, percent-encoded as a browser would', () => {
    for (const page of realPages(name)) {
      const canonical = canonicalOf(readPage(name, page));
      expect(new URL(canonical).href).toBe(canonical);
      expect(decodeURIComponent(pathBelow(name, canonical))).toBe(decodeURIComponent(page));
      expect(canonical).toMatch(/^[\x21-\x7E]+$/);
    }
  });

  test('agree with Open Graph', () => {
    for (const page of realPages(name)) {
      const html = readPage(name, page);
      expect(html).toContain(
        `<meta property="og:url" content="${canonicalOf(html).replaceAll('&', '&#38;')}"`,
      );
    }
  });
});

test('drafts and articles of the future are in no site map', () => {
  const text = decodeURIComponent(
    entriesOf('paging')
      .map(({ loc }) => loc)
      .join('\n'),
  );
  for (const word of hiddenWords) expect(text).not.toContain(word);
});
