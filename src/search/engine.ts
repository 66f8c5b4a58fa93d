import { readDocument, type SearchDocument } from './document.ts';
import { readFile, readMarkup, type FormulaMarkup, type SearchFiles } from './files.ts';
import type { Hit, Hits } from './ranking.ts';
import { probes, type Lookup } from './tokens.ts';
import { watchFiles } from './watch.ts';

/** The index, asked in tokens. Every method throws `SearchFault` when a part of the index does not load. */
export interface Engine {
  /** Articles that have what is looked up. */
  hits: (lookup: Lookup) => Promise<Hits>;
  /** Articles that have all tags (all articles without tags), newest first. */
  newest: (tags: readonly string[]) => Promise<string[]>;
  /** What one of our own files beside the index holds. */
  read: <K extends keyof SearchFiles>(name: K) => Promise<SearchFiles[K]>;
  document: (id: string) => Promise<SearchDocument>;
  /** How the formulas of an article are shown; by its place in the file of formulas. */
  markup: (article: number) => Promise<FormulaMarkup>;
}

/** A part of the index could not be loaded. */
export class SearchFault extends Error {}

interface PagefindResult {
  id: string;
  score: number;
  words: number[];
  data: () => Promise<unknown>;
}

interface PagefindOptions {
  filters?: { tag: { all: readonly string[] } };
  sort?: { date: 'desc' };
}

interface Pagefind {
  search: (term: string | null, options?: PagefindOptions) => Promise<{ results: PagefindResult[] }>;
  preload: (term: string) => Promise<unknown>;
}

/** Pagefind's module. */
export interface PagefindModule {
  createInstance: (options: { basePath: string; noWorker: boolean }) => Pagefind;
}

/** Longest wait for one answer: never a spinner for ever. */
const patience = 20_000;

/**
 * Makes an engine over the index of a site.
 * @param home absolute address of the site, with a slash at the end
 * @param load how Pagefind's module is loaded from its address
 */
export async function createEngine(
  home: string,
  load: (address: string) => Promise<PagefindModule>,
): Promise<Engine> {
  const folder = `${home}pagefind/`;
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
  const files: { [K in keyof SearchFiles]?: Promise<SearchFiles[K]> } = {};
  const read = <K extends keyof SearchFiles>(name: K): Promise<SearchFiles[K]> => {
    const known: Promise<SearchFiles[K]> | undefined = files[name];
    if (known !== undefined) return known;
    const asked = guarded(() => readFile(folder, name));
    files[name] = asked as (typeof files)[K];
    asked.catch(() => delete files[name]);
    return asked;
  };
  // Every query needs it: it comes while Pagefind does.
  read('site').catch(() => undefined);
  // Without a worker: an answer takes milliseconds, a worker would load Pagefind a second time.
  const pagefind = await guarded(async () => {
    const module = await load(`${folder}pagefind.js`);
    return module.createInstance({ basePath: new URL(folder).pathname, noWorker: true });
  });
  const documents = new Map<string, () => Promise<unknown>>();
  const known = new Map<string, Promise<Hits>>();
  const markups = new Map<number, Promise<FormulaMarkup>>();

  const search = async (term: string | null, options?: PagefindOptions): Promise<PagefindResult[]> => {
    const { results } = await guarded(() => pagefind.search(term, options));
    for (const { id, data } of results) if (!documents.has(id)) documents.set(id, data);
    return results;
  };
  const prefixHits = async (term: string): Promise<Hits> => {
    await guarded(() => pagefind.preload(probes(term)));
    return new Map((await search(term)).map(({ id, score, words }) => [id, hit(score, words)]));
  };
  /** The exact answer says where the phrase first stands; how much it counts is taken from the inexact one. */
  const exactHits = async (term: string): Promise<Hits> => {
    const exact = await search(`"${term}"`);
    const loose = new Map(
      exact.length === 0 ? [] : (await search(term)).map((result) => [result.id, result]),
    );
    return new Map(
      exact.map(({ id, words: [first = 0] }) => {
        const { score = 0, words = [] } = loose.get(id) ?? {};
        return [id, hit(score, [first, ...words.filter((place) => place > first)])];
      }),
    );
  };
  const hits = ({ term, exact }: Lookup): Promise<Hits> => {
    const key = `${exact ? '=' : '^'}${term}`;
    const asked = known.get(key) ?? (exact ? exactHits(term) : prefixHits(term));
    known.set(key, asked);
    asked.catch(() => known.delete(key));
    return asked;
  };
  return {
    hits,
    read,
    newest: async (tags) => {
      const filters = tags.length === 0 ? {} : { filters: { tag: { all: tags } } };
      return (await search(null, { ...filters, sort: { date: 'desc' } })).map(({ id }) => id);
    },
    document: async (id) => {
      const data = documents.get(id);
      if (data === undefined) throw new SearchFault(`no article ${id}`);
      return guarded(async () => readDocument(await data()));
    },
    markup: (article) => {
      const asked = markups.get(article) ?? guarded(() => readMarkup(folder, article));
      markups.set(article, asked);
      asked.catch(() => markups.delete(article));
      return asked;
    },
  };
}

const hit = (score: number, words: readonly number[]): Hit => ({
  score,
  places: [...words].sort((a, b) => a - b),
});

function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${patience} ms`)), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
