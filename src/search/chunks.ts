/**
 * Pagefind cuts its index into pieces of 40 KB, and names only the beginnings of their borders: a query of several
 * words may miss a piece. Here the pieces are a quarter of that, so that a query loads less, and their borders are
 * such that `probes` reach all that begins with a prefix.
 */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { arrayOf, itemsOf, readCbor, writeCbor, type Cbor } from './cbor.ts';
import { groupOf } from './tokens.ts';

/** A file of the index. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

const signature = 'pagefind_dcd';

/** Bytes of a piece, about, which pack to 10 KB. */
const enough = 24_000;

/** A word with its places, as the bytes that Pagefind wrote. */
interface Word {
  word: string;
  bytes: Buffer;
}

type Meta = readonly [version: string, pages: Cbor, pieces: readonly Piece[], ...rest: Cbor[]];
type Piece = readonly [from: string, to: string, name: string];

/**
 * Cuts the index anew.
 * @param files those of Pagefind
 * @throws where they are not as Pagefind 1.6 writes them
 */
export function divide(files: readonly IndexFile[]): IndexFile[] {
  const metaFile = files.find(({ path }) => path.endsWith('.pf_meta'));
  const entryFile = files.find(({ path }) => path.endsWith('pagefind-entry.json'));
  // Without articles there is nothing to cut.
  if (metaFile === undefined || entryFile === undefined) return [...files];
  const [version, pages, pieces, ...rest] = readCbor(unpack(metaFile)) as Meta;
  const cut = cutWords(pieces.flatMap(([, , name]) => wordsOf(files, name))).map((words) => ({
    first: firstOf(words[0]?.word ?? ''),
    file: pack('index/', 'pf_index', arrayOf([arrayOf(words.map(({ bytes }) => bytes))])),
  }));
  const listed = cut.map(({ first, file }, i): Piece => {
    const next = cut[i + 1]?.first;
    return [i === 0 ? '' : first, next === undefined ? greatest : lastBefore(next), file.name];
  });
  const meta = pack('pagefind.', 'pf_meta', writeCbor([version, pages, listed, ...rest]));
  const entry = Buffer.from(entryFile.content).toString('utf8');
  const old = /([^/.]+)\.pf_meta$/.exec(metaFile.path)?.[1] ?? '';
  if (!entry.includes(`"${old}"`)) throw new Error('Pagefind does not name its list of pieces');
  return [
    ...files.filter((file) => file !== metaFile && file !== entryFile && !file.path.endsWith('.pf_index')),
    ...cut.map(({ file }) => file),
    meta,
    { path: entryFile.path, content: Buffer.from(entry.replace(`"${old}"`, `"${meta.name}"`)) },
  ];
}

function wordsOf(files: readonly IndexFile[], name: string): Word[] {
  const file = files.find(({ path }) => path.endsWith(`/${name}.pf_index`));
  if (file === undefined) throw new Error(`Pagefind wrote no piece ${name}`);
  const [words] = itemsOf(unpack(file));
  return itemsOf(words ?? Buffer.alloc(0)).map((bytes) => {
    const word = readCbor(itemsOf(bytes)[0] ?? Buffer.alloc(0));
    if (typeof word !== 'string') throw new Error(`${file.path} has something else than words`);
    return { word, bytes };
  });
}

/** Cuts words into pieces of about the same size, never inside a group. */
function cutWords(words: readonly Word[]): Word[][] {
  const pieces: Word[][] = [];
  let size = enough;
  let group: string | undefined;
  for (const one of words) {
    const own = groupOf(one.word);
    if (size >= enough && own !== group) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)?.push(one);
    group = own;
    size += one.bytes.length;
  }
  return pieces;
}

/** Where a piece begins: with the group of its first word, unless other groups begin like that one. */
const firstOf = (word: string) => (groupOf(word).length < 4 ? word : groupOf(word));

const greatest = '\u{10ffff}';

/** What is before a border, and after all else before it. */
const lastBefore = (border: string) =>
  border.slice(0, -1) + String.fromCharCode(border.charCodeAt(border.length - 1) - 1) + greatest;

function unpack({ path, content }: IndexFile): Buffer {
  const bytes = gunzipSync(content);
  if (bytes.toString('latin1', 0, signature.length) !== signature)
    throw new Error(`${path} is not of Pagefind`);
  return bytes.subarray(signature.length);
}

/** A file named after what it holds. */
function pack(start: string, ending: string, data: Buffer): IndexFile & { name: string } {
  const bytes = Buffer.concat([Buffer.from(signature), data]);
  const name = `zh_${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}`;
  return { name, path: `${start}${name}.${ending}`, content: gzipSync(bytes, { level: 9 }) };
}
