import { readdirSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { slug } from 'github-slugger';
import type { Article } from '../content/article.ts';
import { withoutEnding } from '../content/files.ts';

const normal = (name: string): string => name.normalize('NFC').toLowerCase().trim();

/**
 * Makes the finder of the article that `[[name]]` means: its path, beside the linking article or from the top, its
 * slug, its file's name, its title or one of its aliases; of several, the one with the shortest path.
 */
export function wikiArticles(
  articles: readonly Article[],
): (name: string, from: Article) => Article | undefined {
  const byName = new Map<string, Article>();
  const inOrder = [...articles].sort((a, b) => a.relativePath.length - b.relativePath.length);
  const add = (name: string, article: Article) => {
    if (!byName.has(normal(name))) byName.set(normal(name), article);
  };
  for (const article of inOrder) add(withoutEnding(article.relativePath), article);
  for (const article of inOrder) add(article.slug, article);
  for (const article of inOrder) add(basename(article.slug), article);
  for (const article of inOrder) add(basename(withoutEnding(article.relativePath)), article);
  for (const article of inOrder) add(article.title, article);
  for (const article of inOrder) for (const alias of article.aliases) add(alias, article);
  return (name, from) => {
    const bare = withoutEnding(name);
    const beside = posix.join(posix.dirname(from.relativePath), bare);
    return byName.get(normal(beside)) ?? byName.get(normal(bare));
  };
}

/** The id of the heading or block that `[[note#part]]` means: of `a#b`, the last. */
export function wikiFragment(part: string): string {
  const last = part.split('#').at(-1)?.trim() ?? '';
  return last.startsWith('^') ? last : slug(last);
}

/** Whether a fragment names the article's own title, which its page shows above the text, without an id. */
export function isTitle({ title, titleFromBody }: Article, fragment: string): boolean {
  return titleFromBody && slug(fragment) === slug(title);
}

/**
 * Makes the finder of the file that `![[name]]` means: from the top of the content folder or beside the article, else
 * the one of that name with the shortest path. The folder is read once, when first asked.
 */
export function wikiFiles(contentDir: string): (name: string, folder: string) => string | undefined {
  let files: Map<string, string> | undefined;
  const read = (): Map<string, string> => {
    const found = [...filesBelow(contentDir)].sort((a, b) => a.length - b.length);
    const map = new Map<string, string>();
    for (const file of found) map.set(file.normalize('NFC'), file);
    for (const file of found) if (!map.has(basename(file))) map.set(basename(file).normalize('NFC'), file);
    return map;
  };
  return (name, folder) => {
    files ??= read();
    const bare = name.normalize('NFC').replace(/^\/+/, '');
    return files.get(join(folder, bare)) ?? files.get(join(contentDir, bare)) ?? files.get(basename(bare));
  };
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}
