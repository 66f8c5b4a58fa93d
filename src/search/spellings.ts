import type { TermGroup } from '../content/terms.ts';
import type { SearchDocument } from './document.ts';

/** Letters of Latin and Greek, and digits. */
const letters = String.raw`[\p{Script=Latin}\p{Script=Greek}0-9]+`;
const joined = new RegExp(`^${letters}$`, 'u');
/** Several words, with hyphens or spaces between: `VQ-VAE`, `β-VAE`. */
const parted = new RegExp(`^${letters}(?:[- ]${letters}){1,2}$`, 'u');
const hyphened = new RegExp(`${letters}(?:-${letters})+`, 'gu');
/** Where a name has a word after another without a space: `AllReduce`, `βVAE`. */
const seam = /(?<=[\p{Ll}0-9])(?=\p{Lu})/u;

/** Ways in which the same name is written with and without what parts its words. */
const spellingsOf = (name: string): string[] => [
  ...(parted.test(name) ? [name.replace(/[- ]/g, '')] : []),
  ...(joined.test(name) && seam.test(name) ? [name.split(seam).join(' ')] : []),
];

/**
 * Adds to equal terms the other spellings of their names, and groups of the names of articles that have such.
 * @param groups equal terms; where a name stands there too, they decide
 */
export function withSpellings(
  groups: readonly TermGroup[],
  documents: readonly SearchDocument[],
): readonly TermGroup[] {
  const names = documents.flatMap(({ meta: { tags, aliases, title } }) => [
    ...tags.split(','),
    ...aliases.split(','),
    ...(title.match(hyphened) ?? []),
  ]);
  const known = new Set(groups.flat().map((name) => name.toLowerCase()));
  const own = new Map<string, TermGroup>();
  for (const name of names) {
    const all = [name, ...spellingsOf(name)];
    const isNew = all.every((one) => !known.has(one.toLowerCase()) && !own.has(one.toLowerCase()));
    if (all.length > 1 && isNew) for (const one of all) own.set(one.toLowerCase(), all);
  }
  return [
    ...new Set(own.values()),
    ...groups.map((group) => [...new Set([...group, ...group.flatMap(spellingsOf)])]),
  ];
}
