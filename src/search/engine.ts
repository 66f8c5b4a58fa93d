import type { Hit, Hits } from './ranking.ts';
import { createReader, type Reader } from './reader.ts';
import { probes, type Lookup } from './tokens.ts';

/** The index, asked in tokens. Every method throws `SearchFault` when a part of the index does not load. */
export interface Engine extends Pick<Reader, 'read' | 'document' | 'head' | 'markup'> {
  /** False where only titles, headings, labels and summaries are searched. */
  isWhole: boolean;
  /** Articles that have what is looked up. */
  hits: (lookup: Lookup) => Promise<Hits>;
}

interface PagefindResult {
  id: string;
  score: number;
  words: number[];
}

interface Pagefind {
  search: (term: string) => Promise<{ results: PagefindResult[] }>;
  preload: (term: string) => Promise<unknown>;
}

/** Pagefind's module. */
export interface PagefindModule {
  createInstance: (options: { basePath: string; noWorker: boolean }) => Pagefind;
}

/**
 * Makes an engine over the index of a site.
 * @param home absolute address of the site, with a slash at the end
 * @param load how Pagefind's module is loaded from its address
 */
export async function createEngine(
  home: string,
  load: (address: string) => Promise<PagefindModule>,
): Promise<Engine> {
  const { guarded, ...reader } = createReader(home);
  // Every query needs it: it comes while Pagefind does.
  reader.read('site').catch(() => undefined);
  // Without a worker: an answer takes milliseconds, a worker would load Pagefind a second time.
  const pagefind = await guarded(async () => {
    const folder = `${home}pagefind/`;
    const module = await load(`${folder}pagefind.js`);
    return module.createInstance({ basePath: new URL(folder).pathname, noWorker: true });
  });
  const known = new Map<string, Promise<Hits>>();
  const search = async (term: string): Promise<PagefindResult[]> => {
    const { results } = await guarded(() => pagefind.search(term));
    return results;
  };
  const prefixHits = async (term: string): Promise<Hits> => {
    await guarded(() => pagefind.preload(term.split(' ').map(probes).join(' ')));
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
  return { isWhole: true, hits, ...reader };
}

const hit = (score: number, words: readonly number[]): Hit => ({
  score,
  places: [...words].sort((a, b) => a - b),
});
