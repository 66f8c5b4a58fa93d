import { unpackText } from './alphabet.ts';
import { readDocument, type SearchDocument } from './document.ts';
import {
  documentName,
  fileName,
  markupName,
  readers,
  type FormulaMarkup,
  type SearchFiles,
  type WrittenDocument,
  type WrittenFiles,
} from './files.ts';
import { patience, watchFiles } from './watch.ts';

/** A part of the index could not be loaded. */
export class SearchFault extends Error {}

/** Reads our own files beside the index. Every method throws `SearchFault` when one does not come, or is something else. */
export interface Reader {
  /** What one of the files of the site holds. */
  read: <K extends keyof SearchFiles>(name: K) => Promise<SearchFiles[K]>;
  /** The text of an article. */
  document: (id: string) => Promise<SearchDocument>;
  /** The same without its text, unless that is there already: it takes a file for all in place of one for each. */
  head: (id: string) => Promise<{ document: SearchDocument; isWhole: boolean }>;
  /** How the formulas of an article are shown. */
  markup: (id: string) => Promise<FormulaMarkup>;
  /** Does something that loads files below the folder of the index, and knows when one of them is lost. */
  guarded: <T>(ask: () => Promise<T>) => Promise<T>;
}

/**
 * Makes a reader; what was read once is kept.
 * @param home absolute address of the site, with a slash at the end
 */
export function createReader(home: string): Reader {
  const folder = `${home}pagefind/`;
  const base = new URL(home).pathname.replace(/\/$/, '');
  const watch = watchFiles(folder);
  const guarded = async <T>(ask: () => Promise<T>): Promise<T> => {
    const before = watch.failures();
    try {
      const answer = await inTime(ask());
      if (watch.failures() === before) return answer;
    } catch (cause) {
      throw new SearchFault('the search index did not load', { cause });
    }
    throw new SearchFault('a part of the search index did not load');
  };
  const kept = new Map<string, Promise<unknown>>();
  /** Loads a file, once unless it does not come. */
  const load = <T>(name: string, use: (written: unknown) => T | Promise<T>): Promise<T> => {
    const known = kept.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const asked = guarded(async () => use(await unpack(folder + name)));
    kept.set(name, asked);
    asked.catch(() => kept.delete(name));
    return asked;
  };
  const read = <K extends keyof SearchFiles>(name: K): Promise<SearchFiles[K]> =>
    load(fileName(name), (written) => readers[name](written as WrittenFiles[K]));
  const document = (id: string): Promise<SearchDocument> =>
    load(documentName(id), async (written) => {
      const packed = readDocument(written);
      const { alphabet } = await read('site');
      // A page that was open while the site changed has the alphabet of before.
      if ((written as WrittenDocument).alphabet !== alphabet.stamp)
        throw new Error('a text in another alphabet');
      return { ...packed, url: base + packed.url, content: unpackText(packed.content, alphabet) };
    });
  return {
    guarded,
    read,
    document,
    head: async (id) => {
      if (kept.has(documentName(id))) return { document: await document(id), isWhole: true };
      const [url = '', title = '', date = '', category = '', tags = '', formulas = {}] =
        (await read('titles'))[id] ?? [];
      const meta = { title, date, category, tags, summary: '', aliases: '' };
      const empty = { url: base + url, content: '', meta, anchors: [], formulas, displays: {} };
      return { document: empty, isWhole: false };
    },
    markup: (id) => load(markupName(id), (written) => written as FormulaMarkup),
  };
}

async function unpack(address: string): Promise<unknown> {
  const { body } = await fetch(address, { cache: 'no-cache' });
  if (body === null) throw new Error(`${address} is empty`);
  return new Response(body.pipeThrough(new DecompressionStream('gzip'))).json();
}

/** Never a spinner for ever, whatever else hangs than a file. */
function inTime<T>(promise: Promise<T>): Promise<T> {
  const longest = patience + 5_000;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${longest} ms`)), longest);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
