/** A text as search compares it, and where each of its characters stands in the original. */
export interface NormalText {
  text: string;
  /** For each UTF-16 unit of `text` the offset of its origin; one more for the end. */
  offsets: number[];
}

/** Characters that are compared as others: traditional ones as their simplified form. */
export type Folding = ReadonlyMap<string, string>;

/** Every character as itself. */
const unfolded: Folding = new Map();

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

/** Brings a text to the form in which search compares: NFKC, lower case, without accents, folded. */
export function normalise(original: string, folding: Folding = unfolded): NormalText {
  const offsets: number[] = [];
  let text = '';
  for (const { 0: cluster, index } of original.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const plain = normalCluster(cluster);
    const normal = folding.get(plain) ?? plain;
    text += normal;
    for (let i = 0; i < normal.length; i += 1) offsets.push(index);
  }
  offsets.push(original.length);
  return { text, offsets };
}

/** A stretch of one kind of writing in a normalised text: Chinese (with kana and Hangul), or a word or number. */
export interface Run {
  kind: 'han' | 'word';
  text: string;
}

/** Characters that are written without spaces between words. */
export const hanClass = '\\u3005\\u3007\\u3041-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7a3';
/** One letter or digit of a word, as the source of a regular expression. */
export const wordLetter = `(?![${hanClass}])[\\p{L}\\p{N}]`;

const runPattern = new RegExp(`([${hanClass}]+)|((?:${wordLetter})+)`, 'gu');

/** Cuts a normalised text into its runs; what stands between them (spaces, punctuation, formulas) is dropped. */
export function runsOf(normal: string): Run[] {
  return [...normal.matchAll(runPattern)].map(([, han, word]) =>
    han === undefined ? { kind: 'word', text: word ?? '' } : { kind: 'han', text: han },
  );
}
