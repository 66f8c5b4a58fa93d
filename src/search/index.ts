import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Article } from '../content/article.ts';
import { readTerms } from '../content/terms.ts';
import type { Environment } from '../site/environment.ts';
import { createLibrary, type Library } from '../site/library.ts';
import { packText, type Alphabet } from './alphabet.ts';
import { divide } from './chunks.ts';
import type { SearchDocument } from './document.ts';
import {
  documentName,
  fileName,
  markupName,
  readers,
  type SearchFiles,
  type WrittenDocument,
  type WrittenFiles,
} from './files.ts';
import { formulaRecordsOf, type FormulaRecords } from './formula-records.ts';
import { checkIndex } from './gates.ts';
import { groupRows, type IndexedArticle } from './groups.ts';
import { lexiconOf } from './lexicon.ts';
import { documentOf, outlineOf, recordOf, textOf } from './record.ts';
import { simplifiedForms } from './traditional.ts';

/** Every file of Pagefind begins with this, before its data. */
const signature = 'pagefind_dcd';
/** What a reader's browser asks for; Pagefind's own interfaces and fragments are left out. */
const needed = /^(?:pagefind\.js|pagefind-entry\.json|.*\.(?:pf_meta|pf_index|pagefind))$/;

/** What is known of an article beside its record. */
interface Entry extends Omit<IndexedArticle, 'id'> {
  document: SearchDocument;
  normal: string;
  records: FormulaRecords;
}

/**
 * Builds the search index of the published articles into `outDir/pagefind`.
 * @param articles newest first
 * @param library renders them
 * @throws Error where Pagefind refuses a record, or the index is not what it should be
 */
export async function writeIndex(
  articles: readonly Article[],
  environment: Environment,
  outDir: string,
  library: Library = createLibrary(articles, environment),
): Promise<void> {
  const simplified = simplifiedForms();
  const folder = join(outDir, 'pagefind');
  rmSync(folder, { recursive: true, force: true });
  try {
    const { index, errors } = await createIndex();
    if (index === undefined) throw new Error(errors.join('\n'));
    const entries = new Map<string, Entry>();
    for (const article of articles) {
      const rendered = await library(article);
      const records = formulaRecordsOf(article.slug, textOf(rendered.titleHtml), rendered);
      const document = documentOf(article, rendered, records.rows);
      const { record, ends, normal } = recordOf(document, simplified);
      entries.set(document.url, { article, document, ends, normal, records });
      const added = await index.addCustomRecord(record);
      if (added.errors.length > 0) throw new Error(`${article.path}: ${added.errors.join('\n')}`);
    }
    const ids = await writePagefind(index, folder);
    const indexed = [...entries].map(([url, entry]) => ({ ...entry, id: ids.get(url) ?? missing(url) }));
    const documents = indexed.map(({ document }) => document);
    const normal = indexed.map((one) => one.normal).join('\n');
    const { groups } = readTerms(environment.contentDir);
    const { site, ...lexicon } = lexiconOf(documents, normal, groups, simplified);
    const written: WrittenFiles = {
      ...lexicon,
      site: { ...groupRows(indexed), ...site },
      formulas: indexed.map(({ id, records }) => ({ id, ...records.group })),
      outline: Object.fromEntries(indexed.map(({ id, document }) => [id, outlineOf(document)])),
    };
    for (const name of Object.keys(written) as (keyof SearchFiles)[])
      write(folder, fileName(name), written[name]);
    const { alphabet } = readers.site(written.site);
    for (const { id, document, records } of indexed) {
      write(folder, documentName(id), inAlphabet(document, alphabet));
      write(folder, markupName(id), records.markup);
    }
  } finally {
    await close();
  }
  checkIndex(folder, articles);
}

/** Writes Pagefind's own files. Returns the id of each article by its address. */
async function writePagefind(index: PagefindIndex, folder: string): Promise<Map<string, string>> {
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const ids = files.flatMap(({ path, content }): [string, string][] => {
    const id = /([^/]+)\.pf_fragment$/.exec(path)?.[1];
    if (id === undefined) return [];
    const { url } = JSON.parse(gunzipSync(content).toString('utf8').slice(signature.length)) as {
      url: string;
    };
    return [[url, id]];
  });
  for (const { path, content } of divide(files.filter((file) => needed.test(file.path)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return new Map(ids);
}

const inAlphabet = (document: SearchDocument, alphabet: Alphabet): WrittenDocument => ({
  ...document,
  content: packText(document.content, alphabet),
  alphabet: alphabet.stamp,
});

/** Writes one of our own files beside the index. */
function write(folder: string, name: string, data: unknown): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), gzipSync(JSON.stringify(data), { level: 9 }));
}

function missing(url: string): never {
  throw new Error(`no fragment of ${url}`);
}
