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
}

/** The same as they are used. */
export interface SearchFiles {
  site: SiteFacts;
  folding: Folding;
  pinyin: Speller;
  words: WordsFile;
}

const readers: { [K in keyof SearchFiles]: (written: WrittenFiles[K]) => SearchFiles[K] } = {
  site: readSiteFile,
  folding: foldingOf,
  pinyin: spellerOf,
  words: (words) => words,
};

/** The name of a file in the folder of the index. */
export const fileName = (name: keyof SearchFiles): string => `${name}.pf_site`;

/**
 * Loads one of our own files.
 * @param folder address of the index, with a slash at the end
 * @throws where it does not come, or is something else
 */
export async function readFile<K extends keyof SearchFiles>(
  folder: string,
  name: K,
): Promise<SearchFiles[K]> {
  const { body } = await fetch(folder + fileName(name), { cache: 'no-cache' });
  if (body === null) throw new Error(`${name} is empty`);
  const unpacked = new Response(body.pipeThrough(new DecompressionStream('gzip')));
  return readers[name]((await unpacked.json()) as WrittenFiles[K]);
}
