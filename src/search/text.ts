/** A text as search compares it, and where each of its characters stands in the original. */
export interface NormalText {
  text: string;
  /** For each UTF-16 unit of `text` the offset of its origin; one more for the end. */
  offsets: Uint32Array;
}

/** Characters that are compared as others: traditional ones as their simplified form. */
export type Folding = ReadonlyMap<string, string>;

/** Every character as itself. */
const unfolded: Folding = new Map();

/** The normal forms of what was met so far. */
const known = new Map<string, string>();

/** One letter with its marks: full width becomes half width, capitals small, accents fall. */
function normalCluster(cluster: string): string {
  const kept = known.get(cluster);
  if (kept !== undefined) return kept;
  const normal = cluster
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC');
  known.set(cluster, normal);
  return normal;
}

/** Ranges that hold no mark and no half of a character, most of every text: a letter of one unit, as its neighbour is. */
const isSimple = (unit: number) =>
  unit < 0x300 || (unit >= 0x3400 && unit < 0xd800) || (unit >= 0xe000 && unit < 0xf900) || unit >= 0xff00;
const cluster = /\P{M}\p{M}*|\p{M}+/suy;

/** Where the letter that begins at a place ends, its marks included. */
function clusterEnd(text: string, at: number): number {
  const next = at + 1;
  if (isSimple(text.charCodeAt(at)) && (next === text.length || isSimple(text.charCodeAt(next)))) return next;
  cluster.lastIndex = at;
  return cluster.test(text) ? cluster.lastIndex : next;
}

/** What single units are compared as, where that is a single one too; for the others 0. */
const tables = new WeakMap<Folding, Uint16Array>();

/** Brings a text to the form in which search compares: NFKC, lower case, without accents, folded. */
export function normalise(original: string, folding: Folding = unfolded): NormalText {
  const table = tables.get(folding) ?? new Uint16Array(0x10000);
  tables.set(folding, table);
  let room = original.length + 32;
  let units = new Uint16Array(room);
  let offsets = new Uint32Array(room + 1);
  let length = 0;
  for (let at = 0, end = 0; at < original.length; at = end) {
    end = clusterEnd(original, at);
    const unit = original.charCodeAt(at);
    const known = end === at + 1 ? (table[unit] ?? 0) : 0;
    if (known > 0) {
      units[length] = known;
      offsets[length] = at;
      length += 1;
      continue;
    }
    const plain = normalCluster(original.slice(at, end));
    const normal = folding.get(plain) ?? plain;
    if (end === at + 1 && normal.length === 1) table[unit] = normal.charCodeAt(0);
    if (length + normal.length + original.length - end > room) {
      room *= 2;
      units = grown(units, new Uint16Array(room));
      offsets = grown(offsets, new Uint32Array(room + 1));
    }
    for (let i = 0; i < normal.length; i += 1) {
      units[length] = normal.charCodeAt(i);
      offsets[length] = at;
      length += 1;
    }
  }
  offsets[length] = original.length;
  return { text: textOf(units.subarray(0, length)), offsets: offsets.subarray(0, length + 1) };
}

function grown<T extends Uint16Array | Uint32Array>(small: T, large: T): T {
  large.set(small);
  return large;
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** A text from its units, of which no half of a character stands alone. */
export const textOf = (units: Uint16Array): string => decoder.decode(units);

/** A stretch of one kind of writing in a normalised text: Chinese (with kana and Hangul), or a word or number. */
export interface Run {
  kind: 'han' | 'word';
  text: string;
}

/** Characters that are written without spaces between words. */
export const hanClass = '\\u3005\\u3007\\u3041-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7a3';
/** With those beyond the first plane, rare in texts and in no table. */
const allHan = `${hanClass}\\u{20000}-\\u{323af}`;
/** One letter or digit of a word, as the source of a regular expression. */
export const wordLetter = `(?![${allHan}])[\\p{L}\\p{N}]`;

const runPattern = new RegExp(`([${allHan}]+)|((?:${wordLetter})+)`, 'gu');

/** Cuts a normalised text into its runs; what stands between them (spaces, punctuation, formulas) is dropped. */
export function runsOf(normal: string): Run[] {
  return [...normal.matchAll(runPattern)].map(([, han, word]) =>
    han === undefined ? { kind: 'word', text: word ?? '' } : { kind: 'han', text: han },
  );
}
