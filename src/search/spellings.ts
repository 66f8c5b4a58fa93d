import type { TermGroup } from '../content/terms.ts';
import type { SearchDocument } from './document.ts';

/** Several words of Latin letters, with hyphens or spaces between: `VQ-VAE`. */
const parted = /^[A-Za-z0-9]+(?:[- ][A-Za-z0-9]+){1,2}$/;
/** Where a name has a word after another without a space: `AllReduce`. */
const seam = /(?<=[a-z0-9])(?=[A-Z])/;

/** Ways in which the same name is written with and without what parts its words. */
const spellingsOf = (name: string): string[] => [
  ...(parted.test(name) ? [name.replace(/[- ]/g, '')] : []),
  ...(/^[A-Za-z0-9]+$/.test(name) && seam.test(name) ? [name.split(seam).join(' ')] : []),
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
    ...(title.match(/[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+/g) ?? []),
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
