import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from './article.ts';
import type { Fault } from './fault.ts';
import { articlesFolder } from './files.ts';
import { readArticle } from './loader.ts';

/** The guide's file, `guide.md` beside the `articles/` of a content folder; undefined where there is none. */
function guideFile(contentDir: string): string | undefined {
  const file = join(contentDir, 'guide.md');
  return articlesFolder(contentDir) !== contentDir && existsSync(file) ? file : undefined;
}

/** Whether a content folder has a guide: a page of its own that is no article. */
export const hasGuide = (contentDir: string): boolean => guideFile(contentDir) !== undefined;

/**
 * Reads the guide for authors as if it were an article, so that everything it shows is rendered as in one. Its links
 * are those of an article at the top of `articles/`; it has no slug.
 * @returns undefined where there is none
 */
export function readGuide(contentDir: string): { article: Article; faults: Fault[] } | undefined {
  if (!hasGuide(contentDir)) return undefined;
  const { article, faults } = readArticle(contentDir, 'guide.md');
  return { article: { ...article, slug: '' }, faults };
}
