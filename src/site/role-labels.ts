import type { Article } from '../content/article.ts';
import { readText } from '../content/text.ts';

/**
 * Where labels stand that d2lbook's roles give (`` :label:`x` ``, `` :eqlabel:`x` ``). Articles use each other's by
 * their names alone; of two with the same name the first counts.
 * @returns the article that has a label
 */
export function roleLabels(articles: readonly Article[]): (name: string) => Article | undefined {
  const found = new Map<string, Article>();
  for (const article of articles) {
    for (const [, name = ''] of readText(article.file).text.matchAll(/:(?:eq)?label:`([^`\n]+)`/g)) {
      if (!found.has(name.trim())) found.set(name.trim(), article);
    }
  }
  return (name) => found.get(name);
}
