import type { Article } from '../content/article.ts';
import type { Fault } from '../content/fault.ts';
import { frontFault } from './front-fault.ts';

/** A name as one article writes it. */
interface Use {
  name: string;
  article: Article;
  key: 'tags' | 'category' | 'series';
}

const kinds: readonly { title: string; uses: (article: Article) => Use[] }[] = [
  { title: '标签', uses: (article) => article.tags.map((name) => ({ name, article, key: 'tags' })) },
  { title: '分类', uses: (article) => named(article, article.category, 'category') },
  { title: '系列', uses: (article) => named(article, article.series?.id, 'series') },
];

const named = (article: Article, name: string | undefined, key: Use['key']): Use[] =>
  name === undefined ? [] : [{ name, article, key }];

/**
 * Tags, categories and series that are written in two ways (`VAE` and `vae`, full and half width, with and without
 * blanks): each rarer way is told once, where it is first used.
 */
export const spellingFaults = (articles: readonly Article[]): Fault[] =>
  kinds.flatMap(({ title, uses }) =>
    [...groupBy(articles.flatMap(uses), nearForm).values()].flatMap((near) => {
      const ways = [...groupBy(near, ({ name }) => name).values()].sort((a, b) => b.length - a.length);
      const [usual, ...others] = ways;
      const [first] = usual ?? [];
      if (first === undefined) return [];
      return others.flatMap((same): Fault[] => {
        const [use] = same;
        if (use === undefined) return [];
        const count = same.length > 1 ? `（共 ${same.length} 篇）` : '';
        const where = `${first.article.path}${usual !== undefined && usual.length > 1 ? ` 等 ${usual.length} 篇` : ''}`;
        const reason = `${title} \`${use.name}\`${count} 与 \`${first.name}\`（${where}）只差写法；应统一写成 \`${first.name}\``;
        return [
          frontFault(use.article, placesOf(use), { reason, rule: 'near-duplicate', severity: 'warning' }),
        ];
      });
    }),
  );

/** Where a name stands: the front matter may write `categories`, and a tag twice. */
const placesOf =
  ({ name, key }: Use) =>
  (data: Record<string, unknown>): readonly PropertyKey[] => {
    const written = data[key];
    if (key === 'category' && written === undefined) return ['categories'];
    if (key === 'series') return typeof written === 'object' ? ['series', 'id'] : ['series'];
    const index = Array.isArray(written) ? written.findIndex((tag) => String(tag).trim() === name) : -1;
    return index < 0 ? [key] : [key, index];
  };

/** What names that differ in writing only have in common. */
const nearForm = ({ name }: Use): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_·.]+/g, '');

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
