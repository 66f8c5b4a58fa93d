import { readFileSync } from 'node:fs';
import type { Article } from '../content/article.ts';
import { published } from '../content/articles.ts';
import { sortFaults, type Fault } from '../content/fault.ts';
import { readFrontmatter } from '../content/frontmatter.ts';
import { readGuide } from '../content/guide.ts';
import { scanArticles } from '../content/loader.ts';
import type { Rendered } from '../markdown/render.ts';
import { siteRedirects } from '../site/addresses.ts';
import { config } from '../site/config.ts';
import type { Environment } from '../site/environment.ts';
import { createLibrary } from '../site/library.ts';
import { readReferences } from '../site/reference-library.ts';

export interface Checked {
  faults: Fault[];
  /** All articles that were read, drafts included. */
  articles: Article[];
}

/**
 * Finds every fault in the content: front matter, doubled addresses, formulas, figures, citations, links and images
 * of all articles, drafts too, and of the guide, in one run.
 */
export async function checkContent(environment: Environment): Promise<Checked> {
  const { articles, faults } = scanArticles({ contentDir: environment.contentDir, exclude: config.exclude });
  const visible = published(articles, environment);
  const library = createLibrary(visible, environment);
  const rendered = new Map<string, Rendered>();
  for (const article of articles) rendered.set(article.slug, await library(article));
  const guide = readGuide(environment.contentDir);
  if (guide !== undefined) rendered.set(guide.article.slug, await library(guide.article));
  const texts = guide === undefined ? articles : [...articles, guide.article];
  const inTexts = texts.flatMap((article) => articleFaults(article, rendered));
  const across = [
    ...referenceFaults(articles),
    ...redirectFaults(articles),
    ...unusedLabels(articles, rendered),
  ];
  const { faults: works } = readReferences(environment.contentDir);
  return {
    articles,
    faults: sortFaults([...faults, ...(guide?.faults ?? []), ...inTexts, ...across, ...works]),
  };
}

function articleFaults(article: Article, all: ReadonlyMap<string, Rendered>): Fault[] {
  const rendered = all.get(article.slug);
  if (rendered === undefined) return [];
  const messages = rendered.messages.map((message): Fault => ({
    path: article.path,
    ...message,
  }));
  const anchors = rendered.links.flatMap((link): Fault[] => {
    const fragment = link.href.startsWith('#') ? decoded(link.href.slice(1)) : link.fragment;
    if (fragment === undefined || fragment === '') return [];
    const target = link.slug === undefined ? rendered : all.get(link.slug);
    if (target === undefined || anchorsOf(target).has(fragment.replace(/\?.*$/, ''))) return [];
    const { line, column } = link;
    const reason = `没有锚点 \`#${fragment}\`；应是那篇文章里某个标题、公式或图的地址`;
    return [{ path: article.path, line, column, reason, source: 'links', rule: 'anchor', severity: 'error' }];
  });
  return [...messages, ...anchors];
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Ids that a link may name. */
function anchorsOf({ headings, formulas, figures, html }: Rendered): Set<string> {
  const inHtml = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
  return new Set([
    ...headings.map(({ id }) => id),
    ...formulas.flatMap(({ ids }) => ids),
    ...figures.map((name) => `fig-${name}`),
    ...inHtml,
  ]);
}

/** Labels that nothing refers to, in their own article or in another: numbers that no reader needs. */
function unusedLabels(articles: readonly Article[], all: ReadonlyMap<string, Rendered>): Fault[] {
  const used = new Set<string>();
  for (const article of articles) {
    for (const name of all.get(article.slug)?.references ?? []) used.add(`${article.slug}:${name}`).add(name);
    for (const { slug, fragment, href } of all.get(article.slug)?.links ?? []) {
      used.add(`${slug ?? article.slug}#${fragment ?? href.replace(/^#/, '')}`);
    }
  }
  return articles.flatMap((article) =>
    (all.get(article.slug)?.labels ?? [])
      .filter(({ name, id }) => !used.has(`${article.slug}:${name}`) && !used.has(`${article.slug}#${id}`))
      .map(({ name, line, column }): Fault => {
        const reason = `标签 \`${name}\` 没有人引用；应在文中写 \`\\eqref{${name}}\`，或删去这个 \\label`;
        return {
          path: article.path,
          line,
          column,
          reason,
          source: 'labels',
          rule: 'unused-label',
          severity: 'warning',
        };
      }),
  );
}

/** Prerequisites and related articles must exist, and no article may, by any way, be its own prerequisite. */
function referenceFaults(articles: readonly Article[]): Fault[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  return articles.flatMap((article) => {
    const fault = (keys: readonly PropertyKey[], reason: string, rule: string): Fault => {
      const { line, column } = placeInFront(article, keys);
      return { path: article.path, line, column, reason, source: 'frontmatter', rule, severity: 'error' };
    };
    const unknown = (['prerequisites', 'related'] as const).flatMap((key) =>
      article[key].flatMap((slug, i) => {
        const reason = `没有 slug 为 \`${slug}\` 的文章；${key} 只应写已有的文章`;
        return bySlug.has(slug) ? [] : [fault([key, i], reason, 'unknown-article')];
      }),
    );
    if (!leadsTo(article, article.slug, bySlug)) return unknown;
    const reason = '先修成了环：沿 prerequisites 走会回到本文；应去掉其中一条';
    return [...unknown, fault(['prerequisites'], reason, 'prerequisite-cycle')];
  });
}

const placeInFront = ({ file }: Article, keys: readonly PropertyKey[]) =>
  readFrontmatter(readFileSync(file, 'utf8')).placeOf(keys);

/** Old addresses that are no paths, or that something else answers. */
function redirectFaults(articles: readonly Article[]): Fault[] {
  return siteRedirects(articles).faults.map(({ article, index, reason, rule }) => {
    const place = placeInFront(article, ['redirect_from', index]);
    return { path: article.path, ...place, reason, source: 'frontmatter', rule, severity: 'error' };
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
