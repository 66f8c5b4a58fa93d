/**
 * What the index holds in place of words. Pagefind cuts Chinese text and Chinese queries by a dictionary, each in its
 * own way, so that a part of a word is not found and unrelated texts are. So both get tokens of letters and digits,
 * which it leaves whole: a run of Chinese is its overlapping pairs of characters, each character a code of three.
 *
 *   重参数 KL  →  重参 参数 数◦ ◂kl◦      (◦ ends a run or word, ◂ opens a word)
 *
 * A quoted series of pairs then finds every substring of two characters or more, and nothing else; a prefix finds
 * single characters and beginnings of words. Marks are letters of the Vai script: letters, so that they stay in
 * their token, and of no use elsewhere.
 */
import { runsOf, type Run } from './text.ts';

const opening = '\ua500';
const ending = '\ua501';

/** Longest word that is kept whole; of longer ones (keys, encoded data) the beginning. */
const longest = 48;

const code = (character: string) => (character.charCodeAt(0) - 0x3000).toString(36).padStart(3, '0');

/** The overlapping pairs of a run of Chinese; none of a single character. */
const pairs = (run: string) =>
  Array.from({ length: run.length - 1 }, (_, i) => code(run[i] ?? '') + code(run[i + 1] ?? ''));

const word = (text: string) => opening + text.slice(0, longest);

/** The tokens of one run as they stand in the index. */
function runTokens({ kind, text }: Run): string[] {
  return kind === 'word' ? [word(text) + ending] : [...pairs(text), code(text.at(-1) ?? '') + ending];
}

/** The tokens of a normalised text, in its order. */
export const tokensOf = (normal: string): string[] => runsOf(normal).flatMap(runTokens);

/** How a run is asked for: as a phrase of whole tokens, or as what tokens begin with. */
export interface Lookup {
  term: string;
  exact: boolean;
}

/** Finds a run wherever it stands: Chinese anywhere, words from their beginning. */
export function lookupOf({ kind, text }: Run): Lookup {
  if (kind === 'word') return { term: word(text), exact: false };
  return text.length === 1
    ? { term: code(text), exact: false }
    : { term: pairs(text).join(' '), exact: true };
}

/** Finds runs that follow one another, words whole. Undefined without runs. */
export function phraseLookup(runs: readonly Run[]): Lookup | undefined {
  const last = runs.at(-1);
  if (last === undefined) return undefined;
  if (runs.length === 1 && last.kind === 'han') return lookupOf(last);
  const closing = last.kind === 'han' ? pairs(last.text) : runTokens(last);
  return { term: [...runs.slice(0, -1).flatMap(runTokens), ...closing].join(' '), exact: true };
}

/**
 * Pagefind loads one piece of the index for a prefix, though what begins with it may lie in several. These terms lie
 * in all of them.
 */
export function probes(prefix: string): string {
  const next = [...'0123456789abcdefghijklmnopqrstuvwxyz', ending];
  return [prefix, ...next.map((letter) => prefix + letter)].join(' ');
}
