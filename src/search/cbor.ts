/** The part of CBOR (RFC 8949) that Pagefind writes: integers, texts and arrays of said lengths. */
export type Cbor = number | string | readonly Cbor[];

const [unsigned, negative, text, array] = [0, 1, 3, 4];

/** The count in the head of an item, and where its content begins. */
function countAt(bytes: Buffer, at: number): [count: number, start: number] {
  const short = (bytes[at] ?? 31) & 31;
  if (short < 24) return [short, at + 1];
  if (short > 26) throw new Error(`CBOR: no length ${short} at ${at}`);
  const size = 1 << (short - 24);
  return [bytes.readUIntBE(at + 1, size), at + 1 + size];
}

const kindAt = (bytes: Buffer, at: number) => (bytes[at] ?? 0xff) >> 5;

/** Where the item that begins at a place ends; nothing of it is read. */
function endOf(bytes: Buffer, at: number): number {
  let end = at;
  for (let left = 1; left > 0; left -= 1) {
    const kind = kindAt(bytes, end);
    const [count, start] = countAt(bytes, end);
    end = kind === text ? start + count : start;
    if (kind === array) left += count;
    else if (kind !== text && kind !== unsigned && kind !== negative)
      throw new Error(`CBOR: no kind ${kind} at ${at}`);
  }
  return end;
}

/**
 * The items of the array that begins at a place, as their bytes.
 * @throws where there is something else
 */
export function itemsOf(bytes: Buffer): Buffer[] {
  if (kindAt(bytes, 0) !== array) throw new Error('CBOR: no array');
  const [count, start] = countAt(bytes, 0);
  let at = start;
  return Array.from({ length: count }, () => {
    const from = at;
    at = endOf(bytes, at);
    return bytes.subarray(from, at);
  });
}

/**
 * Reads what one item holds.
 * @throws where it holds something else than integers, texts and arrays
 */
export function readCbor(bytes: Buffer): Cbor {
  const kind = kindAt(bytes, 0);
  if (kind === array) return itemsOf(bytes).map(readCbor);
  const [count, start] = countAt(bytes, 0);
  if (kind === unsigned) return count;
  if (kind === negative) return -1 - count;
  if (kind !== text) throw new Error(`CBOR: no kind ${kind}`);
  return bytes.toString('utf8', start, start + count);
}

function head(kind: number, count: number): Buffer {
  const size = count < 24 ? 0 : count < 0x100 ? 1 : count < 0x10000 ? 2 : 4;
  const bytes = Buffer.alloc(1 + size);
  bytes[0] = (kind << 5) | ([count, 24, 25, 0, 26][size] ?? 0);
  if (size > 0) bytes.writeUIntBE(count, 1, size);
  return bytes;
}

/** Writes items, given as their bytes, as an array. */
export const arrayOf = (items: readonly Buffer[]): Buffer =>
  Buffer.concat([head(array, items.length), ...items]);

/** Writes one item. */
export function writeCbor(data: Cbor): Buffer {
  if (typeof data === 'number') return data < 0 ? head(negative, -1 - data) : head(unsigned, data);
  if (typeof data !== 'string') return arrayOf(data.map(writeCbor));
  const encoded = Buffer.from(data);
  return Buffer.concat([head(text, encoded.length), encoded]);
}
