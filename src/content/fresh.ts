import type { Article } from './article.ts';
import { fileState } from './file-state.ts';
import { articlesFolder } from './files.ts';
import { readArticle } from './loader.ts';

/** An article in Astro's collection, with the state of the file that it was read from. */
export interface StoredArticle extends Article {
  state: string;
}

/**
 * Keeps articles as their files are at the moment: Astro waits half a second before it stores what was saved.
 * @returns takes what the store knows, and gives the same articles, those without a file left out, those with another
 * one read again, each once; addresses stay as the store has them
 */
export function freshArticles(contentDir: string): (stored: readonly StoredArticle[]) => Article[] {
  const known = new Map<string, StoredArticle>();
  return (stored) => {
    const root = articlesFolder(contentDir);
    return stored.flatMap((one) => {
      const state = fileState(one.file);
      if (state === undefined) return [];
      if (state === one.state) return [one];
      const read = known.get(one.file);
      const { slug } = one;
      if (read?.state === state) return [{ ...read, slug }];
      const { article } = readArticle(root, one.relativePath);
      known.set(one.file, { ...article, state });
      return [{ ...article, slug }];
    });
  };
}
