/** One article that has a unit of the query. */
export interface Hit {
  /** The index' own score (how often, how rare); only its order counts. */
  score: number;
  /** Places in the record, ascending. */
  places: readonly number[];
}

/** Articles by their id. */
export type Hits = ReadonlyMap<string, Hit>;

/** Parts of an article's record, in their order. */
const parts = ['title', 'label', 'heading', 'body'] as const;
export type Part = (typeof parts)[number];

/** Places at which the parts of a record end; the body ends with the record. */
export type PartEnds = Readonly<Record<Exclude<Part, 'body'>, number>>;

export interface Ranked {
  ids: string[];
  /** No article has all words: these have most. */
  partial: boolean;
}

/** What a place in a part is worth: a title outweighs any number of places in bodies. */
const worth: Readonly<Record<Part, number>> = { title: 27, label: 9, heading: 3, body: 1 };
/** What another form of a word is worth beside the one that was asked for. */
const otherForm = 0.8;

/** The part of a record in which a place lies. */
export function partOf(place: number, ends: PartEnds): Part {
  return parts.find((part) => part !== 'body' && place < ends[part]) ?? 'body';
}

/** Hits of each unit of one form of a term. */
export type FormHits = readonly Hits[];

/** What an article has of a term. */
interface Standing {
  value: number;
  places: (readonly number[])[];
}

/**
 * Orders the articles that have all terms: first where their words stand (title, tags, headings, body), then how near
 * they are to one another, then the index' score. Where there are several terms and no article has all, those that
 * have most of them. A term is there in any of its forms; the best one counts.
 * @param terms for each term its forms, of each the hits of its units
 * @param orderOf settles what is equal
 * @param named articles of which the whole query is a name: it counts as if it stood in their titles
 */
export function rank(
  terms: readonly (readonly FormHits[])[],
  endsOf: (id: string) => PartEnds,
  orderOf: (id: string) => number,
  allowed: (id: string) => boolean,
  named: Hits = new Map(),
): Ranked {
  const found = terms.map((forms) => new Set(forms.flatMap(intersect).filter(allowed)));
  const counts = new Map<string, number>();
  for (const id of found.flatMap((ids) => [...ids])) counts.set(id, (counts.get(id) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const best = [...counts].filter(([, count]) => count === most).map(([id]) => id);
  const tops = new Map(
    terms.flat(2).map((hits) => [hits, Math.max(...[...hits.values()].map(({ score }) => score))]),
  );
  const unitWorth = (hits: Hits, id: string) => {
    const { score = 0, places: [first = 0] = [] } = hits.get(id) ?? {};
    const ends = endsOf(id);
    const part = named.has(id) ? 'title' : partOf(first, ends);
    // Of a short title a word is a larger share: the article is about that and nothing else.
    const share = part === 'title' ? 12 / (1 + ends.title) : 0;
    return worth[part] + share + (0.9 * score) / (tops.get(hits) || 1);
  };
  const standingOf = (forms: readonly FormHits[], id: string): Standing | undefined =>
    forms
      .map((units, i) => ({ units: units.filter((hits) => hits.has(id)), whole: units.length, i }))
      .filter(({ units, whole }) => units.length === whole)
      .map(({ units, i }) => ({
        value: mean(units.map((hits) => unitWorth(hits, id))) * (i === 0 ? 1 : otherForm),
        places: units.map((hits) => hits.get(id)?.places ?? []),
      }))
      .sort((a, b) => b.value - a.value)[0];
  const worthOf = (id: string) => {
    const standings = terms.flatMap((forms) => standingOf(forms, id) ?? []);
    const values = standings.flatMap(({ value, places }) => places.map(() => value));
    return mean(values) + nearness(standings.flatMap(({ places }) => places));
  };
  const values = new Map(best.map((id) => [id, worthOf(id)]));
  const ids = best.sort((a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0) || orderOf(a) - orderOf(b));
  return { ids, partial: ids.length > 0 && most < terms.length };
}

const mean = (numbers: readonly number[]) => sum(numbers) / Math.max(1, numbers.length);

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Ids that all maps have. */
function intersect([first, ...rest]: readonly Hits[]): string[] {
  return [...(first?.keys() ?? [])].filter((id) => rest.every((hits) => hits.has(id)));
}

/** 2 where places of all lists stand side by side, falling to 0 as the shortest stretch that has one of each grows. */
export function nearness(lists: readonly (readonly number[])[]): number {
  if (lists.length < 2 || lists.some((list) => list.length === 0)) return 0;
  const all = lists
    .flatMap((list, which) => list.map((place) => ({ place, which })))
    .sort((a, b) => a.place - b.place);
  const inside = new Map<number, number>();
  let start = 0;
  let shortest = Infinity;
  for (const { place, which } of all) {
    inside.set(which, (inside.get(which) ?? 0) + 1);
    while (inside.size === lists.length) {
      const leaving = all[start];
      if (leaving === undefined) break;
      shortest = Math.min(shortest, place - leaving.place);
      const left = (inside.get(leaving.which) ?? 1) - 1;
      if (left === 0) inside.delete(leaving.which);
      else inside.set(leaving.which, left);
      start += 1;
    }
  }
  return 2 / (1 + Math.max(0, shortest - lists.length + 1) / 8);
}
