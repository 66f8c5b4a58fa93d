import type { Article } from '../content/article.ts';
import { byYear, categoriesOf, tagsOf } from '../content/articles.ts';
import { urlForm } from '../site/urls.ts';
import type { PartEnds } from './ranking.ts';
import type { ArticleRow, SiteFile } from './site-file.ts';

/** What an article's row holds. */
export interface IndexedArticle {
  id: string;
  article: Article;
  ends: PartEnds;
}

/**
 * The groups of articles, numbered, the largest first.
 * @param indexed newest first
 */
export function groupRows(
  indexed: readonly IndexedArticle[],
): Pick<SiteFile, 'articles' | 'tags' | 'categories' | 'years'> {
  const articles = indexed.map(({ article }) => article);
  const tags = tagsOf(articles).map(({ form }) => form);
  const categories = categoriesOf(articles).map(({ form }) => form);
  const years = byYear(articles).flatMap(({ year }) => year ?? []);
  const row = ({ article, ends: { title, label, heading } }: IndexedArticle): ArticleRow => [
    title,
    label,
    heading,
    article.category === undefined ? -1 : categories.indexOf(urlForm(article.category)),
    article.date === undefined ? -1 : years.indexOf(article.date.slice(0, 4)),
    ...new Set(article.tags.map((tag) => tags.indexOf(urlForm(tag)))),
  ];
  return {
    articles: Object.fromEntries(indexed.map((one) => [one.id, row(one)])),
    tags,
    categories,
    years,
  };
}
