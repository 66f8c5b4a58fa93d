import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../content/article.ts';
import { categoriesOf, pages, seriesOf, tagsOf, type Group } from '../content/articles.ts';
import { fileOfAddress, redirectsOf, type Redirects } from '../content/redirects.ts';
import { config } from './config.ts';
import { createUrls } from './urls.ts';

/** Folders in which the site keeps files whose names it makes itself. */
const reserved: ReadonlySet<string> = new Set(['_astro', 'assets', 'figures', 'images', 'pagefind', 'share']);

/** The files of a site of these articles, below its root, but for those in `reserved` folders. */
export function ownFiles(articles: readonly Article[], publicDir = join(process.cwd(), 'public')): string[] {
  const urls = createUrls('');
  const paged = (groups: readonly Group[], url: (name: string, page?: number) => string) =>
    groups.flatMap(({ name, articles: members }) =>
      pages(members, config.pageSize).map(({ number }) => url(name, number)),
    );
  const addresses = [
    ...pages(articles, config.pageSize).map(({ number }) => urls.home(number)),
    ...articles.map(({ slug }) => urls.article(slug)),
    urls.tags(),
    ...paged(tagsOf(articles), urls.tag),
    urls.categories(),
    ...paged(categoriesOf(articles), urls.category),
    urls.allSeries(),
    ...seriesOf(articles).map(({ name }) => urls.series(name)),
    urls.archive(),
    urls.search(),
    urls.guide(),
    urls.offline(),
  ];
  const files = [urls.feed(), urls.sitemap(), urls.llms(), urls.asset('robots.txt'), urls.asset('404.html')];
  const sources = articles.map(({ slug }) => `articles/${slug}.md`);
  const kept = existsSync(publicDir) ? readdirSync(publicDir, { recursive: true, encoding: 'utf8' }) : [];
  return [
    ...addresses.flatMap((address) => fileOfAddress(address) ?? []),
    ...files.map((file) => file.slice(1)),
    ...sources,
    ...kept.map((file) => file.replaceAll('\\', '/')),
  ];
}

/** The old addresses of these articles, and those among them that the site can't serve. */
export const siteRedirects = (articles: readonly Article[]): Redirects =>
  redirectsOf(articles, ownFiles(articles), reserved);
