import type { Article } from '../content/article.ts';
import type { Fault } from '../content/fault.ts';
import { readFrontmatter } from '../content/frontmatter.ts';
import { readText } from '../content/text.ts';

/**
 * A fault of a key in an article's front matter, which is read again for its place: faults are few.
 * @param keys the path to the key, or how to find it in what is written
 */
export function frontFault(
  { path, file }: Article,
  keys: readonly PropertyKey[] | ((data: Record<string, unknown>) => readonly PropertyKey[]),
  { reason, rule, severity = 'error' }: { reason: string; rule: string; severity?: Fault['severity'] },
): Fault {
  const { data, placeOf } = readFrontmatter(readText(file).text);
  const { line, column } = placeOf(typeof keys === 'function' ? keys(data) : keys);
  return { path, line, column, reason, source: 'frontmatter', rule, severity };
}
