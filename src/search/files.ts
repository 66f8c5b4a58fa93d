import type { Markup } from './document.ts';
import type { FormulaFile } from './formula-file.ts';
import { spellerOf, type PinyinFile, type Speller } from './pinyin.ts';
import { foldingOf, readSiteFile, type SiteFacts, type SiteFile } from './site-file.ts';
import type { Folding } from './text.ts';
import type { WordsFile } from './typos.ts';

/** What our own files beside the index are as they are written. */
export interface WrittenFiles {
  /** Needed for every query. */
  site: SiteFile;
  /** Traditional characters that the site does not use, each followed by its simplified form: for a query with one. */
  folding: string;
  /** For Latin letters that find little, or look like pinyin. */
  pinyin: PinyinFile;
  /** For Latin letters that find nothing. */
  words: WordsFile;
  /** For queries that look like mathematics, or that a reader means so. */
  formulas: FormulaFile;
}

/** The same as they are used. */
export interface SearchFiles {
  site: SiteFacts;
  folding: Folding;
  pinyin: Speller;
  words: WordsFile;
  formulas: FormulaFile;
}

/** How the formulas of one article are shown: of each its pieces, in the order of `FormulaGroup`. */
export type FormulaMarkup = readonly (readonly Markup[])[];

const readers: { [K in keyof SearchFiles]: (written: WrittenFiles[K]) => SearchFiles[K] } = {
  site: readSiteFile,
  folding: foldingOf,
  pinyin: spellerOf,
  words: (words) => words,
  formulas: (formulas) => formulas,
};

/** The name of a file in the folder of the index. */
export const fileName = (name: keyof SearchFiles): string => `${name}.pf_site`;

/** The name of the file that has the MathML of an article's formulas. */
export const markupName = (article: number): string => `formulas-${article}.pf_site`;

/**
 * Loads one of our own files.
 * @param folder address of the index, with a slash at the end
 * @throws where it does not come, or is something else
 */
export async function readFile<K extends keyof SearchFiles>(
  folder: string,
  name: K,
): Promise<SearchFiles[K]> {
  return readers[name]((await unpack(folder + fileName(name))) as WrittenFiles[K]);
}

/**
 * Loads how the formulas of an article are shown.
 * @param folder address of the index, with a slash at the end
 * @throws where it does not come, or is something else
 */
export async function readMarkup(folder: string, article: number): Promise<FormulaMarkup> {
  return (await unpack(folder + markupName(article))) as FormulaMarkup;
}

async function unpack(address: string): Promise<unknown> {
  const { body } = await fetch(address, { cache: 'no-cache' });
  if (body === null) throw new Error(`${address} is empty`);
  return new Response(body.pipeThrough(new DecompressionStream('gzip'))).json();
}
