import type { Cbor } from '../../../src/search/cbor.ts';

/**
 * Reads the integers, texts and arrays that Pagefind's index is made of.
 * @throws where there is something else, or too little
 */
export function readCbor(bytes: Buffer): Cbor {
  let at = 0;
  const item = (): Cbor => {
    const head = bytes.readUInt8(at);
    const [kind, short] = [head >> 5, head & 31];
    at += 1;
    let count = short;
    if (short >= 24) {
      if (short > 26) throw new Error(`CBOR: no length ${short} at ${at}`);
      const size = 1 << (short - 24);
      count = bytes.readUIntBE(at, size);
      at += size;
    }
    if (kind === 0) return count;
    if (kind === 1) return -1 - count;
    if (kind === 4) return Array.from({ length: count }, item);
    if (kind !== 3) throw new Error(`CBOR: no kind ${kind} at ${at}`);
    at += count;
    return bytes.toString('utf8', at - count, at);
  };
  const read = item();
  if (at !== bytes.length) throw new Error(`CBOR: ${bytes.length - at} bytes left`);
  return read;
}
