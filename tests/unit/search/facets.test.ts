import { expect, test } from 'vitest';
import { facetsOf, noFilters, passes, type Filters, type Groups } from '../../../src/search/facets.ts';

const articles: Groups[] = Array.from({ length: 60 }, (_, i) => ({
  tags: ['甲', 'b', 'c'].filter((_, j) => i % (j + 2) === 0),
  category: i % 4 === 3 ? undefined : `k${i % 4}`,
  year: i % 7 === 0 ? undefined : String(2020 + (i % 3)),
}));
const filters: Filters[] = [
  noFilters,
  { tags: ['甲'] },
  { tags: ['甲', 'b'], category: 'k0' },
  { tags: [], category: 'k1', year: '2021' },
  { tags: ['nowhere'] },
];
const left = (chosen: Filters) => articles.filter((one) => passes(one, chosen)).length;

test('counts what each further choice leaves', () => {
  for (const chosen of filters) {
    const { tag, category, year } = facetsOf(articles, chosen);
    for (const one of ['甲', 'b', 'c'])
      expect(tag.get(one) ?? 0).toBe(left({ ...chosen, tags: [...chosen.tags, one] }));
    for (const one of ['k0', 'k1', 'k2', 'k3'])
      expect(category.get(one) ?? 0).toBe(left({ ...chosen, category: one }));
    for (const one of ['2020', '2021', '2022'])
      expect(year.get(one) ?? 0).toBe(left({ ...chosen, year: one }));
  }
});

test('lets pass what belongs to all that is asked for', () => {
  const article: Groups = { tags: ['a', 'b'], category: 'k', year: '2026' };
  expect(passes(article, noFilters)).toBe(true);
  expect(passes(article, { tags: ['a', 'b'], category: 'k', year: '2026' })).toBe(true);
  expect(passes(article, { tags: ['a', 'c'] })).toBe(false);
  expect(passes({ ...article, year: undefined }, { tags: [], year: '2026' })).toBe(false);
});
