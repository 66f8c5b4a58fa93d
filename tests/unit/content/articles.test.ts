import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import {
  byYear,
  categoriesOf,
  newestFirst,
  pages,
  published,
  seriesOf,
  surroundings,
  tagsOf,
} from '../../../src/content/articles.ts';

const article = (slug: string, more: Partial<Article> = {}): Article => ({
  slug,
  path: `${slug}.md`,
  file: `/${slug}.md`,
  relativePath: `${slug}.md`,
  title: slug,
  titleFromBody: false,
  date: '2026-01-01',
  redirectFrom: [],
  tags: [],
  draft: false,
  prerequisites: [],
  related: [],
  aliases: [],
  macros: {},
  bodyLine: 1,
  bodyStart: 0,
  summaryLine: 1,
  digest: slug,
  ...more,
});

const slugs = (articles: readonly Article[]) => articles.map(({ slug }) => slug);
const options = { buildDate: '2026-02-01', drafts: false };

describe('published', () => {
  const all = [
    article('draft', { draft: true }),
    article('today', { date: '2026-02-01' }),
    article('tomorrow', { date: '2026-02-02' }),
    article('undated', { date: undefined }),
    article('old', { date: '1999-12-31' }),
    article('undated-draft', { date: undefined, draft: true }),
  ];

  test('shows no draft and nothing later than the day of the build', () => {
    expect(slugs(published(all, options))).toEqual(['today', 'old', 'undated']);
  });

  test('shows everything while writing', () => {
    expect(published(all, { ...options, drafts: true })).toHaveLength(all.length);
  });

  test('leaves its input as it was', () => {
    const before = slugs(all);
    published(all, options);
    expect(slugs(all)).toEqual(before);
  });
});

describe('newestFirst', () => {
  test('sorts by date, then by slug; the undated last', () => {
    const all = [
      article('b'),
      article('z', { date: undefined }),
      article('a'),
      article('new', { date: '2026-01-02' }),
      article('y', { date: undefined }),
    ];
    expect(slugs(newestFirst(all))).toEqual(['new', 'a', 'b', 'y', 'z']);
    expect(slugs(newestFirst([...all].reverse()))).toEqual(['new', 'a', 'b', 'y', 'z']);
  });
});

describe('pages', () => {
  const items = (count: number) => Array.from({ length: count }, (_, i) => i);
  test.each([
    [0, [0]],
    [1, [1]],
    [10, [10]],
    [11, [10, 1]],
    [24, [10, 10, 4]],
    [25, [10, 10, 5]],
    [30, [10, 10, 10]],
    [31, [10, 10, 10, 1]],
  ])('cuts %i items into pages of %j', (count, sizes) => {
    const cut = pages(items(count), 10);
    expect(cut.map((page) => page.items.length)).toEqual(sizes);
    expect(cut.map((page) => page.number)).toEqual(sizes.map((_, i) => i + 1));
    expect(cut.every((page) => page.count === sizes.length && page.total === count)).toBe(true);
    expect(cut.flatMap((page) => page.items)).toEqual(items(count));
  });
});

describe('tags, categories and series', () => {
  const all = [
    article('a', { tags: ['Deep Learning', 'VAE'], category: '甲' }),
    article('b', { tags: ['deep-learning'], category: '乙', series: { id: 'S', order: 2 } }),
    article('c', { tags: ['deep  learning', 'elbo'], category: '乙', series: { id: 's', order: 1 } }),
    article('d', { series: { id: 'S', order: 1 }, date: '2025-01-01' }),
  ];

  test('names that differ by case and spaces are one, shown as first met', () => {
    const [first] = tagsOf(all);
    expect(first).toMatchObject({ name: 'Deep Learning', form: 'deep-learning' });
    expect(slugs(first?.articles ?? [])).toEqual(['a', 'b', 'c']);
  });

  test('the largest come first, then by name', () => {
    expect(tagsOf(all).map(({ form }) => form)).toEqual(['deep-learning', 'elbo', 'vae']);
    expect(categoriesOf(all).map(({ name }) => name)).toEqual(['乙', '甲']);
  });

  test('a series is in its order, those of one order by date', () => {
    expect(seriesOf(all).map((group) => slugs(group.articles))).toEqual([['d', 'c', 'b']]);
  });

  test('an article without any is in none', () => {
    expect(categoriesOf([article('x')])).toEqual([]);
    expect(seriesOf([article('x')])).toEqual([]);
  });
});

test('byYear keeps the order and puts the undated under no year, last', () => {
  const all = newestFirst([
    article('a', { date: '2025-03-01' }),
    article('u', { date: undefined }),
    article('b', { date: '2026-01-01' }),
    article('c', { date: '2025-01-01' }),
  ]);
  expect(byYear(all).map(({ year, articles }) => [year, slugs(articles)])).toEqual([
    ['2026', ['b']],
    ['2025', ['a', 'c']],
    [undefined, ['u']],
  ]);
});

describe('surroundings', () => {
  const all = newestFirst([
    article('a', { date: '2026-01-05', tags: ['x', 'y'], category: '甲', series: { id: 'S', order: 1 } }),
    article('b', {
      date: '2026-01-04',
      tags: ['x'],
      prerequisites: ['a', 'gone'],
      series: { id: 'S', order: 2 },
    }),
    article('c', { date: '2026-01-03', tags: ['y', 'x'], series: { id: 'S', order: 3 } }),
    article('d', { date: '2026-01-02', category: '甲' }),
    article('e', { date: '2026-01-01', tags: ['z'] }),
  ]);
  const around = (slug: string, limit?: number) =>
    surroundings(all.find((one) => one.slug === slug) ?? article(slug), all, limit);

  test('the neighbours by date, none at the ends', () => {
    expect(around('b').newer?.slug).toBe('a');
    expect(around('b').older?.slug).toBe('c');
    expect(around('a').newer).toBeUndefined();
    expect(around('e').older).toBeUndefined();
  });

  test('the neighbours in the series, none at its ends', () => {
    expect(around('b').previousInSeries?.slug).toBe('a');
    expect(around('b').nextInSeries?.slug).toBe('c');
    expect(around('a').previousInSeries).toBeUndefined();
    expect(around('c').nextInSeries).toBeUndefined();
    expect(around('d').series).toBeUndefined();
    expect(around('d').nextInSeries).toBeUndefined();
  });

  test('what to read before, among what is published, and what builds on it', () => {
    expect(slugs(around('b').prerequisites)).toEqual(['a']);
    expect(slugs(around('a').dependents)).toEqual(['b']);
  });

  test('related articles: most tags in common first, neither itself nor what is named elsewhere', () => {
    expect(slugs(around('a').related)).toEqual(['c', 'd']);
    expect(slugs(around('a', 1).related)).toEqual(['c']);
  });

  test('what the author named comes first', () => {
    const named = article('f', { tags: ['x'], related: ['e', 'gone'] });
    expect(slugs(surroundings(named, [named, ...all]).related)[0]).toBe('e');
  });

  test('an article that has nothing in common with another has no related one', () => {
    expect(around('e').related).toEqual([]);
  });
});
