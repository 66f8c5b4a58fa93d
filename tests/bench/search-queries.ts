import { mulberry32 } from '../../src/math/random.ts';
import { sectionsOf, type SearchDocument } from '../../src/search/document.ts';
import { normalise, runsOf, wordLetter } from '../../src/search/text.ts';
import { simplifiedForms } from '../../src/search/traditional.ts';
import { fullWidth, initials, slipOf, spelled, traditionalForms } from './search-spellings.ts';

/** A query and the articles (by number) that answer it. */
export interface Asked {
  query: string;
  /** The text that was meant, where the query is another way of writing it. */
  meant: string;
  right: ReadonlySet<number>;
  /** Where formulas are meant: those (by number) that answer it, for a way of searching that finds formulas. */
  formulas?: ReadonlySet<number>;
}

/** What an article says, ready to be searched by the bench itself. */
export interface Text {
  normal: string;
  title: string;
  headings: string[];
  tags: string[];
}

const folding = simplifiedForms();
/** A text as the bench compares it: traditional and simplified, full and half width, capital and small are equal. */
export const plain = (text: string): string => normalise(text, folding).text;

/** The text of an article, of all parts that a reader sees. */
export function textOf(document: SearchDocument): Text {
  const { title, tags, category, aliases, summary } = document.meta;
  const sections = sectionsOf(document).flatMap(({ heading, text }) => [heading, text]);
  return {
    normal: plain(
      [title, tags.replaceAll(',', '\n'), category, aliases.replaceAll(',', '\n'), summary, ...sections].join(
        '\n',
      ),
    ),
    title,
    headings: document.anchors.map(({ text }) => text),
    tags: [...new Set(tags.split(',').filter((tag) => tag !== ''))],
  };
}

/** Whether a text has a word or characters: Chinese anywhere, words from their beginning. */
export function has(normal: string, query: string): boolean {
  return query
    .split(/\s+/)
    .every((word) =>
      runsOf(plain(word)).every(({ kind, text }) =>
        kind === 'han' ? normal.includes(text) : new RegExp(`(?<!${wordLetter})${text}`, 'u').test(normal),
      ),
    );
}

