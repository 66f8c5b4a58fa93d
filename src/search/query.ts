import { isNumber, numberPattern, otherSpelling, queryRuns } from './numbers.ts';
import { lookupOf, openEnded, phraseLookup, type Lookup } from './tokens.ts';
import { hanClass, normalise, runsOf, wordLetter, type Folding, type Run } from './text.ts';

/** The smallest thing that is asked of the index. */
export interface Unit extends Lookup {
  /** Source of the regular expression (flag `u`) that finds the same in a normalised text. */
  pattern: string;
  /** What is asked where no article has it. */
  otherwise?: Lookup | undefined;
}

/** One way of writing a word: all of its units must be there. */
export interface Form {
  units: readonly Unit[];
  /** As which it is told to the reader; undefined for what needs no telling. */
  name?: string | undefined;
}

/** A word of the query: what stands between spaces, or in quotation marks. Any of its forms will do. */
export interface Term {
  text: string;
  /** What it is made of; undefined in quotation marks, where it is meant as it stands. */
  runs: readonly Run[] | undefined;
  /** As the reader wrote it, then other ways. */
  forms: readonly [Form, ...Form[]];
}

export interface Query {
  /** Every article found has all of them. */
  wanted: Term[];
  /** No article found has any of them. */
  unwanted: Term[];
}

const longestQuery = 200;
const mostTerms = 12;

/**
 * Reads a query: several words are AND, quotation marks (Chinese ones too) ask for a phrase, `-词` excludes. A quote
 * that is still open reaches to the end.
 */
export function parseQuery(query: string, folding?: Folding): Query {
  const { text: folded } = normalise(query.slice(0, longestQuery), folding);
  const normal = folded.replace(/[“”「」『』]/g, '"');
  const terms = [...normal.matchAll(/(?<minus>(?<=^|\s)-)?(?:"(?<quoted>[^"]*)(?:"|$)|(?<plain>[^\s"]+))/gu)]
    .map(({ groups = {} }) => ({
      excluded: groups['minus'] !== undefined,
      term: groups['quoted'] === undefined ? plainTerm(groups['plain'] ?? '') : quotedTerm(groups['quoted']),
    }))
    .filter(({ term }) => term.forms[0].units.length > 0)
    .slice(0, mostTerms);
  const pick = (excluded: boolean) =>
    terms.filter((one) => one.excluded === excluded).map(({ term }) => term);
  return { wanted: distinct(pick(false)), unwanted: distinct(pick(true)) };
}

const distinct = (terms: readonly Term[]) =>
  terms.filter(({ text }, i) => terms.findIndex((other) => other.text === text) === i);

const plainTerm = (text: string): Term => termOf(text, queryRuns(text));

/** A word made of runs; English plurals also as what they may be plurals of, numbers in their other spelling. */
export function termOf(text: string, runs: readonly Run[]): Term {
  const units = runs.map(startUnit);
  const singulars = runs.map(singularsOf);
  const ways = Math.max(0, ...singulars.map(({ length }) => length));
  const others = Array.from({ length: ways }, (_, way) => ({
    units: units.map((unit, i) => {
      const singular = singulars[i]?.[way] ?? singulars[i]?.[0];
      return (singular && phraseUnit([singular])) ?? unit;
    }),
  }));
  return { text, runs, forms: [{ units }, ...others, ...otherNumbers(runs, units)] };
}

/** The form that has numbers with commas between thousands where they are asked for without, and the other way round. */
function otherNumbers(runs: readonly Run[], units: readonly Unit[]): Form[] {
  const others = runs.map((run) => {
    const other = otherSpelling(run);
    return other && { ...startUnit(other), otherwise: undefined };
  });
  const changed = units.flatMap((unit, i) => others[i] ?? unit);
  return others.some((other) => other !== undefined) ? [{ units: changed }] : [];
}

/** What a word may be the plural of. A prefix finds plurals by itself: only the other way needs help. */
export function singularsOf({ kind, text }: Run): Run[] {
  if (kind === 'han' || !/^[a-z]{2,}[^siu]s$/.test(text) || text.length < 4) return [];
  const stems = [
    text.slice(0, -1),
    /(?:[sx]|[cs]h)es$/.test(text) ? text.slice(0, -2) : '',
    text.endsWith('ies') ? `${text.slice(0, -3)}y` : '',
  ];
  return stems.filter((stem) => stem !== '').map((stem) => ({ kind, text: stem }));
}

function quotedTerm(quoted: string): Term {
  const unit = phraseUnit(runsOf(quoted));
  const text = `"${quoted.trim()}"`;
  return { text, runs: undefined, forms: [{ units: unit === undefined ? [] : [unit] }] };
}

function startUnit(run: Run): Unit {
  if (!isNumber(run)) return { ...lookupOf(run), pattern: startPattern(run) };
  const parts = runsOf(run.text);
  const whole = phraseLookup(parts) ?? lookupOf(run);
  // The index has its parts, whatever stands between them; and a number may be on its way, or have more decimals.
  return { ...whole, isLoose: true, otherwise: openEnded(parts), pattern: numberPattern(run) };
}

/** Runs that follow one another as one unit. Undefined without runs. */
export function phraseUnit(runs: readonly Run[]): Unit | undefined {
  const lookup = phraseLookup(runs);
  return lookup && { ...lookup, pattern: phrasePattern(runs) };
}

/** A run where it may be found: Chinese anywhere, a word at its beginning. */
const startPattern = ({ kind, text }: Run) => (kind === 'han' ? text : `(?<!${wordLetter})${text}`);

/** Runs with nothing but spaces, punctuation and formulas between them, words whole. */
function phrasePattern(runs: readonly Run[]): string {
  const whole = ({ kind, text }: Run) =>
    kind === 'han' ? text : `(?<!${wordLetter})${text}(?!${wordLetter})`;
  return runs.map(whole).join(`[^${hanClass}\\p{L}\\p{N}]*`);
}
