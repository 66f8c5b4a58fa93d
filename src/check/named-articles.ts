import type { Article } from '../content/article.ts';
import type { Fault } from '../content/fault.ts';
import { siteRedirects } from '../site/addresses.ts';
import { frontFault } from './front-fault.ts';

/** Prerequisites and related articles must exist, and no article may, by any way, be its own prerequisite. */
export function namedArticleFaults(articles: readonly Article[]): Fault[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  return articles.flatMap((article) => {
    const unknown = (['prerequisites', 'related'] as const).flatMap((key) =>
      article[key].flatMap((slug, i) => {
        if (bySlug.has(slug)) return [];
        const reason = `没有 slug 为 \`${slug}\` 的文章；${key} 只应写已有的文章`;
        return [frontFault(article, [key, i], { reason, rule: 'unknown-article' })];
      }),
    );
    if (!leadsTo(article, article.slug, bySlug)) return unknown;
    const reason = '先修成了环：沿 prerequisites 走会回到本文；应去掉其中一条';
    return [...unknown, frontFault(article, ['prerequisites'], { reason, rule: 'prerequisite-cycle' })];
  });
}

function leadsTo(from: Article, slug: string, bySlug: ReadonlyMap<string, Article>): boolean {
  const seen = new Set<string>();
  const next = [...from.prerequisites];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (one === slug) return true;
    if (seen.has(one)) continue;
    seen.add(one);
    next.push(...(bySlug.get(one)?.prerequisites ?? []));
  }
  return false;
}

/** Old addresses that are no paths, or that something else answers. */
export const redirectFaults = (articles: readonly Article[]): Fault[] =>
  siteRedirects(articles).faults.map(({ article, index, reason, rule }) =>
    frontFault(article, ['redirect_from', index], { reason, rule }),
  );
