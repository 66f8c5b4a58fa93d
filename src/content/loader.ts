import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, isAbsolute, join, relative } from 'node:path';
import type { Loader } from 'astro/loaders';
import { urlForm } from '../site/urls.ts';
import type { Article } from './article.ts';
import type { Fault } from './fault.ts';
import { articlesFolder, dateInName, listArticleFiles, slugOf } from './files.ts';
import { readFrontmatter, type Frontmatter } from './frontmatter.ts';
import { frontmatterSchema, nearKey, type FrontmatterData } from './schema.ts';

export interface Scan {
  articles: Article[];
  faults: Fault[];
}

export interface ScanOptions {
  contentDir: string;
  exclude: readonly string[];
}

/** Reads the metadata of all articles, and finds every fault in it. Bodies are not kept. */
export function scanArticles({ contentDir, exclude }: ScanOptions): Scan {
  const root = articlesFolder(contentDir);
  const read = listArticleFiles(contentDir, exclude).map((path) => readArticle(root, path));
  const faults = read.flatMap((one) => one.faults);
  const articles = read.map((one) => one.article);
  return { articles: uniqueSlugs(articles, faults), faults };
}

/** Reads one article's metadata. `path` is relative to `root`. */
export function readArticle(root: string, path: string): { article: Article; faults: Fault[] } {
  const file = join(root, path);
  const shown = shownPath(file);
  const source = readFileSync(file, 'utf8');
  const front = readFrontmatter(source);
  const faults: Fault[] = front.faults.map((fault) => ({
    path: shown,
    source: 'frontmatter',
    severity: 'error',
    ...fault,
  }));
  const fault = (keys: readonly PropertyKey[], reason: string, rule: string) =>
    faults.push({
      path: shown,
      ...front.placeOf(keys),
      reason,
      source: 'frontmatter',
      rule,
      severity: 'error',
    });

  for (const key of Object.keys(front.data)) {
    const near = nearKey(key);
    if (near !== undefined) fault([key], `\`${key}\` 不是已知的键；是否想写 \`${near}\`？`, 'unknown-key');
  }
  const data = validate(front, fault);
  const body = source.slice(front.bodyStart);
  const heading = data.title === undefined ? firstHeading(body) : undefined;
  const article: Article = {
    slug: slugOf(path, data.slug),
    path: shown,
    file,
    relativePath: path,
    title: data.title ?? heading ?? basename(path).replace(/\.(md|markdown)$/i, ''),
    titleFromBody: heading !== undefined,
    date: data.date ?? dateInName(path),
    updated: data.updated,
    redirectFrom: data.redirect_from,
    summary: data.summary,
    category: data.category ?? data.categories,
    tags: distinct(data.tags),
    author: data.author,
    draft: data.draft,
    series: data.series,
    prerequisites: data.prerequisites,
    related: data.related,
    aliases: data.aliases,
    level: data.level,
    macros: data.macros,
    bodyLine: source.slice(0, front.bodyStart).split('\n').length,
    bodyStart: front.bodyStart,
    summaryLine: front.placeOf(['summary']).line,
    digest: createHash('sha256').update(source).digest('hex').slice(0, 20),
  };
  return { article, faults };
}

/** The valid part of the front matter; what is not valid is reported and left out. */
function validate(
  front: Frontmatter,
  fault: (keys: readonly PropertyKey[], reason: string, rule: string) => void,
): FrontmatterData {
  const given = { ...front.data };
  for (const key of Object.keys(given)) if (given[key] === null) delete given[key];
  const parsed = frontmatterSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const shown = issue.path.map(String).join('.');
    fault(issue.path, `\`${shown}\`：${issue.message}`, 'value');
    delete given[String(issue.path[0])];
  }
  return frontmatterSchema.parse(given);
}

function firstHeading(body: string): string | undefined {
  const prose = body.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
  const hashes = String.raw`^ {0,3}#[ \t]+(.+?)[ \t]*#*[ \t]*$`;
  const underlined = String.raw`^ {0,3}(\S.*?)[ \t]*\r?\n {0,3}=+[ \t]*$`;
  const match = new RegExp(`${hashes}|${underlined}`, 'm').exec(prose);
  return match?.[1] ?? match?.[2];
}

/** Tags that differ by case or by spaces are one tag. */
function distinct(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags.filter((tag) => !seen.has(urlForm(tag)) && seen.add(urlForm(tag)));
}

/** Two articles for one address are a fault; the later one gets `-2`, so that a lenient build shows both. */
function uniqueSlugs(articles: readonly Article[], faults: Fault[]): Article[] {
  const taken = new Map<string, Article>();
  const key = (slug: string) => slug.normalize('NFC').toLowerCase();
  return articles.map((article) => {
    const other = taken.get(key(article.slug));
    let slug = article.slug;
    if (other !== undefined) {
      const reason = `地址 /articles/${slug}/ 已由 ${other.path} 占用；应改文件名，或在文首写另一个 slug`;
      const place = {
        line: 1,
        column: 1,
        source: 'content',
        rule: 'duplicate-slug',
        severity: 'error',
      } as const;
      faults.push({ path: article.path, ...place, reason });
      for (let n = 2; taken.has(key(slug)); n++) slug = `${article.slug}-${n}`;
    }
    const unique = { ...article, slug };
    taken.set(key(slug), unique);
    return unique;
  });
}

/** Relative to the current folder where the file lies inside it, else as it is. */
export function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}

/**
 * Astro's loader: metadata only. While writing, a saved file changes just its own entry.
 * Faults are not its matter: `check` has listed them before.
 */
export function articleLoader(options: ScanOptions): Loader {
  return {
    name: 'articles',
    load: async ({ store, watcher, parseData }) => {
      const fill = async () => {
        const { articles } = scanArticles(options);
        const kept = new Set(articles.map(({ slug }) => slug));
        for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
        for (const article of articles) {
          // A copy: the store freezes nothing, and JSON drops what is undefined.
          const plain = JSON.parse(JSON.stringify(article)) as Record<string, unknown>;
          const data = await parseData({ id: article.slug, data: plain });
          store.set({ id: article.slug, data, digest: article.digest });
        }
      };
      await fill();
      if (watcher === undefined) return;
      const root = articlesFolder(options.contentDir);
      watcher.add(root);
      const onChange = (file: string) => {
        if (!relative(root, file).startsWith('..') && /\.(md|markdown)$/i.test(file)) void fill();
      };
      watcher.on('change', onChange).on('add', onChange).on('unlink', onChange);
    },
  };
}
