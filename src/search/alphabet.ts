import { textOf } from './text.ts';

/**
 * Texts beside the index are written in an alphabet of the site: the commonest characters as single bytes, almost all
 * others as two, where UTF-8 has three for each Chinese one. A text of 10,000 characters is packed a sixth smaller.
 */

/** The characters of a site, each by its number. */
export interface Alphabet {
  characters: readonly string[];
  /** Tells one alphabet from another. */
  stamp: number;
}

/** How many characters are one byte: those of ASCII that JSON leaves alone. */
const singles = [...Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i)].filter(
  (code) => code !== 0x22 && code !== 0x5c,
);
/** From here on two bytes, as control characters lie before. */
const doubles = 0xa0;

/** Number of characters that have one byte: the commonest should be these. */
export const commonest: number = singles.length;

/**
 * @param common the commonest characters
 * @param all every character, in an order that both sides know
 */
export function alphabetOf(common: readonly string[], all: Iterable<string>): Alphabet {
  const first = new Set(common);
  const characters = [...common, ...[...all].filter((one) => !first.has(one))];
  const stamp = characters.reduce((sum, one) => (Math.imul(sum, 31) + one.charCodeAt(0)) >>> 0, 0);
  return { characters, stamp };
}

const codeOf = (place: number) => singles[place] ?? doubles + place - commonest;

/**
 * Writes a text in an alphabet.
 * @throws where the alphabet lacks a character
 */
export const packText = (text: string, { characters }: Alphabet): string =>
  translated(
    text,
    characters.map((one, place) => [one.charCodeAt(0), codeOf(place)]),
  );

/**
 * Reads a text that `packText` wrote.
 * @throws where it holds what the alphabet lacks
 */
export const unpackText = (packed: string, { characters }: Alphabet): string =>
  translated(
    packed,
    characters.map((one, place) => [codeOf(place), one.charCodeAt(0)]),
  );

/** A text of which each unit became another. */
function translated(text: string, pairs: readonly (readonly [from: number, to: number])[]): string {
  const table = new Int32Array(0x10000).fill(-1);
  for (const [from, to] of pairs) table[from] = to;
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const unit = table[text.charCodeAt(i)] ?? -1;
    if (unit < 0) throw new Error(`the alphabet has no ${JSON.stringify(text[i])}`);
    units[i] = unit;
  }
  return textOf(units);
}
