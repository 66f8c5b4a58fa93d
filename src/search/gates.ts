/** What must hold of every index; a build that breaks one of these publishes nothing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../content/article.ts';
import { readText } from '../content/text.ts';
import { createUrls } from '../site/urls.ts';
import { unpackText } from './alphabet.ts';
import { sectionsOf, type SearchDocument } from './document.ts';
import {
  documentName,
  fileName,
  readers,
  type SearchFiles,
  type WrittenDocument,
  type WrittenFiles,
} from './files.ts';

/** What KaTeX leaves in a text that is taken from its HTML; in an article that speaks of it, its source says so too. */
const debris = /katex(?:-html|-mathml)?|application\/x-tex|<\/?(?:math|mrow|semantics|annotation)\b/g;

/**
 * Checks the index as it lies on the disk: one language, exactly the published articles (so no draft), and no debris of
 * formulas in their texts.
 * @param folder where the index was written
 * @param articles the published ones
 * @throws Error that says what is wrong
 */
export function checkIndex(folder: string, articles: readonly Article[]): void {
  const faults =
    articles.length === 0 ? [] : [...entryFaults(folder, articles.length), ...textFaults(folder, articles)];
  if (faults.length > 0) throw new Error(`搜索索引不对，没有发布：\n${faults.join('\n')}`);
}

function entryFaults(folder: string, count: number): string[] {
  const { languages } = JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8')) as {
    languages: Readonly<Record<string, { page_count: number }>>;
  };
  const names = Object.keys(languages);
  const pages = Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
  return [
    ...(names.length === 1
      ? []
      : [`pagefind-entry.json 有 ${names.length} 种语言（${names.join('、')}）；应是 1 种`]),
    ...(pages === count ? [] : [`索引有 ${pages} 篇；应是已发布的 ${count} 篇`]),
  ];
}

function textFaults(folder: string, articles: readonly Article[]): string[] {
  const site = readers.site(read<WrittenFiles['site']>(folder, fileName('site')));
  const urls = createUrls('');
  const byUrl = new Map(articles.map((article) => [urls.article(article.slug), article]));
  const ids = readdirSync(join(folder, 'fragment')).map((name) => name.replace(/\..*$/, ''));
  const known = new Set(ids);
  const faults: string[] = [];
  for (const id of ids) {
    const document = read<WrittenDocument>(folder, documentName(id));
    const article = byUrl.get(document.url);
    if (article === undefined) faults.push(`索引里有 ${document.url}，它没有发布`);
    else
      faults.push(
        ...debrisIn({ ...document, content: unpackText(document.content, site.alphabet) }, article),
      );
    byUrl.delete(document.url);
  }
  const listed: Partial<Record<keyof SearchFiles, readonly string[]>> = {
    site: site.ids,
    formulas: read<WrittenFiles['formulas']>(folder, fileName('formulas')).map(({ id }) => id),
    outline: Object.keys(read<WrittenFiles['outline']>(folder, fileName('outline'))),
    titles: Object.keys(read<WrittenFiles['titles']>(folder, fileName('titles'))),
  };
  for (const [name, own] of Object.entries(listed)) {
    const extra = own.filter((id) => !known.has(id));
    if (extra.length > 0 || own.length !== ids.length)
      faults.push(`${name}.pf_site 的文章和索引不一致：${extra.join('、')}`);
  }
  return [...faults, ...[...byUrl.keys()].map((url) => `索引里没有 ${url}`)];
}

/** What is left of formulas in a text: marks of KaTeX that its source does not have. */
function debrisIn(document: SearchDocument, article: Article): string[] {
  const text = sectionsOf(document)
    .flatMap((section) => [section.heading, section.text])
    .concat(document.meta.title, document.meta.summary)
    .join('\n');
  const marks = [...new Set(text.match(debris))];
  if (marks.length === 0) return [];
  const source = existsSync(article.file) ? readText(article.file).text : '';
  const strange = marks.filter((mark) => !source.includes(mark));
  return strange.length === 0 ? [] : [`${article.path} 的索引里有公式的残余：${strange.join('、')}`];
}

const read = <T>(folder: string, name: string): T =>
  JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8')) as T;
