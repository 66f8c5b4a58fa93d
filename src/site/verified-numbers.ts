import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { factOf, numberTies } from '../content/number-ties.ts';
import { strings } from './strings.ts';

/** A fact of an article that a test recomputes, and the numbers of the prose that rest on it. */
export interface VerifiedFact {
  id: string;
  what: string;
  /** How it is computed, in words. */
  how: string;
  /** Numbers as the article states them, each once. */
  numbers: string[];
}

export interface VerifiedNumbers {
  facts: VerifiedFact[];
  /** How many numbers of the prose are tied to a fact. */
  count: number;
}

const factsFile = z.object({
  facts: z.array(z.object({ id: z.string(), what: z.string(), kind: z.string() })),
});

/**
 * What of an article's numbers tests recompute.
 * @param source the article's Markdown
 * @returns undefined where `facts/<slug>.json` of the content folder is missing or nothing is tied to it
 * @throws when the file is no list of facts: it is data of the site's tests, which report it first
 */
export function verifiedNumbers(
  contentDir: string,
  slug: string,
  source: string,
): VerifiedNumbers | undefined {
  const file = join(contentDir, 'facts', `${slug}.json`);
  if (!existsSync(file)) return undefined;
  const { facts } = factsFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const ids = facts.map(({ id }) => id);
  const stated = new Map<string, Set<string>>();
  let count = 0;
  for (const { digits, percent, path } of numberTies(source)) {
    const id = factOf(path, ids);
    if (id === undefined) continue;
    count += 1;
    stated.set(id, (stated.get(id) ?? new Set()).add(digits.replace('-', '−') + (percent ? '%' : '')));
  }
  if (count === 0) return undefined;
  const { kinds, otherKind } = strings.article.verified;
  const listed = facts.flatMap(({ id, what, kind }) => {
    const how = Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : otherKind;
    const numbers = stated.get(id);
    return numbers === undefined ? [] : [{ id, what, how, numbers: [...numbers] }];
  });
  return { facts: listed, count };
}
