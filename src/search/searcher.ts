import type { Engine } from './engine.ts';
import { parseQuery, type Query } from './query.ts';
import { rank, type Ranked } from './ranking.ts';
import { resultOf, type Result } from './result.ts';
import { isEmpty, pageOf, type SearchState } from './state.ts';

/** Results on a page, as on every list of the site. */
export const pageSize = 10;

/** What a state of the search page leads to. */
export interface Answer {
  state: 'idle' | 'done' | 'partial' | 'empty';
  /** Number of articles found. */
  total: number;
  /** Of this page. */
  results: Result[];
  page: number;
  pages: number;
}

/** The answer to a state that asks for nothing. */
export const nothing: Answer = { state: 'idle', total: 0, results: [], page: 1, pages: 1 };

/**
 * Finds what a state asks for. With tags, newest first; else by how well the words fit.
 * @throws SearchFault when a part of the index does not load
 */
export async function answer(engine: Engine, asked: SearchState): Promise<Answer> {
  if (isEmpty(asked)) return nothing;
  const { query, tags, page } = asked;
  const parsed = parseQuery(query);
  const { ids, partial } = await find(engine, parsed, query.trim() !== '', tags);
  const shown = pageOf(ids, page, pageSize);
  const documents = await Promise.all(shown.items.map((id) => engine.document(id)));
  const enough = partial ? 1 : parsed.wanted.length;
  const results = documents.flatMap((document) => resultOf(document, parsed.wanted, enough) ?? []);
  const total = ids.length - (documents.length - results.length);
  const state = total === 0 ? 'empty' : partial ? 'partial' : 'done';
  return { state, total, results, page: shown.page, pages: shown.count };
}

async function find(engine: Engine, query: Query, asked: boolean, tags: readonly string[]): Promise<Ranked> {
  const { wanted, unwanted } = query;
  // Only punctuation was asked for: no article has it.
  if (asked && wanted.length + unwanted.length === 0) return { ids: [], partial: false };
  const lookUp = (terms: Query['wanted']) =>
    Promise.all(terms.map(({ units }) => Promise.all(units.map((unit) => engine.hits(unit)))));
  const [wantedHits, unwantedHits] = await Promise.all([lookUp(wanted), lookUp(unwanted)]);
  const refused = (id: string) => unwantedHits.some((units) => units.every((hits) => hits.has(id)));
  const inOrder = tags.length > 0 || wanted.length === 0 ? await engine.newest(tags) : undefined;
  if (wanted.length === 0) return { ids: (inOrder ?? []).filter((id) => !refused(id)), partial: false };
  const allowed = inOrder && new Set(inOrder);
  const ranked = rank(wantedHits, await engine.ends(), (id) => allowed?.has(id) !== false && !refused(id));
  if (inOrder === undefined) return ranked;
  const found = new Set(ranked.ids);
  return { ...ranked, ids: inOrder.filter((id) => found.has(id)) };
}
