import type { Article } from '../content/article.ts';
import { published } from '../content/articles.ts';
import { sortFaults, type Fault } from '../content/fault.ts';
import { scanArticles } from '../content/loader.ts';
import type { Rendered } from '../markdown/render.ts';
import { config } from '../site/config.ts';
import type { Environment } from '../site/environment.ts';
import { createLibrary } from '../site/library.ts';

export interface Checked {
  faults: Fault[];
  /** All articles that were read, drafts included. */
  articles: Article[];
}

/**
 * Finds every fault in the content: front matter, doubled addresses, formulas, figures, citations, links and images
 * of all articles, drafts too, in one run.
 */
export async function checkContent(environment: Environment): Promise<Checked> {
  const { articles, faults } = scanArticles({ contentDir: environment.contentDir, exclude: config.exclude });
  const visible = published(articles, environment);
  const library = createLibrary(visible, environment);
  const rendered = new Map<string, Rendered>();
  for (const article of articles) rendered.set(article.slug, await library(article));
  const inArticles = articles.flatMap((article) => articleFaults(article, rendered));
  return { articles, faults: sortFaults([...faults, ...inArticles, ...referenceFaults(articles)]) };
}

function articleFaults(article: Article, all: ReadonlyMap<string, Rendered>): Fault[] {
  const rendered = all.get(article.slug);
  if (rendered === undefined) return [];
  const messages = rendered.messages.map(
    (message): Fault => ({ path: article.path, severity: 'error', ...message }),
  );
  const anchors = rendered.links.flatMap((link): Fault[] => {
    const fragment = link.href.startsWith('#') ? decodeURIComponent(link.href.slice(1)) : link.fragment;
    if (fragment === undefined || fragment === '') return [];
    const target = link.slug === undefined ? rendered : all.get(link.slug);
    if (target === undefined || anchorsOf(target).has(fragment.replace(/\?.*$/, ''))) return [];
    const { line, column } = link;
    const reason = `没有锚点 \`#${fragment}\`；应是那篇文章里某个标题、公式或图的地址`;
    return [{ path: article.path, line, column, reason, source: 'links', rule: 'anchor', severity: 'error' }];
  });
  return [...messages, ...anchors];
}

/** Ids that a link may name. */
function anchorsOf({ headings, formulas, figures, html }: Rendered): Set<string> {
  const inHtml = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
  return new Set([
    ...headings.map(({ id }) => id),
    ...formulas.flatMap(({ id }) => id ?? []),
    ...figures.map((name) => `fig-${name}`),
    ...inHtml,
  ]);
}

/** Prerequisites and related articles must exist, and no article may, by any way, be its own prerequisite. */
function referenceFaults(articles: readonly Article[]): Fault[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  return articles.flatMap((article) => {
    const place = { path: article.path, line: 1, column: 1, source: 'frontmatter', severity: 'error' } as const;
    const missing = [...article.prerequisites, ...article.related].filter((slug) => !bySlug.has(slug));
    const unknown = missing.map((slug): Fault => {
      const reason = `没有 slug 为 \`${slug}\` 的文章；prerequisites 和 related 只应写已有的文章`;
      return { ...place, reason, rule: 'unknown-article' };
    });
    if (!leadsTo(article, article.slug, bySlug)) return unknown;
    const reason = '先修成了环：沿 prerequisites 走会回到本文；应去掉其中一条';
    return [...unknown, { ...place, reason, rule: 'prerequisite-cycle' }];
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
