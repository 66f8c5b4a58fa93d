import type { Article } from '../content/article.ts';
import type { Library } from './library.ts';

/** What a build has checked and is about to show. */
export interface CheckedSite {
  /** The published articles, newest first. */
  articles: Article[];
  library: Library;
}

let current: CheckedSite | undefined;

/**
 * Hands what a build has checked over to its pages, which are a program of their own in the same process: nothing is
 * read and rendered twice, and no article is kept twice.
 */
export function handOver(site: CheckedSite | undefined): void {
  current = site;
}

/** What was handed over; undefined while writing, when pages read for themselves. */
export const checkedSite = (): CheckedSite | undefined => current;
