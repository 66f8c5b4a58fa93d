import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Article } from '../content/article.ts';
import { readTerms } from '../content/terms.ts';
import type { Environment } from '../site/environment.ts';
import { createLibrary, type Library } from '../site/library.ts';
import type { SearchDocument } from './document.ts';
import { fileName, markupName, type SearchFiles, type WrittenFiles } from './files.ts';
import { formulaRecordsOf, type FormulaRecords } from './formula-records.ts';
import { lexiconOf } from './lexicon.ts';
import type { PartEnds } from './ranking.ts';
import { documentOf, recordOf } from './record.ts';
import { simplifiedForms } from './traditional.ts';

/** Every file of Pagefind begins with this, before its data. */
const signature = 'pagefind_dcd';
/** What a reader's browser asks for; Pagefind's own interfaces are left out. */
const needed =
  /^(?:pagefind\.js|pagefind-entry\.json|.*\.(?:pf_meta|pf_index|pf_filter|pf_fragment|pagefind))$/;

/**
 * Builds the search index of the published articles into `outDir/pagefind`.
 * @param articles newest first
 * @param library renders them
 * @throws Error where Pagefind refuses a record
 */
export async function writeIndex(
  articles: readonly Article[],
  environment: Environment,
  outDir: string,
  library: Library = createLibrary(articles, environment),
): Promise<void> {
  try {
    const { index, errors } = await createIndex();
    if (index === undefined) throw new Error(errors.join('\n'));
    const simplified = simplifiedForms();
    const entries = new Map<string, Entry>();
    for (const [i, article] of articles.entries()) {
      const rendered = await library(article);
      const document = documentOf(article, rendered);
      const { record, ends } = recordOf(article, document, articles.length - i, simplified);
      const records = formulaRecordsOf(article.slug, document.meta.title, rendered);
      entries.set(document.url, { document, ends, records });
      const added = await index.addCustomRecord(record);
      if (added.errors.length > 0) throw new Error(`${article.path}: ${added.errors.join('\n')}`);
    }
    const folder = join(outDir, 'pagefind');
    const ids = await write(index, entries, folder);
    const documents = [...entries.values()].map(({ document }) => document);
    const { site, ...rest } = lexiconOf(documents, readTerms(environment.contentDir).groups, simplified);
    const ends = [...entries].map(
      ([
        url,
        {
          ends: { title, label, heading },
        },
      ]) => [ids.get(url) ?? '', [title, label, heading]],
    );
    const formulas = [...entries].map(([url, { records }]) => ({ id: ids.get(url) ?? '', ...records.group }));
    writeFiles(folder, { site: { ends: Object.fromEntries(ends), ...site }, ...rest, formulas });
    for (const [i, { records }] of [...entries.values()].entries())
      writeFileSync(join(folder, markupName(i)), compress(JSON.stringify(records.markup)));
  } finally {
    await close();
  }
}

/** What is known of an article beside its record. */
interface Entry {
  document: SearchDocument;
  ends: PartEnds;
  records: FormulaRecords;
}

/**
 * Writes the index; each fragment with the readable text in place of the tokens it was indexed by. Returns the id of
 * each article by its address.
 */
async function write(
  index: PagefindIndex,
  entries: ReadonlyMap<string, Entry>,
  folder: string,
): Promise<Map<string, string>> {
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const ids = new Map<string, string>();
  for (const { path, content } of files.filter((file) => needed.test(file.path))) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    const id = /([^/]+)\.pf_fragment$/.exec(path)?.[1];
    if (id === undefined) {
      writeFileSync(target, content);
      continue;
    }
    const fragment = readFragment(content);
    const entry = entries.get(fragment.url);
    if (entry === undefined) throw new Error(`a fragment of no article: ${fragment.url}`);
    ids.set(fragment.url, id);
    writeFileSync(target, compress(signature + JSON.stringify({ ...fragment, ...entry.document })));
  }
  return ids;
}

/** Writes our own files beside the index. */
function writeFiles(folder: string, files: WrittenFiles): void {
  for (const name of Object.keys(files) as (keyof SearchFiles)[])
    writeFileSync(join(folder, fileName(name)), compress(JSON.stringify(files[name])));
}

const readFragment = (content: Uint8Array) =>
  JSON.parse(gunzipSync(content).toString('utf8').slice(signature.length)) as { url: string };

const compress = (text: string) => gzipSync(text, { level: 9 });
