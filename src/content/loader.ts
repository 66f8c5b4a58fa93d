import { createHash } from 'node:crypto';
import { basename, isAbsolute, join, relative } from 'node:path';
import { isDay } from '../site/environment.ts';
import { urlForm } from '../site/urls.ts';
import type { Article } from './article.ts';
import type { Fault } from './fault.ts';
import { fileState } from './file-state.ts';
import { articlesFolder, dateInName, listArticleFiles, slugOf, withoutEnding } from './files.ts';
import { readFrontmatter, type Frontmatter } from './frontmatter.ts';
import type { Place } from './frontmatter-block.ts';
import { nameFault } from './names.ts';
import { frontmatterSchema, knownKeys, nearKey, type FrontmatterData } from './schema.ts';
import { readText } from './text.ts';
import { uniqueSlugs } from './unique-slugs.ts';

export interface Scan {
  articles: Article[];
  faults: Fault[];
}

export interface ScanOptions {
  contentDir: string;
  exclude: readonly string[];
  /** What scans before this one have read: of a file that is as it was, nothing is read again. */
  remembered?: Map<string, ArticleRead>;
}

/** One article's metadata, and what is wrong with it. */
export interface ArticleRead {
  article: Article;
  /** Where a key of the front matter stands. */
  placeOf: Frontmatter['placeOf'];
  faults: Fault[];
}

/** What `ScanOptions.remembered` knows a file by: its path below the articles' folder, and its state. */
export const stateKey = (path: string, state: string): string => `${path} ${state}`;

/** Reads the metadata of all articles, and finds every fault in it. Bodies are not kept. */
export function scanArticles({ contentDir, exclude, remembered = new Map() }: ScanOptions): Scan {
  const root = articlesFolder(contentDir);
  const before = new Map(remembered);
  remembered.clear();
  const read = listArticleFiles(contentDir, exclude).map((path) => {
    const key = stateKey(path, fileState(join(root, path)) ?? '');
    const one = before.get(key) ?? readArticle(root, path);
    remembered.set(key, one);
    return one;
  });
  const { articles, faults } = uniqueSlugs(read);
  return { articles, faults: [...read.flatMap((one) => one.faults), ...faults] };
}

type Report = (place: Place, reason: string, rule: string, severity?: Fault['severity']) => void;

/** Reads one article's metadata. `path` is relative to `root`. */
export function readArticle(root: string, path: string): ArticleRead {
  const file = join(root, path);
  const shown = shownPath(file);
  const { text: source, faults: inText } = readText(file);
  const front = readFrontmatter(source);
  const faults = inText.map((fault): Fault => ({ path: shown, source: 'text', ...fault }));
  const report: Report = ({ line, column }, reason, rule, severity = 'error') =>
    faults.push({ path: shown, line, column, reason, source: 'frontmatter', rule, severity });
  for (const { line, column, reason, rule } of front.faults) report({ line, column }, reason, rule);
  reportKeys(front, report);
  const data = validate(front, report);
  reportDates(data, path, front, report);
  for (const part of withoutEnding(path).split('/')) {
    const reason = nameFault(part);
    if (reason !== undefined)
      faults.push({
        path: shown,
        ...{ line: 1, column: 1, reason: `文件名 \`${part}\` ${reason}` },
        ...{ source: 'content', rule: 'name', severity: 'error' },
      });
  }
  const body = source.slice(front.bodyStart);
  const heading = data.title === undefined ? firstHeading(body) : undefined;
  if (heading === undefined && lacksTitle(front.data)) {
    report({ line: 1, column: 1 }, '没有标题，只好用文件名；应在文首写 `title: 标题`', 'no-title', 'warning');
  }
  const article: Article = {
    slug: slugOf(path, data.slug),
    path: shown,
    file,
    relativePath: path,
    title: data.title ?? heading ?? basename(withoutEnding(path)),
    titleFromBody: heading !== undefined,
    date: data.date ?? dayInName(path),
    updated: data.updated,
    redirectFrom: data.redirect_from,
    summary: data.summary,
    category: data.category ?? data.categories,
    tags: distinct(data.tags, front, report),
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
  return { article, placeOf: front.placeOf, faults };
}

/** In notes without front matter, or with a line of it, the file's name is the title on purpose. */
const lacksTitle = (data: Record<string, unknown>): boolean =>
  !Object.hasOwn(data, 'title') && knownKeys.filter((key) => Object.hasOwn(data, key)).length > 1;

function reportKeys({ data, placeOf }: Frontmatter, report: Report): void {
  for (const key of Object.keys(data)) {
    const near = nearKey(key);
    if (near !== undefined)
      report(placeOf([key]), `\`${key}\` 不是已知的键；是否想写 \`${near}\`？`, 'unknown-key');
  }
  const series = data['series'];
  if (typeof series !== 'object' || series === null || Array.isArray(series)) return;
  for (const key of Object.keys(series)) {
    if (key === 'id' || key === 'order') continue;
    const reason = `\`series\` 里不认识 \`${key}\`；应写成 {id: 名称, order: 1}`;
    report(placeOf(['series', key]), reason, 'unknown-key');
  }
}

/** The valid part of the front matter; what is not valid is reported and left out. */
function validate(front: Frontmatter, report: Report): FrontmatterData {
  const given = { ...front.data };
  for (const key of Object.keys(given)) {
    if (given[key] !== null) continue;
    delete given[key];
    if (key === 'title') report(front.placeOf([key]), '`title`：是空的；应写上文字，或删去这一行', 'value');
  }
  const parsed = frontmatterSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const shown = issue.path.map(String).join('.');
    const [what = ''] = shown.split(/\.\d/);
    const reason = issue.message.startsWith(what)
      ? issue.message.slice(what.length).trimStart()
      : issue.message;
    report(front.placeOf(issue.path), `\`${shown}\`：${reason}`, 'value');
    delete given[String(issue.path[0])];
  }
  return frontmatterSchema.parse(given);
}

