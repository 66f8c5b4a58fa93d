/**
 * What the index holds in place of words. Pagefind cuts Chinese text and Chinese queries by a dictionary, each in its
 * own way, so that a part of a word is not found and unrelated texts are. So both get tokens of letters and digits,
 * which it leaves whole: a run of Chinese is its overlapping pairs of characters, each character a code of three.
 *
 *   重参数 KL 熵  →  重参 参数 ◂kl◦ 熵◦ … 数◦      (◦ ends a word or character, ◂ opens a word)
 *
 * A quoted series of pairs then finds every substring of two characters or more, and nothing else; a prefix finds
 * single characters and beginnings of words. A character that only ever ends runs begins no pair: it stands by itself
 * after all others. Marks are letters of the Vai script: letters, so that they stay in their token, and of no use
 * elsewhere.
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
const alone = (character: string) => code(character) + ending;

/** The tokens of one run as they stand in the index. */
function runTokens({ kind, text }: Run): string[] {
  if (kind === 'word') return [word(text) + ending];
  return text.length === 1 ? [alone(text)] : pairs(text);
}

/** The tokens of a normalised text, in its order; last the characters that would else not be found. */
export function tokensOf(normal: string): string[] {
  const runs = runsOf(normal);
  const chinese = runs.filter(({ kind }) => kind === 'han').map(({ text }) => text);
  const first = new Set(chinese.flatMap((text) => [...(text.length === 1 ? text : text.slice(0, -1))]));
  const last = new Set(chinese.map((text) => text.slice(-1)));
  return [...runs.flatMap(runTokens), ...[...last].filter((one) => !first.has(one)).map(alone)];
}

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

/**
 * Finds runs that follow one another, words whole. Undefined without runs. A single character at the border of several
 * runs may be part of a longer one in a text: the lookup leaves it to whoever reads the text.
 */
export function phraseLookup(runs: readonly Run[]): Lookup | undefined {
  const [first] = runs;
  if (first === undefined) return undefined;
  if (runs.length === 1 && first.kind === 'han') return lookupOf(first);
  const isSure = ({ kind, text }: Run, i: number) =>
    kind === 'word' || text.length > 1 || (i > 0 && i < runs.length - 1);
  const tokens = runs.filter(isSure).flatMap(runTokens);
  return tokens.length === 0 ? lookupOf(first) : { term: tokens.join(' '), exact: true };
}

/** What may follow in a token: all that a prefix is tried with. */
const followers = [...'0123456789abcdefghijklmnopqrstuvwxyz', ending];

/**
 * The group of a token: tokens of one group lie in one piece of the index. It is the shortest beginning that `probes`
 * know of.
 */
export function groupOf(token: string): string {
  return token.startsWith(opening) ? (/^.[0-9a-z]{0,3}/.exec(token)?.[0] ?? token) : token.slice(0, 5);
}

/**
 * Pagefind loads one piece of the index for a prefix, though what begins with it may lie in several. These terms lie
 * in all of them: in each group of tokens that begin so.
 */
export function probes(prefix: string): string {
  const once = followers.map((next) => prefix + next);
  const isShort = prefix.startsWith(opening) ? prefix.length < 3 : true;
  const twice = isShort ? once.flatMap((start) => followers.map((next) => start + next)) : [];
  return [prefix, ...once, ...twice].join(' ');
}
