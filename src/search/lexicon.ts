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

/**
 * Gathers what is asked of all articles together.
 * @param runs all runs of their texts, with spaces between
 * @param groups equal terms
 * @param simplified all traditional characters and what they are compared as
 */
export function lexiconOf(
  documents: readonly SearchDocument[],
  runs: string,
  groups: readonly TermGroup[],
  simplified: Folding,
): Lexicon {
  const counts = countsOf(documents.map(textOf).join('\n'));
  const characters = new Set(counts.keys());
  const isHan = new RegExp(`[${hanClass}]`);
  const han = [...characters].filter((character) => isHan.test(character));
  const compared = new Set(han.map((character) => simplified.get(character) ?? character));
  const folds = [...simplified];
  const spelled = withSpellings(groups, documents);
  const text = ` ${runs} `;
  const synonyms = spelled.map((group) => synonymsOf(group, text, simplified));
  const names = groups.flat();
  return {
    site: {
      characters: packCharacters(characters),
      common: [...counts.keys()].slice(0, commonest).join(''),
      folded: pairsOf(new Map(folds.filter(([from]) => characters.has(from)))),
      synonyms: synonyms.filter(({ present }) => present.length > 0),
    },
    folding: pairsOf(new Map(folds.filter(([from, to]) => !characters.has(from) && compared.has(to)))),
    pinyin: pinyinFile(
      documents,
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

/** Each character (half of one where it is of two units), commonest first, and how often. */
function countsOf(text: string): Map<string, number> {
  const units = new Uint32Array(0x10000);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    units[unit] = (units[unit] ?? 0) + 1;
  }
  const met: { unit: number; count: number }[] = [];
  for (const [unit, count] of units.entries()) if (count > 0) met.push({ unit, count });
  const sorted = met.sort((a, b) => b.count - a.count || a.unit - b.unit);
  return new Map(sorted.map(({ count, unit }) => [String.fromCharCode(unit), count]));
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
