import { recordOf, type SearchDocument } from './document.ts';
import type { Engine } from './engine.ts';
import type { Hits } from './ranking.ts';
import { createReader } from './reader.ts';
import type { Folding } from './text.ts';
import type { Lookup } from './tokens.ts';

/** The shortest program that WebAssembly knows: its sign and its version. */
const leastProgram = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Whether WebAssembly is there and may run; browsers lack it or lock it, and policies of a host refuse it. */
export function runsWebAssembly(): boolean {
  try {
    return new WebAssembly.Module(leastProgram) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/**
 * Makes an engine that searches titles, headings, labels and summaries, for browsers that cannot read the index.
 * @param home absolute address of the site, with a slash at the end
 * @throws SearchFault where the files for it do not load
 */
export async function createOutlineEngine(home: string): Promise<Engine> {
  const { read, markup } = createReader(home);
  const [outline, { folding }] = await Promise.all([read('outline'), read('site')]);
  const base = new URL(home).pathname.replace(/\/$/, '');
  const documents = new Map(
    Object.entries(outline).map(([id, one]) => [id, { ...one, url: base + one.url }]),
  );
  const tokens = new Map([...documents].map(([id, document]) => [id, tokensOfDocument(document, folding)]));
  const hits = ({ term, exact }: Lookup): Hits => {
    const asked = term.split(' ');
    const fits = (token: string | undefined, i: number) =>
      exact ? token === asked[i] : token?.startsWith(term) === true;
    const found = [...tokens].map(([id, own]) => {
      const places = own.flatMap((_, at) => (asked.every((_, i) => fits(own[at + i], i)) ? [at] : []));
      return [id, { score: places.length, places }] as const;
    });
    return new Map(found.filter(([, { places }]) => places.length > 0));
  };
  const document = (id: string) => Promise.resolve(documents.get(id) ?? missing(id));
  return {
    isWhole: false,
    hits: (lookup) => Promise.resolve(hits(lookup)),
    read,
    document,
    head: async (id) => ({ document: await document(id), isWhole: true }),
    markup,
  };
}

const tokensOfDocument = (document: SearchDocument, folding: Folding) =>
  Object.values(recordOf(document, folding).tokens).flat();

function missing(id: string): never {
  throw new Error(`no article ${id}`);
}
