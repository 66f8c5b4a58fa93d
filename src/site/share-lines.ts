/** Width of a character, in units of the text's size. */
export type Advance = (character: string) => number;

const neverFirst = /^[、，。．：；？！）》」』】〕〉”’…—～·％%,.:;?!)\]}]/u;
const neverLast = /[（《「『【〔〈“‘([{]$/u;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60“”‘’…—]/u;

const isWord = (character: string) => /[\p{L}\p{N}]/u.test(character) && !wide.test(character);
const isHan = (character: string) => /\p{Script=Han}/u.test(character);

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
    if ((isHan(character) && isWord(next)) || (isWord(character) && isHan(next))) x += gap;
    at.push(x);
  });
  return at;
}

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
  let best: Lines | undefined;
  for (let count = fewest; count <= most; count++) {
    const found = bestLines(pieces, count, width, even / count, advance);
    if (found === undefined) continue;
    const cost = found.cost + lineCost * (count - fewest);
    if (best === undefined || cost < best.cost) best = { ...found, cost };
  }
  return best;
}

/** Of all ways to make `count` lines the one whose lines differ least from `target`; undefined where none fits. */
function bestLines(
  pieces: readonly Piece[],
  count: number,
  width: number,
  target: number,
  advance: Advance,
): Lines | undefined {
  const known = new Map<string, Lines | undefined>();
  const from = (start: number, left: number): Lines | undefined => {
    if (left === 0) return start === pieces.length ? { cost: 0, lines: [] } : undefined;
    const key = `${start} ${left}`;
    if (known.has(key)) return known.get(key);
    let best: Lines | undefined;
    for (let end = start + 1; end <= pieces.length; end++) {
      const line = pieces
        .slice(start, end)
        .map(({ text }) => text)
        .join('')
        .trim();
      const long = widthOf(line, advance);
      if (long > width) break;
      const rest = from(end, left - 1);
      if (rest === undefined) continue;
      const last = end === pieces.length;
      const cost = ((long - target) / target) ** 2 + (last ? 0 : (pieces[end - 1]?.cost ?? 0)) + rest.cost;
      if (best === undefined || cost < best.cost) best = { cost, lines: [line, ...rest.lines] };
    }
    known.set(key, best);
    return best;
  };
  return from(0, count);
}

function piecesOf(text: string, width: number, advance: Advance): Piece[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)];
  const ends = new Set(words.map(({ index, segment }) => index + segment.length));
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
