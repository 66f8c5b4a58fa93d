import type { TermGroup } from '../content/terms.ts';
import { commonest } from './alphabet.ts';
import type { SearchDocument } from './document.ts';
import type { WrittenFiles } from './files.ts';
import { pinyinFile } from './pinyin-file.ts';
import { packCharacters, type SiteFile } from './site-file.ts';
import { withSpellings } from './spellings.ts';
import type { Synonyms } from './synonyms.ts';
import { hanClass, normalise, runsOf, type Folding, type Run } from './text.ts';
import { pairsOf } from './traditional.ts';

/** Shortest and longest word that a slip of the hand is corrected to. */
const [shortest, longest] = [4, 24];

/** What the files beside the index hold of words and characters. */
export type Lexicon = Pick<WrittenFiles, 'folding' | 'pinyin' | 'words'> & {
  site: Pick<SiteFile, 'characters' | 'common' | 'folded' | 'synonyms'>;
};

/** All articles together. */
export interface AllTexts {
  /** Without their text. */
  outlines: readonly SearchDocument[];
  counts: CharacterCounts;
  /** All runs of their texts, with spaces between. */
  runs: string;
}

/**
 * Gathers what is asked of all articles together.
 * @param groups equal terms
 * @param simplified all traditional characters and what they are compared as
 */
export function lexiconOf(
  { outlines, counts, runs }: AllTexts,
  groups: readonly TermGroup[],
  simplified: Folding,
): Lexicon {
  const commonestFirst = counts.commonestFirst();
  const characters = new Set(commonestFirst);
  const isHan = new RegExp(`[${hanClass}]`);
  const han = [...characters].filter((character) => isHan.test(character));
  const compared = new Set(han.map((character) => simplified.get(character) ?? character));
  const folds = [...simplified];
  const spelled = withSpellings(groups, outlines);
  const text = ` ${runs} `;
  const synonyms = spelled.map((group) => synonymsOf(group, text, simplified));
  const names = groups.flat();
  return {
    site: {
      characters: packCharacters(characters),
      // In an order of their own: most edits leave it, and with it all written texts, as they were.
      common: commonestFirst.slice(0, commonest).sort().join(''),
      folded: pairsOf(new Map(folds.filter(([from]) => characters.has(from)))),
      synonyms: synonyms.filter(({ present }) => present.length > 0),
    },
    folding: pairsOf(new Map(folds.filter(([from, to]) => !characters.has(from) && compared.has(to)))),
    pinyin: pinyinFile(
      outlines,
      synonyms.flatMap(({ present }) => present),
    ),
    words: wordsOf(text + spaced(runsOf(normalise(names.join('\n')).text))),
  };
}

/** All that the index has of a document. */
const textOf = ({ meta, anchors, content }: SearchDocument) =>
  [...Object.values(meta), ...anchors.map(({ text }) => text), content].join('\n');

function synonymsOf(group: TermGroup, runs: string, folding: Folding): Synonyms {
  const present = group.filter((name) => isPresent(runsOf(normalise(name, folding).text), runs));
  return { present, absent: group.filter((name) => !present.includes(name)) };
}

/** A text as its runs with spaces between, at the beginning and at the end. */
const spaced = (runs: readonly Run[]) => ` ${runs.map(({ text }) => text).join(' ')} `;

/** Whether a text, spaced, has runs one after another: words whole, Chinese at either end as a part. */
function isPresent(runs: readonly Run[], text: string): boolean {
  if (runs.length === 0) return false;
  const start = runs[0]?.kind === 'han' ? 1 : 0;
  const end = runs.at(-1)?.kind === 'han' ? -1 : undefined;
  return text.includes(spaced(runs).slice(start, end));
}

/** How often characters (halves of them where they are of two units) stand in documents. */
export class CharacterCounts {
  readonly #counts = new Uint32Array(0x10000);

  add(document: SearchDocument): void {
    const text = textOf(document);
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      this.#counts[unit] = (this.#counts[unit] ?? 0) + 1;
    }
  }

  commonestFirst(): string[] {
    const met: { unit: number; count: number }[] = [];
    for (const [unit, count] of this.#counts.entries()) if (count > 0) met.push({ unit, count });
    return met
      .sort((a, b) => b.count - a.count || a.unit - b.unit)
      .map(({ unit }) => String.fromCharCode(unit));
  }
}

const latin = new RegExp(` [a-z]{${shortest},${longest}}(?= )`, 'g');

/** The Latin words of runs with spaces around each, commonest first. */
function wordsOf(text: string): string {
  const counts = new Map<string, number>();
  for (const word of text.match(latin) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([word]) => word.slice(1))
    .join(' ');
}