/** All sets of queries over some texts, by name, the same for the same seed. */
export function drawQueries(texts: readonly Text[], seed: number, count: number): Record<string, Asked[]> {
  const random = mulberry32(seed);
  const number = (below: number) => Math.floor(random() * below);
  const pick = <T>(list: readonly T[]): T | undefined => list[number(list.length)];
  const holding = (query: string) =>
    new Set(texts.flatMap(({ normal }, i) => (has(normal, query) ? [i] : [])));
  const draw = (make: () => Asked | undefined, wanted = count): Asked[] => {
    const drawn = new Map<string, Asked>();
    for (let tries = 0; drawn.size < wanted && tries < wanted * 20; tries += 1) {
      const asked = make();
      if (asked !== undefined && asked.right.size > 0) drawn.set(asked.query, asked);
    }
    return [...drawn.values()];
  };
  const meaning = (meant: string, write = (text: string) => text): Asked => ({
    query: write(meant),
    meant,
    right: holding(meant),
  });
  const runOf = (least: number) =>
    pick((pick(texts)?.normal.match(/\p{Script=Han}+/gu) ?? []).filter((run) => run.length >= least));
  const part = (length: number): string | undefined => {
    const run = runOf(length);
    const start = run === undefined ? 0 : number(run.length - length + 1);
    return run?.slice(start, start + length);
  };
  const wordsOf = ({ normal }: Text, least: number) =>
    runsOf(normal).flatMap(({ kind, text }) =>
      kind === 'word' && text.length >= least && /^[a-z]+$/.test(text) ? [text] : [],
    );
  const word = (least: number) => {
    const text = pick(texts);
    return text && pick(wordsOf(text, least));
  };
  const vocabulary = new Set(texts.flatMap((text) => wordsOf(text, 3)));
  const begins = (letters: string) => [...vocabulary].some((one) => one.startsWith(letters));
  const drawWord = (least: number, write: (text: string) => string | undefined) =>
    draw(() => {
      const meant = word(least);
      const query = meant && write(meant);
      return meant && query ? { query, meant, right: holding(meant) } : undefined;
    });
  const named = (names: (text: Text) => readonly string[], write: (name: string) => string, least: number) =>
    draw(() => {
      const text = pick(texts);
      const name =
        text &&
        pick(
          names(text).filter(
            (one) =>
              runsOf(plain(one))
                .map((run) => run.text)
                .join('').length >= least,
          ),
        );
      const query = name === undefined ? '' : write(name);
      if (name === undefined || query === '') return undefined;
      return {
        query,
        meant: name,
        right: new Set(texts.flatMap((one, i) => (names(one).includes(name) ? [i] : []))),
      };
    });
  // Without its formulas; a hyphen that followed one (K-Fold) would exclude the word.
  const readable = (name: string) => name.replace(/[\ue000-\uf8ff]-?/g, ' ').trim();
  const chinese = (names: readonly string[]) =>
    names.filter((name) => /\p{Script=Han}{2}/u.test(name) && !/[\ue000-\uf8ff]/.test(name));
  const traditional = traditionalForms();

  return {
    'substring of 2': draw(() => optional(part(2), meaning)),
    'substring of 3': draw(() => optional(part(3), meaning)),
    'substring of 4': draw(() => optional(part(4), meaning)),
    'substring of 6': draw(() => optional(part(6), meaning)),
    absent: absentStrings(texts, () => (part(2) ?? '') + (part(2) ?? '')),
    titles: named(({ title }) => [title], readable, 2),
    headings: named(({ headings }) => headings, readable, 4),
    mixed: draw(() => {
      const text = pick(texts);
      const letters = text && pick(wordsOf(text, 3));
      const characters = text && pick(text.normal.match(/\p{Script=Han}{2,3}/gu) ?? []);
      return letters && characters ? meaning(letters + pick(['', ' ']) + characters) : undefined;
    }),
    prefix: drawWord(6, (text) => text.slice(0, 3 + number(text.length - 4))).map(({ query }) =>
      meaning(query),
    ),
    case: drawWord(3, (text) =>
      random() < 0.5 ? text.toUpperCase() : text.slice(0, 1).toUpperCase() + text.slice(1),
    ),
    traditional: draw(() => {
      const meant = part(4);
      const query = meant && [...meant].map((character) => traditional.get(character) ?? character).join('');
      return meant && query !== undefined && query !== meant
        ? { query, meant, right: holding(meant) }
        : undefined;
    }),
    'full width': drawWord(3, fullWidth),
    'pinyin of titles': named(({ title }) => chinese([title]), spelled, 2),
    'pinyin of headings': named(({ headings }) => chinese(headings), spelled, 3),
    'initials of headings': named(
      ({ headings }) => chinese(headings).filter((name) => /^\p{Script=Han}+$/u.test(name)),
      initials,
      4,
    ),
    'pinyin of tags': named(({ tags }) => chinese(tags), spelled, 2),
    typos: drawWord(5, (text) => {
      const slip = slipOf(text, number);
      return begins(slip) ? undefined : slip;
    }),
  };
}

const optional = <T>(text: string | undefined, make: (text: string) => T): T | undefined =>
  text === undefined ? undefined : make(text);

/** Strings of existing pairs of characters that no article has. */
function absentStrings(texts: readonly Text[], make: () => string): Asked[] {
  const drawn = new Set<string>();
  for (let tries = 0; drawn.size < 30 && tries < 10_000; tries += 1) {
    const string = make();
    if (string.length === 4 && !texts.some(({ normal }) => normal.includes(string))) drawn.add(string);
  }
  return [...drawn].map((query) => ({ query, meant: query, right: new Set() }));
}
