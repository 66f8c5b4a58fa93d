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
import type { Run } from './text.ts';

const opening = '\ua500';
const ending = '\ua501';

/** Longest word that is kept whole; of longer ones (keys, encoded data) the beginning. */
const longest = 48;

/** The first character that has a code, and how many have one: up to the halves of characters beyond the first plane. */
const [firstCode, codes] = [0x3000, 0xb000];

const codeOf = (unit: number) => (unit - firstCode).toString(36).padStart(3, '0');

/** Pairs come again and again: each is one string, however often. */
const known = new Map<number, string>();

/** The overlapping pairs of a run of Chinese; none of a single character. */
function pairs(run: string): string[] {
  const own: string[] = [];
  for (let i = 1; i < run.length; i += 1) {
    const [one, next] = [run.charCodeAt(i - 1), run.charCodeAt(i)];
    const key = (one - firstCode) * codes + next - firstCode;
    let pair = known.get(key);
    if (pair === undefined) {
      pair = codeOf(one) + codeOf(next);
      known.set(key, pair);
    }
    own.push(pair);
  }
  return own;
}

const word = (text: string) => opening + text.slice(0, longest);
const alone = (unit: number) => codeOf(unit) + ending;

/** The tokens of one run as they stand in the index. */
function runTokens({ kind, text }: Run): string[] {
  if (kind === 'word') return [word(text) + ending];
  return text.length === 1 ? [alone(text.charCodeAt(0))] : pairs(text);
}

/** The tokens of a text's runs, in its order; last the characters that would else not be found. */
export function tokensOf(runs: readonly Run[]): string[] {
  const tokens: string[] = [];
  const [first, last] = [new Set<number>(), new Set<number>()];
  for (const run of runs) {
    for (const token of runTokens(run)) tokens.push(token);
    if (run.kind === 'word') continue;
    const end = run.text.length - 1;
    for (let i = 0; i < Math.max(1, end); i += 1) first.add(run.text.charCodeAt(i));
    last.add(run.text.charCodeAt(end));
  }
  for (const one of last) if (!first.has(one)) tokens.push(alone(one));
  return tokens;
}

/** How a run is asked for: as a phrase of whole tokens, or as what tokens begin with. */
export interface Lookup {
  term: string;
  exact: boolean;
  /** It finds more than is asked for: whoever reads the text decides. */
  isLoose?: boolean;
}

/** Finds a run wherever it stands: Chinese anywhere, words from their beginning. */
export function lookupOf({ kind, text }: Run): Lookup {
  if (kind === 'word') return { term: word(text), exact: false };
  return text.length === 1
    ? { term: codeOf(text.charCodeAt(0)), exact: false }
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
  const isLoose = !runs.every(isSure);
  return tokens.length === 0
    ? { ...lookupOf(first), isLoose }
    : { term: tokens.join(' '), exact: true, isLoose };
}

/**
 * A whole name as one token, which lies near the name's first word: 重参数技巧◂, ◂beta◦◂vae◦◂. It begins with what finds
 * that word, so a prefix finds no more by it.
 */
export function nameToken(runs: readonly Run[]): string {
  const written = ({ kind, text }: Run) =>
    kind === 'word'
      ? word(text) + ending
      : Array.from({ length: text.length }, (_, i) => codeOf(text.charCodeAt(i))).join('');
  return runs.map(written).join('') + opening;
}

/** Finds words that are all there, the last from its beginning, anywhere: whoever reads the text decides. */
export const openEnded = (runs: readonly Run[]): Lookup => ({
  term: runs.map(({ text }, i) => word(text) + (i < runs.length - 1 ? ending : '')).join(' '),
  exact: false,
  isLoose: true,
});

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
