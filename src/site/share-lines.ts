/** Width of a character, in units of the text's size. */
export type Advance = (character: string) => number;

const neverFirst = /^[、，。．：；？！）》」』】〕〉”’…—～·％%,.:;?!)\]}]/u;
const neverLast = /[（《「『【〔〈“‘([{]$/u;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60“”‘’…—]/u;

type Script = 'han' | 'word' | 'other';

/** Asked of the same characters again and again while ways to break a title are weighed. */
const scripts = new Map<string, Script>();

function scriptOf(character: string): Script {
  const known = scripts.get(character);
  if (known !== undefined) return known;
  const isWord = /[\p{L}\p{N}]/u.test(character) && !wide.test(character);
  const script = /\p{Script=Han}/u.test(character) ? 'han' : isWord ? 'word' : 'other';
  scripts.set(character, script);
  return script;
}

/** The gap between Chinese and Latin, which the text itself does not hold. */
const gap = 0.125;

/** How far each character of a line stands from its start; the last number is the width of the line. */
export function positions(line: string, advance: Advance): number[] {
  const at = [0];
  let x = 0;
  const characters = [...line];
  characters.forEach((character, i) => {
    const next = characters[i + 1] ?? '';
    x += advance(character);
    if (next !== '' && isGap(scriptOf(character), scriptOf(next))) x += gap;
    at.push(x);
  });
  return at;
}

const isGap = (one: Script, other: Script) =>
  (one === 'han' && other === 'word') || (one === 'word' && other === 'han');

export const widthOf = (line: string, advance: Advance): number => positions(line, advance).at(-1) ?? 0;

/** A piece that no line break divides, and how good a break after it is. */
interface Piece {
  text: string;
  /** 0 after a stop, more inside a word of Chinese. */
  cost: number;
}

/** A title in lines; the cost says how far they are from even lines broken where a reader would pause. */
export interface Lines {
  lines: string[];
  cost: number;
}

/** What each line more than needed costs. */
const lineCost = 0.12;

/**
 * Breaks a title into lines of even width: no stop at the start of a line, no opening bracket at its end, Latin words
 * whole, after a stop rather than elsewhere, and not inside a Chinese word where that can be helped.
 * @returns undefined where `most` lines do not hold it
 */
export function breakLines(text: string, width: number, most: number, advance: Advance): Lines | undefined {
  const pieces = piecesOf(text, width, advance);
  const even = widthOf(text, advance);
  const fewest = Math.max(1, Math.ceil(even / width));
  const long = lineWidths(pieces, advance);
  let best: Lines | undefined;
  for (let count = fewest; count <= most; count++) {
    const found = bestLines(pieces, count, width, even / count, long);
    if (found === undefined) continue;
    const cost = found.cost + lineCost * (count - fewest);
    if (best === undefined || cost < best.cost) best = { ...found, cost };
  }
  return best;
}

const lineOf = (pieces: readonly Piece[], start: number, end: number) =>
  pieces
    .slice(start, end)
    .map(({ text }) => text)
    .join('')
    .trim();

/** Width of a line of pieces by its first and the one after its last; measured when it is first asked for. */
function lineWidths(pieces: readonly Piece[], advance: Advance): (start: number, end: number) => number {
  const known = new Map<number, number>();
  return (start, end) => {
    const key = start * (pieces.length + 1) + end;
    const width = known.get(key) ?? widthOf(lineOf(pieces, start, end), advance);
    known.set(key, width);
    return width;
  };
}

/** Of all ways to make `count` lines the one whose lines differ least from `target`; undefined where none fits. */
function bestLines(
  pieces: readonly Piece[],
  count: number,
  width: number,
  target: number,
  long: (start: number, end: number) => number,
): Lines | undefined {
  const known = new Map<number, Lines | undefined>();
  const from = (start: number, left: number): Lines | undefined => {
    if (left === 0) return start === pieces.length ? { cost: 0, lines: [] } : undefined;
    const key = start * (count + 1) + left;
    if (known.has(key)) return known.get(key);
    let best: Lines | undefined;
    for (let end = start + 1; end <= pieces.length; end++) {
      const far = long(start, end);
      if (far > width) break;
      const last = end === pieces.length;
      const own = ((far - target) / target) ** 2 + (last ? 0 : (pieces[end - 1]?.cost ?? 0));
      // No rest can make up for it.
      if (best !== undefined && own >= best.cost) continue;
      const rest = from(end, left - 1);
      if (rest === undefined) continue;
      const cost = own + rest.cost;
      if (best === undefined || cost < best.cost)
        best = { cost, lines: [lineOf(pieces, start, end), ...rest.lines] };
    }
    known.set(key, best);
    return best;
  };
  return from(0, count);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Where the words of the last text end: a title is broken at one size after another. */
let words: { text: string; ends: ReadonlySet<number> } = { text: '', ends: new Set() };

function wordEnds(text: string): ReadonlySet<number> {
  if (words.text !== text) {
    const found = [...segmenter.segment(text)].map(({ index, segment }) => index + segment.length);
    words = { text, ends: new Set(found) };
  }
  return words.ends;
}

function piecesOf(text: string, width: number, advance: Advance): Piece[] {
  const ends = wordEnds(text);
  const pieces: Piece[] = [];
  let offset = 0;
  for (const character of text) {
    offset += character.length;
    const cost = /[：，。；？！:;?!—]/u.test(character) ? 0 : ends.has(offset) ? 0.3 : 0.8;
    const last = pieces.at(-1);
    const joined = last !== undefined && sticks(last.text, character);
    if (joined && widthOf(last.text + character, advance) <= width) {
      last.text += character;
      last.cost = cost;
    } else {
      pieces.push({ text: character, cost });
    }
  }
  return pieces;
}

/** Whether no line may break between these two. A space belongs to the word before it. */
function sticks(before: string, character: string): boolean {
  if (neverFirst.test(character) || neverLast.test(before) || character === ' ') return true;
  const previous = [...before].at(-1) ?? '';
  return !wide.test(previous) && !wide.test(character) && previous !== ' ';
}
