import { gzipSync } from 'node:zlib';
import type { Article } from '../content/article.ts';
import { cacheFolder, digestOf, diskCache, sourcesDigest } from '../markdown/cache.ts';
import type { Library } from '../site/library.ts';
import type { FormulaRecords } from './formula-records.ts';
import { articleRecord, type ArticleRecord } from './record.ts';
import type { Folding } from './text.ts';

/** What the index takes of an article, as it is kept between builds: strings, which are read again in no time. */
export interface KeptRecord extends Pick<ArticleRecord, 'document' | 'ends' | 'runs'> {
  /** With spaces between. */
  words: string;
  group: FormulaRecords['group'];
  /** The file of its formulas, packed, as Base64; empty where it has none. */
  markup: string;
}

/** What decides what is taken of a rendered article, beside what decides how it is rendered. */
const ownSources = ['src/search', 'src/site/plain-text.ts', 'src/site/urls.ts'];

/**
 * Takes of articles what the index needs. What was taken once is on the disk, and not in memory.
 * @param folding all traditional characters and what they are compared as
 */
export function recordKeeper(library: Library, folding: Folding): (article: Article) => Promise<KeptRecord> {
  const cache = diskCache<KeptRecord>(cacheFolder('records'));
  const sources = sourcesDigest(ownSources);
  return async (article) => {
    const { digest } = await library(article);
    const key = digestOf(sources, digest);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const { words, formulas, ...rest } = articleRecord(article, await library.whole(article), folding);
    const { group, markup } = formulas;
    const packed = markup.length === 0 ? '' : gzipSync(JSON.stringify(markup)).toString('base64');
    const record = { ...rest, words: words.join(' '), group, markup: packed };
    cache.set(key, record);
    return record;
  };
}