const dayInName = (path: string) => {
  const day = dateInName(path);
  return day !== undefined && isDay(day) ? day : undefined;
};

/** Days that don't exist, or that contradict one another. */
function reportDates(
  { date, updated }: FrontmatterData,
  path: string,
  front: Frontmatter,
  report: Report,
): void {
  const named = dateInName(path);
  if (named !== undefined && !isDay(named)) {
    report({ line: 1, column: 1 }, `文件名里的 \`${named}\`：没有这一天；应确有其日，或去掉`, 'value');
  } else if (named !== undefined && date !== undefined && named !== date) {
    const reason = `date 是 ${date}，文件名里却是 ${named}；以 date 为准，应改成一致`;
    report(front.placeOf(['date']), reason, 'two-dates', 'warning');
  }
  if (date !== undefined && updated !== undefined && updated < date) {
    const reason = `updated（${updated}）早于 date（${date}）；修改的日子应在发布之后`;
    report(front.placeOf(['updated']), reason, 'two-dates', 'warning');
  }
}

function firstHeading(body: string): string | undefined {
  // A line of a formula may look like a title over its rule: `\end{matrix}` over `=`.
  const prose = body.replace(/^(```|~~~)[\s\S]*?^\1|^[ \t]*\$\$[\s\S]*?\$\$/gm, '');
  const hashes = String.raw`^ {0,3}#[ \t]+(.+?)[ \t]*#*[ \t]*$`;
  const underlined = String.raw`^ {0,3}(\S.*?)[ \t]*\r?\n {0,3}=+[ \t]*$`;
  const match = new RegExp(`${hashes}|${underlined}`, 'm').exec(prose);
  return match?.[1] ?? match?.[2];
}

/** Tags that differ by case or by spaces are one tag. */
function distinct(tags: readonly string[], front: Frontmatter, report: Report): string[] {
  const seen = new Map<string, string>();
  return tags.filter((tag, i) => {
    const first = seen.get(urlForm(tag));
    if (first === undefined) return seen.set(urlForm(tag), tag);
    const reason = `标签 \`${tag}\` 与 \`${first}\` 是同一个标签；应只写一个`;
    report(front.placeOf(['tags', i]), reason, 'near-duplicate', 'warning');
    return false;
  });
}

/** Relative to the current folder where the file lies inside it, else as it is. */
export function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}
