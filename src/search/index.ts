import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Article } from '../content/article.ts';
import type { Environment } from '../site/environment.ts';
import { createLibrary } from '../site/library.ts';
import type { SearchDocument } from './document.ts';
import { documentOf, recordOf } from './record.ts';

/** Every file of Pagefind begins with this, before its data. */
const signature = 'pagefind_dcd';
/** What a reader's browser asks for; Pagefind's own interfaces are left out. */
const needed =
  /^(?:pagefind\.js|pagefind-entry\.json|.*\.(?:pf_meta|pf_index|pf_filter|pf_fragment|pagefind))$/;

/**
 * Builds the search index of the published articles into `outDir/pagefind`.
 * @param articles newest first
 * @throws Error where Pagefind refuses a record
 */
export async function writeIndex(
  articles: readonly Article[],
  environment: Environment,
  outDir: string,
): Promise<void> {
  const library = createLibrary(articles, environment);
  const { index, errors } = await createIndex();
  if (index === undefined) throw new Error(errors.join('\n'));
  const documents = new Map<string, SearchDocument>();
  for (const [i, article] of articles.entries()) {
    const document = documentOf(article, await library(article));
    documents.set(document.url, document);
    const added = await index.addCustomRecord(recordOf(article, document, articles.length - i));
    if (added.errors.length > 0) throw new Error(`${article.path}: ${added.errors.join('\n')}`);
  }
  await write(index, documents, join(outDir, 'pagefind'));
  await close();
}

/** Writes the files; each fragment with the readable text in place of the tokens it was indexed by. */
async function write(
  index: PagefindIndex,
  documents: ReadonlyMap<string, SearchDocument>,
  folder: string,
): Promise<void> {
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(errors.join('\n'));
  for (const { path, content } of files.filter((file) => needed.test(file.path))) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, path.endsWith('.pf_fragment') ? readable(content, documents) : content);
  }
}

function readable(content: Uint8Array, documents: ReadonlyMap<string, SearchDocument>): Uint8Array {
  const fragment = JSON.parse(gunzipSync(content).toString('utf8').slice(signature.length)) as {
    url: string;
  };
  return gzipSync(signature + JSON.stringify({ ...fragment, ...documents.get(fragment.url) }), { level: 9 });
}
