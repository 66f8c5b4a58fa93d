import type { Article } from '../content/article.ts';
import { config } from './config.ts';
import type { Site } from './site.ts';
import { strings } from './strings.ts';

/** JSON-LD of an article: what it is, and where it stands in the site. */
export function structuredData(article: Article, description: string, { urls, environment }: Site): object[] {
  const absolute = (path: string) => new URL(path, environment.siteUrl).href;
  const url = absolute(urls.article(article.slug));
  const steps = [
    { name: config.title, item: absolute(urls.home()) },
    article.category === undefined
      ? { name: strings.nav.archive, item: absolute(urls.archive()) }
      : { name: article.category, item: absolute(urls.category(article.category)) },
    { name: article.title, item: url },
  ];
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'TechArticle',
      headline: article.title,
      description,
      inLanguage: config.language,
      url,
      mainEntityOfPage: url,
      image: absolute(urls.asset(`share/${encodeURI(article.slug)}.png`)),
      author: { '@type': 'Organization', name: article.author ?? config.author },
      publisher: { '@type': 'Organization', name: config.title },
      license: config.license.url,
      keywords: article.tags.join(', '),
      ...(article.date === undefined ? {} : { datePublished: article.date }),
      ...(article.updated === undefined ? {} : { dateModified: article.updated }),
    },
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: steps.map((step, i) => ({ '@type': 'ListItem', position: i + 1, ...step })),
    },
  ];
}
