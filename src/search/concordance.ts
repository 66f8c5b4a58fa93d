/** A word with the pages that have it. */
export interface Entry {
  word: string;
  pages: readonly PagePlaces[];
}

/** Where a page has a word. */
export interface PagePlaces {
  /** Its number. */
  page: number;
  /** Ascending. */
  places: Uint32Array;
}

/** The words of pages with their places. Millions of places are numbers in a row, so that they need no objects. */
export class Concordance {
  readonly #numbers = new Map<string, number>();
  readonly #counts: number[] = [];
  readonly #pages: Uint32Array[] = [];

  /**
   * Adds a page.
   * @param words in their order
   */
  add(words: readonly string[]): void {
    const page = new Uint32Array(words.length);
    for (const [place, word] of words.entries()) {
      const number = this.#numbers.get(word) ?? this.#numbers.size;
      if (number === this.#counts.length) {
        this.#numbers.set(word, number);
        this.#counts.push(0);
      }
      this.#counts[number] = (this.#counts[number] ?? 0) + 1;
      page[place] = number;
    }
    this.#pages.push(page);
  }

  /** All words in the order of code points. */
  *entries(): Generator<Entry> {
    // The places of each word lie side by side, page by page.
    const starts = new Uint32Array(this.#counts.length + 1);
    for (const [number, count] of this.#counts.entries()) starts[number + 1] = (starts[number] ?? 0) + count;
    const next = starts.slice();
    const total = starts.at(-1) ?? 0;
    const [pageOf, placeOf] = [new Uint32Array(total), new Uint32Array(total)];
    for (const [page, words] of this.#pages.entries()) {
      for (let place = 0; place < words.length; place += 1) {
        const number = words[place] ?? 0;
        const at = next[number] ?? 0;
        pageOf[at] = page;
        placeOf[at] = place;
        next[number] = at + 1;
      }
    }
    for (const word of inOrder([...this.#numbers.keys()])) {
      const number = this.#numbers.get(word) ?? 0;
      const end = starts[number + 1] ?? 0;
      const pages: PagePlaces[] = [];
      for (let from = starts[number] ?? 0, to = from; from < end; from = to) {
        while (to < end && pageOf[to] === pageOf[from]) to += 1;
        pages.push({ page: pageOf[from] ?? 0, places: placeOf.subarray(from, to) });
      }
      yield { word, pages };
    }
  }
}

/** As UTF-8 has them: what lies beyond the first plane, and is written in two halves, comes last. */
function inOrder(words: string[]): string[] {
  // The engine's own order, far quicker, is the same where no word has halves.
  const sorted = words.sort();
  return sorted.some((word) => /[\ud800-\udfff]/.test(word)) ? sorted.sort(byCodePoint) : sorted;
}

function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (one !== other) return rankOf(one) - rankOf(other);
  }
  return a.length - b.length;
}

const rankOf = (unit: number) => ((unit & 0xf800) === 0xd800 ? unit + 0x10000 : unit);
