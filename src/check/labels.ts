import type { Article } from '../content/article.ts';
import type { Fault } from '../content/fault.ts';
import type { Outline } from '../site/outline.ts';

/** Labels that nothing refers to, in their own article or in another: numbers that no reader needs. */
export function unusedLabels(articles: readonly Article[], all: ReadonlyMap<string, Outline>): Fault[] {
  const used = new Set<string>();
  for (const { slug: own } of articles) {
    for (const name of all.get(own)?.references ?? []) used.add(`${own}:${name}`).add(name);
    for (const { slug, fragment, href } of all.get(own)?.links ?? []) {
      used.add(`${slug ?? own}#${fragment ?? href.replace(/^#/, '')}`);
    }
  }
  return articles.flatMap(({ slug, path }) =>
    (all.get(slug)?.labels ?? [])
      .filter(
        ({ name, id, title }) =>
          title === undefined && !used.has(`${slug}:${name}`) && !used.has(`${slug}#${id}`),
      )
      .map(({ name, line, column }): Fault => {
        const reason = `标签 \`${name}\` 没有人引用；应在文中写 \`\\eqref{${name}}\`，或删去这个 \\label`;
        return { path, line, column, reason, source: 'labels', rule: 'unused-label', severity: 'warning' };
      }),
  );
}
