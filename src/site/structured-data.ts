import type { Article } from '../content/article.ts';
import { config } from './config.ts';
import { isoMidnight } from './midnight.ts';
import type { Site } from './site.ts';
import { strings } from './strings.ts';

/** An article's title and description as plain text. */
export interface ArticleWords {
  title: string;
  description: string;
}

/** JSON-LD of an article: what it is, and where it stands in the site. */
export function structuredData(article: Article, words: ArticleWords, { urls, environment }: Site): object[] {
  const absolute = (path: string) => new URL(path, environment.siteUrl).href;
  const url = absolute(urls.article(article.slug));
  const steps = [
    { name: config.title, item: absolute(urls.home()) },
    article.category === undefined
      ? { name: strings.nav.archive, item: absolute(urls.archive()) }
      : { name: article.category, item: absolute(urls.category(article.category)) },
    { name: words.title, item: url },
  ];
  const organization = { '@type': 'Organization', name: config.title, url: absolute(urls.home()) };
  const changed = article.updated ?? article.date;
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'TechArticle',
      headline: words.title,
      description: words.description,
      inLanguage: config.language,
      url,
      mainEntityOfPage: { '@type': 'WebPage', '@id': url },
      image: absolute(urls.share(article.slug)),
      author: authorOf(article),
      publisher: organization,
      isPartOf: { '@type': 'WebSite', name: config.title, url: absolute(urls.home()) },
      license: config.license.url,
      ...(article.tags.length === 0 ? {} : { keywords: article.tags.join(', ') }),
      ...(article.category === undefined ? {} : { articleSection: article.category }),
      ...(article.date === undefined ? {} : { datePublished: isoMidnight(article.date, config.timeZone) }),
      ...(changed === undefined ? {} : { dateModified: isoMidnight(changed, config.timeZone) }),
    },
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: steps.map((step, i) => ({ '@type': 'ListItem', position: i + 1, ...step })),
    },
  ];
}

/** Who signs an article with a name of their own is a person; the site's own signature is that of its editors. */
function authorOf({ author }: Article): object {
  const own = author !== undefined && author !== config.author;
  return { '@type': own ? 'Person' : 'Organization', name: author ?? config.author };
}
