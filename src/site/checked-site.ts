import type { Article } from '../content/article.ts';
import type { Library } from './library.ts';

/** What a build has checked and is about to show. */
export interface CheckedSite {
  /** The published articles, newest first. */
  articles: Article[];
  library: Library;
}

/** Text or bytes of a file of the site, or the file that it is a copy of. */
export type FileContent = string | Uint8Array | { copyOf: string };

/** A file that stands beside the pages. */
export interface OfferedFile {
  /** Below the site's root, with `/`. */
  path: string;
  make: () => FileContent | Promise<FileContent>;
}

let current: CheckedSite | undefined;
const offered: OfferedFile[] = [];

/**
 * Hands what a build has checked over to its pages, which are a program of their own in the same process: nothing is
 * read and rendered twice, and no article is kept twice.
 */
export function handOver(site: CheckedSite | undefined): void {
  current = site;
  offered.length = 0;
}

/** What was handed over; undefined while writing, when pages read for themselves. */
export const checkedSite = (): CheckedSite | undefined => current;

/** The other way: files that the pages' program knows how to make, and the build writes. */
export const offerFiles = (files: readonly OfferedFile[]): void => void offered.push(...files);

/** All files that were offered since the site was handed over. */
export const offeredFiles = (): readonly OfferedFile[] => offered;
