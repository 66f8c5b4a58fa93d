import { lookupOf, phraseLookup, type Lookup } from './tokens.ts';
import { hanClass, normalise, runsOf, wordLetter, type Run } from './text.ts';

/** The smallest thing that is asked of the index. */
export interface Unit extends Lookup {
  /** Source of the regular expression (flag `u`) that finds the same in a normalised text. */
  pattern: string;
}

/** A word of the query as the reader wrote it: what stands between spaces, or in quotation marks. */
export interface Term {
  text: string;
  /** All of them must be there. */
  units: Unit[];
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
export function parseQuery(query: string): Query {
  const normal = normalise(query.slice(0, longestQuery)).text.replace(/[“”「」『』]/g, '"');
  const terms = [...normal.matchAll(/(?<minus>(?<=^|\s)-)?(?:"(?<quoted>[^"]*)(?:"|$)|(?<plain>[^\s"]+))/gu)]
    .map(({ groups = {} }) => ({
      excluded: groups['minus'] !== undefined,
      term: groups['quoted'] === undefined ? plainTerm(groups['plain'] ?? '') : quotedTerm(groups['quoted']),
    }))
    .filter(({ term }) => term.units.length > 0)
    .slice(0, mostTerms);
  const pick = (excluded: boolean) =>
    terms.filter((one) => one.excluded === excluded).map(({ term }) => term);
  return { wanted: distinct(pick(false)), unwanted: distinct(pick(true)) };
}

const distinct = (terms: readonly Term[]) =>
  terms.filter(({ text }, i) => terms.findIndex((other) => other.text === text) === i);

function plainTerm(text: string): Term {
  return { text, units: runsOf(text).map((run) => ({ ...lookupOf(run), pattern: startPattern(run) })) };
}

function quotedTerm(quoted: string): Term {
  const runs = runsOf(quoted);
  const lookup = phraseLookup(runs);
  const text = `"${quoted.trim()}"`;
  return { text, units: lookup === undefined ? [] : [{ ...lookup, pattern: phrasePattern(runs) }] };
}

/** A run where it may be found: Chinese anywhere, a word at its beginning. */
const startPattern = ({ kind, text }: Run) => (kind === 'han' ? text : `(?<!${wordLetter})${text}`);

/** Runs with nothing but spaces, punctuation and formulas between them, words whole. */
function phrasePattern(runs: readonly Run[]): string {
  const whole = ({ kind, text }: Run) =>
    kind === 'han' ? text : `(?<!${wordLetter})${text}(?!${wordLetter})`;
  return runs.map(whole).join(`[^${hanClass}\\p{L}\\p{N}]*`);
}
