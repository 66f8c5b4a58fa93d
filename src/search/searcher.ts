import { wordsApart } from './apart.ts';
import type { Engine } from './engine.ts';
import { facetsOf, passes, type Facets } from './facets.ts';
import { parseQuery, type Query, type Term, type Unit } from './query.ts';
import { rank, type FormHits, type Hits, type Ranked } from './ranking.ts';
import { respell } from './respelling.ts';
import { resultOf, withDisplays, type FormulaResult, type Result } from './result.ts';
import { isEmpty, isFiltered, pageOf, type SearchState, type Where } from './state.ts';
import { withSynonyms } from './synonyms.ts';
import { hanClass, normalise, runsOf, type Folding } from './text.ts';
import { nameToken } from './tokens.ts';

/** Results on a page, as on every list of the site. */
export const pageSize = 10;

/** No more of them, with their excerpts, are seen at once: the texts of the others come when they are. */
export const firstScreen = 3;

/** What a state of the search page leads to. */
export interface Answer {
  state: 'idle' | 'done' | 'partial' | 'empty';
  /** Whether articles or formulas were found. */
  where: Where;
  /** Number of articles or formulas found. */
  total: number;
  /** Of this page. */
  results: Result[];
  formulas: FormulaResult[];
  page: number;
  pages: number;
  /** Other names that were searched too. */
  also: string[];
  /** What the letters of the query were searched as, being pinyin. */
  spelled: string[];
  /** Words that were searched in place of misspelled ones. */
  meant: string[];
  /** What further choices of groups would leave; undefined where nothing was asked. */
  facets: Facets | undefined;
  /** How many more there are without the chosen groups. */
  beyond: number;
  /** Where nothing was found: the query in words that are found apart from one another. */
  apart: string | undefined;
  /** Only titles, headings, labels and summaries were searched. */
  isOutline: boolean;
}

/** The answer to a state that asks for nothing. */
export const nothing: Answer = {
  state: 'idle',
  where: 'articles',
  total: 0,
  results: [],
  formulas: [],
  page: 1,
  pages: 1,
  also: [],
  spelled: [],
  meant: [],
  facets: undefined,
  beyond: 0,
  apart: undefined,
  isOutline: false,
};

/** Fewer articles than this are few: letters may then be pinyin. */
const few = 3;

/**
 * Finds what a state asks for, by how well the words fit; without words, newest first.
 * @throws SearchFault when a part of the index does not load
 */
export async function answer(engine: Engine, asked: SearchState): Promise<Answer> {
  if (isEmpty(asked)) return nothing;
  const { query, page } = asked;
  const folding = await foldingFor(engine, query);
  const parsed = parseQuery(query, folding);
  const { thesaurus, groupsOf, orderOf } = await engine.read('site');
  const words = { ...parsed, wanted: withSynonyms(parsed.wanted, thesaurus, folding) };
  const also = words.wanted.flatMap(({ forms }) => forms.flatMap(({ name }) => name ?? []));
  const named = await namedSo(engine, query, folding);
  const first = await find(engine, words, query.trim() !== '', named);
  const other = await respelled(engine, words.wanted, first);
  const wanted = other?.wanted ?? words.wanted;
  const { ids: all, partial } =
    other === undefined ? first : await find(engine, { ...words, wanted }, true, named);
  const fitting = all.filter((id) => passes(groupsOf(id), asked));
  const ids = asked.sort === 'date' ? fitting.sort((a, b) => orderOf(a) - orderOf(b)) : fitting;
  const shown = pageOf(ids, page, pageSize);
  const enough = partial ? 1 : wanted.length;
  const whole = async (id: string) => {
    const result = resultOf(await engine.document(id), wanted, enough, folding);
    return result && (await withDisplays(result, () => engine.markup(id)));
  };
  const mayWait = !wanted.some(isLoose);
  const read = async (id: string, i: number) => {
    if (i < firstScreen || !mayWait) return whole(id);
    const { document, isWhole } = await engine.head(id);
    const result = isWhole ? undefined : resultOf(document, wanted, 0, folding);
    return result ? { ...result, whole: () => whole(id) } : whole(id);
  };
  const results = (await Promise.all(shown.items.map(read))).filter((result) => result !== undefined);
  const total = ids.length - (shown.items.length - results.length);
  return {
    ...nothing,
    state: total === 0 ? 'empty' : partial ? 'partial' : 'done',
    total,
    results,
    page: shown.page,
    pages: shown.count,
    also,
    spelled: other?.spelled ?? [],
    meant: other?.meant ?? [],
    facets: facetsOf(all.map(groupsOf), asked),
    beyond: isFiltered(asked) ? all.length - ids.length : 0,
    apart: all.length === 0 ? await foundApart(engine, parsed, folding) : undefined,
    isOutline: !engine.isWhole,
  };
}

