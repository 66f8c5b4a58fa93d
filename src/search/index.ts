import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Article } from '../content/article.ts';
import { readTerms } from '../content/terms.ts';
import type { Environment } from '../site/environment.ts';
import type { OfferedFile } from '../site/checked-site.ts';
import { createLibrary, type Library } from '../site/library.ts';
import { writeFiles } from '../site/write-files.ts';
import { packText, type Alphabet } from './alphabet.ts';
import { chunksOf } from './chunks.ts';
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

/** Its folder in the site. */
const home = 'pagefind';

/** What is held of an article until all are known; its words are in the concordance. */
interface Indexed extends Pick<KeptRecord, 'ends' | 'runs' | 'group' | 'markup'> {
  id: string;
  article: Article;
  /** How many words it has. */
  count: number;
  outline: SearchDocument;
}

export interface IndexOptions {
  /** Renders the articles. */
  library?: Library;
  /** The folder of the site as it was. */
  old?: string;
}

/**
 * Builds the search index of the published articles into `outDir/pagefind`.
 * @param articles newest first
 * @throws Error where Pagefind gives no engine, or the index is not what it should be
 */
export async function writeIndex(
  articles: readonly Article[],
  environment: Environment,
  outDir: string,
  { library = createLibrary(articles, environment), old }: IndexOptions = {},
): Promise<void> {
  const folder = join(outDir, home);
  rmSync(folder, { recursive: true, force: true });
  const files = await indexFiles(articles, environment, library);
  await writeFiles(folder, files, old === undefined ? undefined : join(old, home));
  checkIndex(folder, articles);
}

/** The files of the index, by their paths in its folder. */
async function indexFiles(
  articles: readonly Article[],
  environment: Environment,
  library: Library,
): Promise<OfferedFile[]> {
  const simplified = simplifiedForms();
  const concordance = new Concordance();
  const indexed: Indexed[] = [];
  const recordOf = recordKeeper(library, simplified);
  const counts = new CharacterCounts();
  for (const article of articles) {
    const { document, words: joined, ends, runs, group, markup } = await recordOf(article);
    const words = joined === '' ? [] : joined.split(' ');
    concordance.add(words);
    counts.add(document);
    const outline = outlineOf(document);
    const [id, count] = [idOf(document, runs), words.length];
    indexed.push({ id, article, count, outline, ends, runs, group, markup });
  }
  const engine = await engineFiles();
  const { files, name } = chunksOf(concordance, indexed, engine.version);
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
  const { alphabet } = readers.site(written.site);
  const own = Object.keys(written) as (keyof SearchFiles)[];
  const ready = [...files, ...engine.files({ name, pages: indexed.length })];
  return [
    ...ready.map(({ path, content }) => ({ path, make: () => content })),
    ...own.map((one) => ({ path: fileName(one), make: () => packed(written[one]) })),
    ...indexed.flatMap(({ id, article, markup }) => [
      {
        path: documentName(id),
        make: async () => packed(inAlphabet((await recordOf(article)).document, alphabet)),
      },
      ...(markup === '' ? [] : [{ path: markupName(id), make: () => Buffer.from(markup, 'base64') }]),
    ]),
  ];
}

/** A name for an article that no other has, nor the same with other words. */
const idOf = ({ url }: SearchDocument, runs: string) =>
  createHash('sha256').update(`${url}\n${runs}`).digest('hex').slice(0, 10);

const inAlphabet = (document: SearchDocument, alphabet: Alphabet): WrittenDocument => ({
  ...document,
  content: packText(document.content, alphabet),
  alphabet: alphabet.stamp,
});

/** One of our own files beside the index. */
const packed = (data: unknown) => gzipSync(JSON.stringify(data));
