/** Every address of the site, relative to its origin, the base path included. */
export interface Urls {
  home: (page?: number) => string;
  article: (slug: string, fragment?: string) => string;
  source: (slug: string) => string;
  tags: () => string;
  tag: (tag: string, page?: number) => string;
  categories: () => string;
  category: (category: string, page?: number) => string;
  archive: () => string;
  allSeries: () => string;
  series: (id: string) => string;
  search: (tags?: readonly string[]) => string;
  feed: () => string;
  sitemap: () => string;
  llms: () => string;
  /** The guide for authors, where the content has one. */
  guide: () => string;
  /** What is shown where there is no network; `client/worker.ts` knows it too. */
  offline: () => string;
  /** The service worker. */
  worker: () => string;
  /** Share picture of an article; without a slug, of the site. */
  share: (slug?: string) => string;
  /** Picture of a figure that stands alone. */
  figure: (name: string) => string;
  /** A file of the site that is no page: `asset('images/a.webp')`. */
  asset: (path: string) => string;
}

/** The form that a tag, a category or a series has in an address: lower case, spaces as `-`. */
export function urlForm(name: string): string {
  return name.trim().normalize('NFC').toLowerCase().replace(/\s+/g, '-');
}

/** Percent-encodes one segment of a path, Chinese (and other letters) left readable. */
export function encodeSegment(segment: string): string {
  return segment.replace(/[^\p{L}\p{N}\p{M}\-._~]/gu, (c) => (c === "'" ? '%27' : encodeURIComponent(c)));
}

const encodePath = (path: string) => path.split('/').map(encodeSegment).join('/');

/**
 * Makes the addresses of a site that lives under `base`.
 * @param base empty, or a path such as `/kb`
 */
export function createUrls(base: string): Urls {
  const list = (root: string) => (name: string, page?: number) =>
    `${base}/${root}/${encodeSegment(urlForm(name))}/${page === undefined || page < 2 ? '' : `page/${page}/`}`;
  return {
    home: (page) => `${base}/${page === undefined || page < 2 ? '' : `page/${page}/`}`,
    article: (slug, fragment) =>
      `${base}/articles/${encodePath(slug)}/${fragment === undefined ? '' : `#${fragment}`}`,
    source: (slug) => `${base}/articles/${encodePath(slug)}.md`,
    tags: () => `${base}/tags/`,
    tag: list('tags'),
    categories: () => `${base}/categories/`,
    category: list('categories'),
    archive: () => `${base}/archive/`,
    allSeries: () => `${base}/series/`,
    series: (id) => list('series')(id),
    search: (tags = []) =>
      `${base}/search/${tags.length === 0 ? '' : `?tags=${tags.map((tag) => encodeSegment(urlForm(tag))).join(',')}`}`,
    feed: () => `${base}/feed.xml`,
    sitemap: () => `${base}/sitemap-index.xml`,
    llms: () => `${base}/llms.txt`,
    guide: () => `${base}/guide/`,
    offline: () => `${base}/offline/`,
    worker: () => `${base}/sw.js`,
    share: (slug = 'site') => `${base}/share/${encodePath(slug)}.png`,
    figure: (name) => `${base}/figures/${encodeSegment(name)}.svg`,
    asset: (path) => `${base}/${path}`,
  };
}
