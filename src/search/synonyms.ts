import { phraseUnit, singularsOf, termOf, type Form, type Term } from './query.ts';
import { normalise, runsOf, type Folding, type Run } from './text.ts';

/** Terms that mean the same: those that the articles have are searched, all of them lead there. */
export interface Synonyms {
  present: readonly string[];
  absent: readonly string[];
}

/** Most other names of one word that are searched. */
const mostNames = 6;

/** A term of a group, cut as queries are. */
interface Name {
  runs: readonly Run[];
  group: Synonyms;
}

/** Groups of equal terms, ready to be looked up by the words of a query. */
export type Thesaurus = ReadonlyMap<string, Name>;

/** Numbers count in their parts, as names are cut. */
const keyOf = (runs: readonly Run[]) => runs.map(({ text }) => text.replace(/[.,]/g, ' ')).join(' ');

/** Makes groups of equal terms ready. */
export function thesaurusOf(groups: readonly Synonyms[], folding: Folding): Thesaurus {
  const names = groups.flatMap((group) =>
    [...group.present, ...group.absent].map((name) => ({
      runs: runsOf(normalise(name, folding).text),
      group,
    })),
  );
  return new Map(names.map((name) => [keyOf(name.runs), name]));
}

/** Words of a query that are a term of a group. */
interface Found extends Name {
  start: number;
  end: number;
}

/**
 * Gives the words of a query their other names as further forms. A name may be part of a word (VAE in “VAE损失”), or
 * several words (“random forest”), which then become one.
 */
export function withSynonyms(terms: readonly Term[], thesaurus: Thesaurus, folding: Folding): Term[] {
  if (thesaurus.size === 0) return [...terms];
  const [first, ...rest] = terms;
  if (first === undefined) return [];
  for (let count = terms.length; count > 1; count -= 1) {
    const joined = join(terms.slice(0, count));
    const whole = joined?.runs && lookUp(joined.runs, 0, joined.runs.length, thesaurus);
    if (joined === undefined || whole === undefined) continue;
    return [
      withNames(joined, joined.runs ?? [], whole, folding),
      ...withSynonyms(terms.slice(count), thesaurus, folding),
    ];
  }
  const inside = first.runs && findName(first.runs, thesaurus);
  const one = inside === undefined ? first : withNames(first, first.runs ?? [], inside, folding);
  return [one, ...withSynonyms(rest, thesaurus, folding)];
}

/** Plain words as one; undefined where one of them is quoted. */
function join(terms: readonly Term[]): Term | undefined {
  const runs = terms.flatMap((term) => term.runs ?? []);
  return terms.some((term) => term.runs === undefined)
    ? undefined
    : termOf(terms.map(({ text }) => text).join(' '), runs);
}

/** The longest name among runs. */
function findName(runs: readonly Run[], thesaurus: Thesaurus): Found | undefined {
  for (let length = runs.length; length > 0; length -= 1) {
    for (let start = 0; start + length <= runs.length; start += 1) {
      const found = lookUp(runs, start, start + length, thesaurus);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function lookUp(runs: readonly Run[], start: number, end: number, thesaurus: Thesaurus): Found | undefined {
  const own = runs.slice(start, end);
  const last = own.at(-1);
  const ends = last === undefined ? [] : [last, ...singularsOf(last)];
  const name = ends
    .map((end) => thesaurus.get(keyOf([...own.slice(0, -1), end])))
    .find((one) => one !== undefined);
  return name && { start, end, ...name };
}

function withNames(term: Term, runs: readonly Run[], found: Found, folding: Folding): Term {
  const { start, end, group, runs: asked } = found;
  const before = termOf('', runs.slice(0, start)).forms[0].units;
  const after = termOf('', runs.slice(end)).forms[0].units;
  const names = group.present.map((name, i) => ({ name, runs: runsOf(normalise(name, folding).text), i }));
  type Other = (typeof names)[number];
  const replaces = (one: Other, other: Other) =>
    one !== other && finds(one.runs, other.runs) && (one.i < other.i || !finds(other.runs, one.runs));
  const others = names
    .filter((one) => !finds(asked, one.runs) && !names.some((other) => replaces(other, one)))
    .slice(0, mostNames)
    .flatMap((one): Form[] => {
      const unit = phraseUnit(one.runs);
      return unit === undefined ? [] : [{ units: [...before, unit, ...after], name: one.name }];
    });
  return { ...term, forms: [...term.forms, ...others] };
}

/** Whether who searches for one name finds the other one with it: 重参数 is in 重参数化. */
function finds(name: readonly Run[], other: readonly Run[]): boolean {
  const [wanted, text] = [keyOf(name), keyOf(other)];
  return name[0]?.kind === 'han' && name.length === 1 ? text.includes(wanted) : text.startsWith(wanted);
}
