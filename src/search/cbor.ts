const [unsigned, negative, text, array] = [0, 1, 3, 4];

/** The part of CBOR (RFC 8949) that Pagefind reads: integers, texts and arrays of said lengths. */
export type Cbor = number | string | readonly Cbor[];

/** Writes items one after another. */
export class CborWriter {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #length = 0;

  /** The head of an array: so many items follow. */
  array(count: number): this {
    return this.#head(array, count);
  }

  number(value: number): this {
    return value < 0 ? this.#head(negative, -1 - value) : this.#head(unsigned, value);
  }

  text(value: string): this {
    const size = Buffer.byteLength(value);
    this.#head(text, size);
    this.#reserve(size);
    this.#length += this.#bytes.write(value, this.#length);
    return this;
  }

  item(data: Cbor): this {
    if (typeof data === 'number') return this.number(data);
    if (typeof data === 'string') return this.text(data);
    this.array(data.length);
    for (const one of data) this.item(one);
    return this;
  }

  get length(): number {
    return this.#length;
  }

  /** Takes what was written so far, and begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  #head(kind: number, count: number): this {
    this.#reserve(5);
    const size = count < 24 ? 0 : count < 0x100 ? 1 : count < 0x10000 ? 2 : 4;
    this.#bytes[this.#length] = (kind << 5) | ([count, 24, 25, 0, 26][size] ?? 0);
    this.#length += 1;
    for (let shift = 8 * (size - 1); shift >= 0; shift -= 8) {
      this.#bytes[this.#length] = count >>> shift;
      this.#length += 1;
    }
    return this;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * this.#bytes.length + size);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
