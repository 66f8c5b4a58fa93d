import { urlForm } from '../site/urls.ts';
import type { Article } from './article.ts';

/** A tag, category or series: its text, its form in addresses, its articles, newest first. */
export interface Group {
  name: string;
  form: string;
  articles: Article[];
}

export interface Page<T> {
  items: T[];
  /** 1-based. */
  number: number;
  /** Number of pages, at least 1. */
  count: number;
  /** Number of items on all pages. */
  total: number;
}

/**
 * Decides what readers may see: no draft, nothing later than the day of the build. All lists, feeds, search, counts
 * and previews start from this.
 */
export function published(articles: readonly Article[], { buildDate, drafts }: PublishOptions): Article[] {
  const visible = drafts
    ? articles
    : articles.filter(({ draft, date }) => !draft && (date === undefined || date <= buildDate));
  return newestFirst(visible);
}

export interface PublishOptions {
  /** `YYYY-MM-DD` */
  buildDate: string;
  drafts: boolean;
}

/** By date, newest first; the undated last; articles of one day by slug, so that the order never wavers. */
export function newestFirst(articles: readonly Article[]): Article[] {
  return [...articles].sort((a, b) => order(b.date ?? '', a.date ?? '') || order(a.slug, b.slug));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function groups(articles: readonly Article[], namesOf: (article: Article) => readonly string[]): Group[] {
  const found = new Map<string, Group>();
  for (const article of articles) {
    for (const name of namesOf(article)) {
      const form = urlForm(name);
      const group = found.get(form) ?? { name, form, articles: [] };
      group.articles.push(article);
      found.set(form, group);
    }
  }
  return [...found.values()];
}

/** By the number of articles, then by name. */
const largestFirst = (a: Group, b: Group) => b.articles.length - a.articles.length || order(a.form, b.form);

export const tagsOf = (articles: readonly Article[]): Group[] =>
  groups(articles, (a) => a.tags).sort(largestFirst);

export const categoriesOf = (articles: readonly Article[]): Group[] =>
  groups(articles, (a) => (a.category === undefined ? [] : [a.category])).sort(largestFirst);

/** Series, each in its reading order. */
export function seriesOf(articles: readonly Article[]): Group[] {
  return groups(articles, (a) => (a.series === undefined ? [] : [a.series.id]))
    .map((group) => ({ ...group, articles: inOrder(group.articles) }))
    .sort(largestFirst);
}

const inOrder = (articles: readonly Article[]) =>
  [...articles].sort(
    (a, b) => (a.series?.order ?? 0) - (b.series?.order ?? 0) || order(a.date ?? '', b.date ?? ''),
  );

/** Articles by year, newest first; undated ones under `undefined`, last. */
export function byYear(articles: readonly Article[]): { year: string | undefined; articles: Article[] }[] {
  const years = new Map<string | undefined, Article[]>();
  for (const article of articles) {
    const year = article.date?.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), article]);
  }
  return [...years].map(([year, items]) => ({ year, articles: items }));
}

/** Cuts a list into pages of `size`; an empty list is one empty page. */
export function pages<T>(items: readonly T[], size: number): Page<T>[] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, i) => ({
    items: items.slice(i * size, (i + 1) * size),
    number: i + 1,
    count,
    total: items.length,
  }));
}

/** What stands around one article. Everything in it is among `articles`. */
export interface Surroundings {
  newer: Article | undefined;
  older: Article | undefined;
  series: Group | undefined;
  previousInSeries: Article | undefined;
  nextInSeries: Article | undefined;
  prerequisites: Article[];
  /** Articles that name this one as a prerequisite. */
  dependents: Article[];
  related: Article[];
}

/**
 * @param articles the published ones, newest first
 * @param limit how many related articles at most
 */
export function surroundings(article: Article, articles: readonly Article[], limit = 4): Surroundings {
  const { bySlug, places, series: allSeries, dependents: dependentsOf } = indexOf(articles);
  const at = places.get(article.slug) ?? -1;
  const found = (slugs: readonly string[]) => slugs.flatMap((slug) => bySlug.get(slug) ?? []);
  const series = article.series && allSeries.get(urlForm(article.series.id));
  const place = series?.articles.findIndex(({ slug }) => slug === article.slug) ?? -1;
  const prerequisites = found(article.prerequisites);
  const dependents = dependentsOf.get(article.slug) ?? [];
  const shown = new Set([article, ...prerequisites, ...dependents].map(({ slug }) => slug));
  return {
    newer: articles[at - 1],
    older: articles[at + 1],
    series,
    previousInSeries: series?.articles[place - 1],
    nextInSeries: series?.articles[place + 1],
    prerequisites,
    dependents,
    related: relatedTo(article, found(article.related), articles)
      .filter(({ slug }) => !shown.has(slug))
      .slice(0, limit),
  };
}

/** What is asked of a list of articles for each of them: gathered once, else the work grows with its square. */
interface ArticleIndex {
  bySlug: ReadonlyMap<string, Article>;
  /** Where an article stands in the list. */
  places: ReadonlyMap<string, number>;
  series: ReadonlyMap<string, Group>;
  dependents: ReadonlyMap<string, Article[]>;
  tags: ReadonlyMap<string, Group>;
  categories: ReadonlyMap<string, Article[]>;
}

const indexes = new WeakMap<readonly Article[], ArticleIndex>();

function indexOf(articles: readonly Article[]): ArticleIndex {
  const known = indexes.get(articles);
  if (known !== undefined) return known;
  const byForm = (all: readonly Group[]) => new Map(all.map((group) => [group.form, group]));
  const index = {
    bySlug: new Map(articles.map((one) => [one.slug, one])),
    places: new Map(articles.map(({ slug }, i) => [slug, i])),
    series: byForm(seriesOf(articles)),
    dependents: gathered(articles, ({ prerequisites }) => new Set(prerequisites)),
    tags: byForm(tagsOf(articles)),
    categories: gathered(articles, ({ category }) => (category === undefined ? [] : [category])),
  };
  indexes.set(articles, index);
  return index;
}

function gathered(
  articles: readonly Article[],
  keysOf: (article: Article) => Iterable<string>,
): Map<string, Article[]> {
  const found = new Map<string, Article[]>();
  for (const article of articles) {
    for (const key of keysOf(article)) {
      const members = found.get(key);
      if (members === undefined) found.set(key, [article]);
      else members.push(article);
    }
  }
  return found;
}

/** Those that the author named, then those with most tags in common, then those of the same category. */
function relatedTo(article: Article, named: readonly Article[], articles: readonly Article[]): Article[] {
  const { places, tags, categories } = indexOf(articles);
  const nearness = new Map<Article, number>();
  const add = (others: readonly Article[] | undefined, points: number) => {
    for (const other of others ?? []) nearness.set(other, (nearness.get(other) ?? 0) + points);
  };
  for (const form of new Set(article.tags.map(urlForm))) add(tags.get(form)?.articles, 2);
  if (article.category !== undefined) add(categories.get(article.category), 1);
  const chosen = new Set([article, ...named].map(({ slug }) => slug));
  const placeOf = ({ slug }: Article) => places.get(slug) ?? 0;
  const near = [...nearness]
    .filter(([{ slug }]) => !chosen.has(slug))
    .sort(([a, p], [b, q]) => q - p || placeOf(a) - placeOf(b))
    .map(([other]) => other);
  return [...named, ...near];
}
