import { published } from '../content/articles.ts';
import { scanArticles } from '../content/loader.ts';
import { checkedSite } from './checked-site.ts';
import { config } from './config.ts';
import type { Environment } from './environment.ts';
import { createUrls, encodeSegment } from './urls.ts';

/** What the site map says of a page. */
interface Entry {
  url: string;
  lastmod?: string | undefined;
}

export interface SitemapSettings<T extends Entry> {
  namespaces: { news: boolean; xhtml: boolean; image: boolean; video: boolean };
  filter: (url: string) => boolean;
  serialize: (entry: T) => T;
}

/**
 * Settings of the site map: every page but that of search and the one for times without a network, by its canonical address; articles with the day of their
 * last change.
 */
export function sitemapSettings<T extends Entry>(environment: Environment): SitemapSettings<T> {
  const { basePath, siteUrl, contentDir } = environment;
  const urls = createUrls(basePath);
  let days: Map<string, string> | undefined;
  const readPublished = () =>
    published(scanArticles({ contentDir, exclude: config.exclude }).articles, environment);
  const daysOfArticles = () => {
    const articles = checkedSite()?.articles ?? readPublished();
    const dated = articles.flatMap(({ slug, date, updated }): [string, string][] => {
      const day = updated ?? date;
      return day === undefined ? [] : [[new URL(urls.article(slug), siteUrl).href, day]];
    });
    return new Map(dated);
  };
  return {
    namespaces: { news: false, xhtml: false, image: false, video: false },
    filter: (url) => ![urls.search(), urls.offline()].some((one) => new URL(url).pathname.startsWith(one)),
    serialize: (entry) => {
      days ??= daysOfArticles();
      const url = canonical(entry.url);
      return { ...entry, url, lastmod: days.get(url) };
    },
  };
}

/** An address as `urls.ts` writes it: Astro leaves in it some of what we encode. */
function canonical(address: string): string {
  const url = new URL(address);
  const path = url.pathname.split('/').map((part) => encodeSegment(decoded(part)));
  return new URL(path.join('/'), url.origin).href;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
