import type { TermGroup } from '../content/terms.ts';
import type { SearchDocument } from './document.ts';
import type { WrittenFiles } from './files.ts';
import { pinyinFile } from './pinyin-file.ts';
import { phraseUnit } from './query.ts';
import { packCharacters } from './site-file.ts';
import type { Synonyms } from './synonyms.ts';
import { hanClass, normalise, runsOf, type Folding } from './text.ts';
import { pairsOf } from './traditional.ts';

/** Shortest and longest word that a slip of the hand is corrected to. */
const [shortest, longest] = [4, 24];

/** What the files beside the index hold, but for the ends of parts and for formulas. */
export type Lexicon = Omit<WrittenFiles, 'site' | 'formulas'> & { site: Omit<WrittenFiles['site'], 'ends'> };

/**
 * Gathers what is asked of all articles together.
 * @param groups equal terms
 * @param simplified all traditional characters and what they are compared as
 */
export function lexiconOf(
  documents: readonly SearchDocument[],
  groups: readonly TermGroup[],
  simplified: Folding,
): Lexicon {
  const text = documents.map(textOf).join('\n');
  const characters = new Set(text.match(new RegExp(`[${hanClass}]`, 'g')));
  const compared = new Set([...characters].map((character) => simplified.get(character) ?? character));
  const normal = normalise(text, simplified).text;
  const folds = [...simplified];
  const synonyms = groups.map((group) => synonymsOf(group, normal, simplified));
  const names = groups.flat();
  return {
    site: {
      characters: packCharacters(characters),
      folded: pairsOf(new Map(folds.filter(([from]) => characters.has(from)))),
      synonyms: synonyms.filter(({ present }) => present.length > 0),
    },
    folding: pairsOf(new Map(folds.filter(([from, to]) => !characters.has(from) && compared.has(to)))),
    pinyin: pinyinFile(
      documents,
      synonyms.flatMap(({ present }) => present),
    ),
    words: wordsOf(`${normal}\n${normalise(names.join('\n')).text}`),
  };
}

/** All that the index has of a document. */
const textOf = ({ meta, anchors, content }: SearchDocument) =>
  [...Object.values(meta), ...anchors.map(({ text }) => text), content].join('\n');

function synonymsOf(group: TermGroup, normal: string, folding: Folding): Synonyms {
  const isPresent = (name: string) => {
    const runs = runsOf(normalise(name, folding).text);
    const pattern = phraseUnit(runs)?.pattern;
    return pattern !== undefined && new RegExp(pattern, 'u').test(normal);
  };
  return {
    present: group.filter(isPresent),
    absent: group.filter((name) => !isPresent(name)),
  };
}

/** Latin words, commonest first. */
function wordsOf(normal: string): string {
  const counts = new Map<string, number>();
  for (const { text: word } of runsOf(normal)) {
    if (word.length < shortest || word.length > longest || !/^[a-z]+$/.test(word)) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([word]) => word)
    .join(' ');
}
