import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Article } from '../content/article.ts';
import { readTerms } from '../content/terms.ts';
import type { Environment } from '../site/environment.ts';
import { createLibrary, type Library } from '../site/library.ts';
import { packText, type Alphabet } from './alphabet.ts';
import { chunksOf, indexFolder } from './chunks.ts';
import { Concordance } from './concordance.ts';
import type { SearchDocument } from './document.ts';
import { engineFiles } from './engine-files.ts';
import {
  documentName,
  fileName,
  markupName,
  readers,
  type SearchFiles,
  type WrittenDocument,
  type WrittenFiles,
} from './files.ts';
import { checkIndex } from './gates.ts';
import { groupRows } from './groups.ts';
import { lexiconOf } from './lexicon.ts';
import { articleRecord, outlineOf, titleRow, type ArticleRecord } from './record.ts';
import { simplifiedForms } from './traditional.ts';

/** The folders of its files. */
const folders = [indexFolder, dirname(documentName('')), dirname(markupName(''))];

/** What is kept of an article until all are known; its words are in the concordance. */
type Kept = Omit<ArticleRecord, 'words'> & { id: string; article: Article; count: number };

/**
 * Builds the search index of the published articles into `outDir/pagefind`.
 * @param articles newest first
 * @param library renders them
 * @throws Error where Pagefind gives no engine, or the index is not what it should be
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
  for (const name of folders) mkdirSync(join(folder, name), { recursive: true });
  const concordance = new Concordance();
  const indexed: Kept[] = [];
  for (const article of articles) {
    const { words, ...rest } = articleRecord(article, await library(article), simplified);
    concordance.add(words);
    indexed.push({ ...rest, id: idOf(rest), article, count: words.length });
  }
  const engine = await engineFiles();
  const { files, name } = chunksOf(concordance, indexed, engine.version);
  for (const { path, content } of [...files, ...engine.files({ name, pages: indexed.length })])
    writeFileSync(join(folder, path), content);
  const documents = indexed.map(({ document }) => document);
  const runs = indexed.map((one) => one.runs).join(' ');
  const { groups } = readTerms(environment.contentDir);
  const { site, ...lexicon } = lexiconOf(documents, runs, groups, simplified);
  const written: WrittenFiles = {
    ...lexicon,
    site: { ...groupRows(indexed), ...site },
    formulas: indexed.map(({ id, formulas }) => ({ id, ...formulas.group })),
    outline: Object.fromEntries(indexed.map(({ id, document }) => [id, outlineOf(document)])),
    titles: Object.fromEntries(indexed.map(({ id, document }) => [id, titleRow(document)])),
  };
  for (const one of Object.keys(written) as (keyof SearchFiles)[]) write(folder, fileName(one), written[one]);
  const { alphabet } = readers.site(written.site);
  for (const { id, document, formulas } of indexed) {
    write(folder, documentName(id), inAlphabet(document, alphabet));
    if (formulas.markup.length > 0) write(folder, markupName(id), formulas.markup);
  }
  checkIndex(folder, articles);
}

/** A name for an article that no other has, nor the same with other words. */
const idOf = ({ document, runs }: Pick<ArticleRecord, 'document' | 'runs'>) =>
  createHash('sha256').update(`${document.url}\n${runs}`).digest('hex').slice(0, 10);

const inAlphabet = (document: SearchDocument, alphabet: Alphabet): WrittenDocument => ({
  ...document,
  content: packText(document.content, alphabet),
  alphabet: alphabet.stamp,
});

/** Writes one of our own files beside the index. */
const write = (folder: string, name: string, data: unknown) =>
  writeFileSync(join(folder, name), gzipSync(JSON.stringify(data)));
