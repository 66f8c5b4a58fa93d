import type { Article } from './article.ts';
import { scanArticles, stateKey, type ArticleRead, type ScanOptions } from './loader.ts';

/** An article in Astro's collection, with the state of the file that it was read from. */
export interface StoredArticle extends Article {
  state: string;
}

/**
 * Reads articles as their files are at the moment: Astro waits half a second before it stores what was saved.
 * @returns takes what the store knows, of which nothing is read again, and gives all articles, those that it does not
 * know yet too
 */
export function freshArticles(options: ScanOptions): (stored: readonly StoredArticle[]) => Article[] {
  const remembered = new Map<string, ArticleRead>();
  return (stored) => {
    if (remembered.size === 0) {
      for (const { state, ...article } of stored)
        remembered.set(stateKey(article.relativePath, state), { article, placeOf: atStart, faults: [] });
    }
    return scanArticles({ ...options, remembered }).articles;
  };
}

/** Faults are not the matter of pages. */
const atStart = () => ({ line: 1, column: 1 });
