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
import { recordKeeper, type KeptRecord } from './kept-records.ts';
import { CharacterCounts, lexiconOf } from './lexicon.ts';
import { outlineOf, titleRow } from './record.ts';
import { simplifiedForms } from './traditional.ts';

/** The folders of its files. */
const folders = [indexFolder, dirname(documentName('')), dirname(markupName(''))];

/** What is held of an article until all are known; its words are in the concordance. */
interface Indexed extends Pick<KeptRecord, 'ends' | 'runs' | 'group'> {
  id: string;
  article: Article;
  /** How many words it has. */
  count: number;
  outline: SearchDocument;
}

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
  const indexed: Indexed[] = [];
  const recordOf = recordKeeper(library, simplified);
  const counts = new CharacterCounts();
  for (const article of articles) {
    const { document, words: joined, ends, runs, group } = await recordOf(article);
    const words = joined === '' ? [] : joined.split(' ');
    concordance.add(words);
    counts.add(document);
    const id = idOf(document, runs);
    indexed.push({ id, article, count: words.length, outline: outlineOf(document), ends, runs, group });
  }
  const engine = await engineFiles();
  const { files, name } = chunksOf(concordance, indexed, engine.version);
  for (const { path, content } of [...files, ...engine.files({ name, pages: indexed.length })])
    writeFileSync(join(folder, path), content);
  const outlines = indexed.map(({ outline }) => outline);
  const runs = indexed.map((one) => one.runs).join(' ');
  const { groups } = readTerms(environment.contentDir);
  const { site, ...lexicon } = lexiconOf({ outlines, counts, runs }, groups, simplified);
  const written: WrittenFiles = {
    ...lexicon,
    site: { ...groupRows(indexed), ...site },
    formulas: indexed.map(({ id, group }) => ({ id, ...group })),
    outline: Object.fromEntries(indexed.map(({ id, outline }) => [id, outline])),
    titles: Object.fromEntries(indexed.map(({ id, outline }) => [id, titleRow(outline)])),
  };
  for (const one of Object.keys(written) as (keyof SearchFiles)[]) write(folder, fileName(one), written[one]);
  const { alphabet } = readers.site(written.site);
  for (const { id, article } of indexed) {
    const { document, markup } = await recordOf(article);
    write(folder, documentName(id), inAlphabet(document, alphabet));
    if (markup !== '') writeFileSync(join(folder, markupName(id)), markup, 'base64');
  }
  checkIndex(folder, articles);
}

/** A name for an article that no other has, nor the same with other words. */
const idOf = ({ url }: SearchDocument, runs: string) =>
  createHash('sha256').update(`${url}\n${runs}`).digest('hex').slice(0, 10);

const inAlphabet = (document: SearchDocument, alphabet: Alphabet): WrittenDocument => ({
  ...document,
  content: packText(document.content, alphabet),
  alphabet: alphabet.stamp,
});

/** Writes one of our own files beside the index. */
const write = (folder: string, name: string, data: unknown) =>
  writeFileSync(join(folder, name), gzipSync(JSON.stringify(data)));
