/**
 * The index as Pagefind's engine reads it (the format of Pagefind 1.6, which a test holds against what Pagefind itself
 * writes). Pagefind writes pieces of 40 KB and names only the beginnings of their borders: a query of several words may
 * miss a piece. Here the pieces are a quarter of that, so that a query loads less, and their borders are such that
 * `probes` reach all that begins with a prefix.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { CborWriter, type Cbor } from './cbor.ts';
import type { Concordance, Entry } from './concordance.ts';
import { groupOf } from './tokens.ts';

/** A file of the index. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** A page of an index. */
export interface IndexPage {
  /** By which results call it. */
  id: string;
  /** How many words it has. */
  count: number;
}

/** Where its pieces are. */
const indexFolder = 'index/';
/** Every file of Pagefind begins with this, before its data. */
const signature = Buffer.from('pagefind_dcd');

/** Bytes of a piece, about, which pack to 10 KB. */
const enough = 24_000;

/** The weight of every word, in Pagefind's own measure; negative before the places that have it. */
const weight = -25;

/** Words that lie in one file. */
interface Piece {
  first: string;
  count: number;
  words: Buffer;
}

/**
 * Writes an index.
 * @param pages in the order in which they were added to the concordance
 * @param version that of the engine which will read it
 * @returns its pieces, and the list of them with its name
 */
export function chunksOf(
  concordance: Concordance,
  pages: readonly IndexPage[],
  version: string,
): { files: IndexFile[]; name: string } {
  const writer = new CborWriter();
  const cut = piecesOf(concordance.entries()).map(({ first, count, words }) => ({
    first: firstOf(first),
    file: pack(indexFolder, 'pf_index', Buffer.concat([writer.array(1).array(count).take(), words])),
  }));
  const listed = cut.map(({ first, file }, i): Cbor => {
    const next = cut[i + 1]?.first;
    return [i === 0 ? '' : first, next === undefined ? greatest : lastBefore(next), file.name];
  });
  const counted = pages.map(({ id, count }) => [id, count, '']);
  const meta = pack('pagefind.', 'pf_meta', writer.item([version, counted, listed, [], [], []]).take());
  return { files: [...cut.map(({ file }) => file), meta], name: meta.name };
}

/** Cuts words into pieces of about the same size, never inside a group. */
function piecesOf(entries: Iterable<Entry>): Piece[] {
  const pieces: Piece[] = [];
  const writer = new CborWriter();
  let [first, count, group] = ['', 0, ''];
  const close = () => {
    if (count > 0) pieces.push({ first, count, words: writer.take() });
    count = 0;
  };
  for (const entry of entries) {
    const own = groupOf(entry.word);
    if (writer.length >= enough && own !== group) close();
    if (count === 0) first = entry.word;
    write(entry, writer);
    group = own;
    count += 1;
  }
  close();
  return pieces;
}

/** A word: pages and places each as their distance from the one before; no places in metadata, no other spellings. */
function write({ word, pages }: Entry, writer: CborWriter): void {
  writer.array(3).text(word).array(pages.length);
  let before = 0;
  for (const { page, places } of pages) {
    writer
      .array(3)
      .number(page - before)
      .array(1 + places.length)
      .number(weight);
    let last = 0;
    for (const place of places) {
      writer.number(place - last);
      last = place;
    }
    writer.array(0);
    before = page;
  }
  writer.array(0);
}

/** Where a piece begins: with the group of its first word, unless other groups begin like that one. */
const firstOf = (word: string) => (groupOf(word).length < 4 ? word : groupOf(word));

const greatest = '\u{10ffff}';

/** What is before a border, and after all else before it. */
const lastBefore = (border: string) =>
  border.slice(0, -1) + String.fromCharCode(border.charCodeAt(border.length - 1) - 1) + greatest;

/** A file named after what it holds. */
function pack(start: string, ending: string, data: Buffer): IndexFile & { name: string } {
  const bytes = Buffer.concat([signature, data]);
  const name = `zh_${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}`;
  return { name, path: `${start}${name}.${ending}`, content: gzipSync(bytes) };
}
