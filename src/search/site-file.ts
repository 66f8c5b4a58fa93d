import { alphabetOf, type Alphabet } from './alphabet.ts';
import type { Groups } from './facets.ts';
import type { PartEnds } from './ranking.ts';
import { thesaurusOf, type Synonyms, type Thesaurus } from './synonyms.ts';
import type { Folding } from './text.ts';

/** What must be known of the whole site before a first query. */
export interface SiteFile {
  /** By an article's id; newest article first. */
  articles: Readonly<Record<string, ArticleRow>>;
  /** Forms of the groups in addresses, which the rows number. */
  tags: readonly string[];
  categories: readonly string[];
  years: readonly string[];
  /** Every character that the articles have, as `packCharacters` writes them. */
  characters: string;
  /** The commonest of them. */
  common: string;
  /** Traditional characters among them, each followed by the simplified one that it is compared as. */
  folded: string;
  synonyms: readonly Synonyms[];
}

/** The ends of title, labels and headings in an article's record, its category, year (-1: none) and tags. */
export type ArticleRow = readonly [
  title: number,
  label: number,
  heading: number,
  category: number,
  year: number,
  ...tags: number[],
];

/** The same, ready for use. */
export interface SiteFacts {
  /** Of all articles, newest first. */
  ids: readonly string[];
  endsOf: (id: string) => PartEnds;
  groupsOf: (id: string) => Groups;
  /** Where an article stands among all, newest first. */
  orderOf: (id: string) => number;
  characters: ReadonlySet<string>;
  /** In which their texts are written. */
  alphabet: Alphabet;
  folding: Folding;
  thesaurus: Thesaurus;
}

const unknown: ArticleRow = [0, 0, 0, -1, -1];

/** Reads what `SiteFile` holds. */
export function readSiteFile(file: SiteFile): SiteFacts {
  const { articles, tags, categories, years, common, folded, synonyms } = file;
  const characters = unpackCharacters(file.characters);
  const folding = foldingOf(folded);
  const ids = Object.keys(articles);
  const order = new Map(ids.map((id, i) => [id, i]));
  return {
    ids,
    endsOf: (id) => {
      const [title, label, heading] = articles[id] ?? unknown;
      return { title, label, heading };
    },
    groupsOf: (id) => {
      const [, , , category, year, ...own] = articles[id] ?? unknown;
      return {
        category: categories[category],
        year: years[year],
        tags: own.flatMap((tag) => tags[tag] ?? []),
      };
    },
    orderOf: (id) => order.get(id) ?? order.size,
    characters,
    alphabet: alphabetOf(
      Array.from({ length: common.length }, (_, i) => common[i] ?? ''),
      characters,
    ),
    folding,
    thesaurus: thesaurusOf(synonyms, folding),
  };
}

/** A text of pairs as a folding. */
export const foldingOf = (pairs: string): Folding =>
  new Map(Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i] ?? '', pairs[2 * i + 1] ?? '']));

/** Control characters would take six bytes each in JSON. */
const smallest = 0x20;

/** Gaps between the sorted characters, each as a character: mostly small, so that they pack well. */
export function packCharacters(characters: Iterable<string>): string {
  let last = 0;
  return [...characters]
    .map((character) => character.charCodeAt(0))
    .sort((a, b) => a - b)
    .map((code) => {
      const gap = code - last;
      last = code;
      return String.fromCharCode(smallest + gap);
    })
    .join('');
}

/** Undoes `packCharacters`. */
export function unpackCharacters(packed: string): Set<string> {
  let code = 0;
  return new Set(
    [...packed].map((gap) => {
      code += gap.charCodeAt(0) - smallest;
      return String.fromCharCode(code);
    }),
  );
}
