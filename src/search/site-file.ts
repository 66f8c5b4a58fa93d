import type { PartEnds } from './ranking.ts';
import { thesaurusOf, type Synonyms, type Thesaurus } from './synonyms.ts';
import type { Folding } from './text.ts';

/** What must be known of the whole site before a first query. */
export interface SiteFile {
  /** By an article's id the ends of title, labels and headings in its record; newest article first. */
  ends: Readonly<Record<string, readonly [title: number, label: number, heading: number]>>;
  /** Every Chinese character that the articles have, as `packCharacters` writes them. */
  characters: string;
  /** Traditional characters among them, each followed by the simplified one that it is compared as. */
  folded: string;
  synonyms: readonly Synonyms[];
}

/** The same, ready for use. */
export interface SiteFacts {
  endsOf: (id: string) => PartEnds;
  /** Where an article stands among all, newest first. */
  orderOf: (id: string) => number;
  characters: ReadonlySet<string>;
  folding: Folding;
  thesaurus: Thesaurus;
}

/** Reads what `SiteFile` holds. */
export function readSiteFile({ ends, characters, folded, synonyms }: SiteFile): SiteFacts {
  const folding = foldingOf(folded);
  const order = new Map(Object.keys(ends).map((id, i) => [id, i]));
  return {
    endsOf: (id) => {
      const [title, label, heading] = ends[id] ?? [0, 0, 0];
      return { title, label, heading };
    },
    orderOf: (id) => order.get(id) ?? order.size,
    characters: unpackCharacters(characters),
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