/** Whether the index may promise more of a term than a text has. */
const isLoose = ({ forms }: Term): boolean =>
  forms.some(({ units }) => units.some((unit) => unit.isLoose === true));

/** The words of a query that was found nowhere, if articles have most of them. */
async function foundApart(engine: Engine, query: Query, folding: Folding): Promise<string | undefined> {
  const words = wordsApart(query);
  if (words === undefined) return undefined;
  const { ids } = await find(engine, parseQuery(words, folding), true);
  return ids.length === 0 ? undefined : words;
}

/** What characters are compared as: more is loaded for one that the articles never have. */
async function foldingFor(engine: Engine, query: string): Promise<Folding> {
  const { characters, folding } = await engine.read('site');
  const asked = normalise(query).text.match(new RegExp(`[${hanClass}]`, 'g')) ?? [];
  if (asked.every((character) => characters.has(character))) return folding;
  return new Map([...(await engine.read('folding')), ...folding]);
}

interface Found extends Ranked {
  /** Words that no article has in any form. */
  dead: ReadonlySet<Term>;
}

/** Articles of which a whole other name is asked for. */
async function namedSo(engine: Engine, query: string, folding: Folding): Promise<Hits> {
  const runs = runsOf(normalise(query, folding).text);
  return runs.length === 0 ? new Map() : engine.hits({ term: nameToken(runs), exact: true });
}

async function find(engine: Engine, query: Query, asked: boolean, named?: Hits): Promise<Found> {
  const { wanted, unwanted } = query;
  // Only punctuation was asked for: no article has it.
  if (asked && wanted.length + unwanted.length === 0) return { ids: [], partial: false, dead: new Set() };
  const [wantedHits, unwantedHits] = await Promise.all([lookUp(engine, wanted), lookUp(engine, unwanted)]);
  const allowed = (id: string) =>
    !unwantedHits.some(([written = []]) => written.every((hits) => hits.has(id)));
  const { ids, endsOf, orderOf } = await engine.read('site');
  if (wanted.length === 0) return { ids: ids.filter(allowed), partial: false, dead: new Set() };
  const dead = wanted.filter((_, i) => wantedHits[i]?.every((form) => form.some(({ size }) => size === 0)));
  return { ...rank(wantedHits, endsOf, orderOf, allowed, named), dead: new Set(dead) };
}

/** For each term its forms, of each the hits of its units. */
const lookUp = (engine: Engine, terms: readonly Term[]): Promise<FormHits[][]> =>
  Promise.all(
    terms.map(({ forms }) =>
      Promise.all(forms.map(({ units }) => Promise.all(units.map((unit) => hitsOf(engine, unit))))),
    ),
  );

async function hitsOf(engine: Engine, unit: Unit): Promise<Hits> {
  const hits = await engine.hits(unit);
  return hits.size === 0 && unit.otherwise !== undefined ? engine.hits(unit.otherwise) : hits;
}

/** Other spellings of what was found nowhere, or hardly. */
async function respelled(engine: Engine, wanted: readonly Term[], { ids, partial, dead }: Found) {
  const asked = respell(engine, wanted, dead, !partial && ids.length < few);
  // Where something was found, it is shown, whether or not another spelling could be looked for.
  return dead.size > 0 ? asked : asked.catch(() => undefined);
}
