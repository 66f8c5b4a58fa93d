import { findPackageJSON } from 'node:module';
import { readFileSync } from 'node:fs';
import { close, createIndex } from 'pagefind';
import { cacheFolder, digestOf, diskCache } from '../markdown/cache.ts';
import type { IndexFile } from './chunks.ts';

/** The language of the index, whatever an article is written in: one index. */
const language = 'zh';
/** What a reader's browser asks for of Pagefind's own: its script, its program, and the entry that names the rest. */
const needed = /^(?:pagefind\.js|pagefind-entry\.json|.*\.pagefind)$/;
const entryName = 'pagefind-entry.json';

/** Pagefind's entry, of which we read and write this. */
interface Entry {
  version: string;
  languages: Record<string, { hash: string; page_count: number }>;
}

/** The files of Pagefind's engine. */
export interface EngineFiles {
  version: string;
  /** All files, with an entry that leads to an index. */
  files: (index: { name: string; pages: number }) => IndexFile[];
}

/**
 * The files of Pagefind's engine, the same until another Pagefind is installed.
 * @throws Error where Pagefind gives none
 */
export async function engineFiles(): Promise<EngineFiles> {
  const cache = diskCache<[path: string, content: string][]>(cacheFolder('pagefind'));
  const key = digestOf(readFileSync(findPackageJSON('pagefind', import.meta.url) ?? '', 'utf8'), language);
  const kept = cache.get(key) ?? (await askedFiles());
  if (!cache.has(key)) cache.set(key, kept);
  const own = kept.map(([path, content]) => ({ path, content: Buffer.from(content, 'base64') }));
  const at = own.findIndex(({ path }) => path === entryName);
  const entry = JSON.parse(own[at]?.content.toString('utf8') ?? '{}') as Entry;
  const first = entry.languages[language];
  if (first === undefined) throw new Error(`Pagefind knows no language ${language}`);
  return {
    version: entry.version,
    files: ({ name, pages }) => {
      const languages = { [language]: { ...first, hash: name, page_count: pages } };
      const content = Buffer.from(JSON.stringify({ ...entry, languages }));
      return own.with(at, { path: entryName, content });
    },
  };
}

/** Pagefind gives them together with an index alone: here one of a single word. */
async function askedFiles(): Promise<[path: string, content: string][]> {
  try {
    const { index, errors } = await createIndex();
    if (index === undefined) throw new Error(errors.join('\n'));
    await index.addCustomRecord({ url: '/', content: language, language });
    const { files } = await index.getFiles();
    return files
      .filter(({ path }) => needed.test(path))
      .map(({ path, content }) => [path, Buffer.from(content).toString('base64')]);
  } finally {
    await close();
  }
}
