import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { slugPart } from './names.ts';

const isArticleName = (name: string) =>
  /\.(md|markdown)$/i.test(name) && !/^readme\.(md|markdown)$/i.test(name);

/** The folder below which articles stand: `articles/` in the content folder, or the whole of it. */
export function articlesFolder(contentDir: string): string {
  const folder = join(contentDir, 'articles');
  return existsSync(folder) && statSync(folder).isDirectory() ? folder : contentDir;
}

/**
 * All article files, sorted by path.
 * @param exclude globs relative to the articles' folder
 * @returns paths relative to the articles' folder, with `/` between their parts
 */
export function listArticleFiles(contentDir: string, exclude: readonly string[]): string[] {
  const root = articlesFolder(contentDir);
  const excluded = picomatch([...exclude]);
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return entry.isFile() && isArticleName(entry.name) ? [path] : [];
    });
  return walk(root)
    .map((path) => relative(root, path).split(sep).join('/'))
    .filter((path) => exclude.length === 0 || !excluded(path))
    .sort();
}

const datePrefix = /^(\d{4}-\d{2}-\d{2})-(?=.)/;

/**
 * The address of an article: its path without the ending, `index` for its folder, a leading date dropped, spaces
 * as `-`; `override` replaces the last part. What an address can't carry becomes `-` too.
 */
export function slugOf(path: string, override?: string): string {
  const parts = withoutEnding(path).split('/');
  if (parts.length > 1 && parts.at(-1) === 'index') parts.pop();
  const last = override ?? (parts.at(-1) ?? '').replace(datePrefix, '');
  return [...parts.slice(0, -1), last].map(slugPart).join('/');
}

/** The parts of an article's path, without its ending: the names that its address is made of. */
export const withoutEnding = (path: string): string => path.replace(/\.(md|markdown)$/i, '');

/** The date in a file's name, `YYYY-MM-DD-…`, if there is one. It need not exist. */
export function dateInName(path: string): string | undefined {
  return datePrefix.exec(basename(path))?.[1];
}
