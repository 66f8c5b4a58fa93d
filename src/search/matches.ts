import { formulaOfSign, formulaSigns } from '../markdown/formula-sign.ts';
import type { Term, Unit } from './query.ts';
import { normalise, wordLetter, type Folding } from './text.ts';

/** A stretch of a text, `end` not included. */
export interface Range {
  start: number;
  end: number;
}

/** A piece of a text to be shown: words, marked where they were found, or a formula by its number. */
export type Piece = { text: string; marked: boolean } | { formula: number };

/** Where a text has what is looked for. */
export interface Matches {
  /** In the original text, ascending, none overlapping. */
  ranges: Range[];
  /** Units of the query that the text has. */
  found: ReadonlySet<Unit>;
}

/** Finds all units of all terms, in all their forms, in a text. */
export function findMatches(original: string, terms: readonly Term[], folding: Folding): Matches {
  const { text, offsets } = normalise(original, folding);
  const ranges: Range[] = [];
  const found = new Set<Unit>();
  for (const unit of new Set(terms.flatMap(({ forms }) => forms.flatMap(({ units }) => units)))) {
    for (const match of text.matchAll(new RegExp(unit.pattern, 'gu'))) {
      found.add(unit);
      ranges.push({ start: offsets[match.index] ?? 0, end: endOf(offsets, match.index + match[0].length) });
    }
  }
  return { ranges: merge(ranges), found };
}

/** Where the character before `end` ends in the original: the next offset that differs from its own. */
function endOf(offsets: Uint32Array, end: number): number {
  const last = offsets[end - 1] ?? 0;
  let at = end;
  while (at < offsets.length - 1 && offsets[at] === last) at += 1;
  return offsets[at] ?? last;
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

/** Characters before the first match and in all. */
const before = 24;
const whole = 96;

const letter = new RegExp(wordLetter, 'u');
const insideWord = (text: string, at: number) =>
  letter.test(text[at - 1] ?? '') && letter.test(text[at] ?? '');

/**
 * The part of a text around its matches: where most of them stand together, beginning after a sentence or phrase if one
 * ends near, never inside a word, with one displayed formula at most. Without matches: its beginning.
 * @param isDisplayed whether a formula stands on lines of its own
 */
export function excerpt(
  original: string,
  { ranges }: Matches,
  isDisplayed: (formula: number) => boolean = () => false,
): Piece[] {
  const densest = densestRange(ranges);
  let start = Math.max(0, (densest?.start ?? 0) - before);
  if (start > 0) {
    const lead = original.slice(start, densest?.start);
    const pause = /^.*[。！？!?]\s*|[；：，、;,｜\u3000]\s*/su.exec(lead);
    if (pause !== null) start += pause.index + pause[0].length;
    while (start > 0 && insideWord(original, start)) start -= 1;
  }
  let end = Math.min(original.length, Math.max(start + whole, densest?.end ?? 0));
  while (end < original.length && insideWord(original, end)) end += 1;
  [start, end] = withOneDisplay(original, [start, end], densest ?? { start: 0, end: 0 }, isDisplayed);
  const pieces = cut(original, ranges, start, end);
  const gap: Piece = { text: '…', marked: false };
  return [...(start > 0 ? [gap] : []), ...pieces, ...(end < original.length ? [gap] : [])];
}

/** The stretch cut so that of displayed formulas it has one, the next after a match, else the last before it. */
function withOneDisplay(
  text: string,
  [start, end]: readonly [number, number],
  match: Range,
  isDisplayed: (formula: number) => boolean,
): [start: number, end: number] {
  const displays = [...text.slice(start, end).matchAll(formulaSigns)]
    .filter(([sign]) => isDisplayed(formulaOfSign(sign) ?? -1))
    .map(({ index }) => start + index);
  const kept = displays.find((at) => at >= match.start) ?? displays.at(-1) ?? start;
  const last = displays.findLast((at) => at < Math.min(kept, match.start));
  const next = displays.find((at) => at > kept && at >= match.end);
  return [last === undefined ? start : last + 1, next ?? end];
}

/** The match from which on most others follow within an excerpt. */
function densestRange(ranges: readonly Range[]): Range | undefined {
  const followers = (range: Range) =>
    ranges.filter(({ start }) => start >= range.start && start < range.start + whole - before).length;
  return ranges.reduce<Range | undefined>(
    (best, range) => (best === undefined || followers(range) > followers(best) ? range : best),
    undefined,
  );
}

/** A whole text in pieces. */
export const markedText = (original: string, { ranges }: Matches): Piece[] =>
  cut(original, ranges, 0, original.length);

function cut(text: string, ranges: readonly Range[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const { start, end } of ranges) {
    if (end <= from || start >= to) continue;
    pieces.push(...withFormulas(text.slice(at, Math.max(at, start)), false));
    pieces.push(...withFormulas(text.slice(Math.max(at, start), Math.min(end, to)), true));
    at = Math.min(end, to);
  }
  pieces.push(...withFormulas(text.slice(at, to), false));
  return pieces;
}

/** Words and formulas of a piece, in order. */
function withFormulas(text: string, marked: boolean): Piece[] {
  return text
    .split(new RegExp(`(${formulaSigns.source})`))
    .filter((part) => part !== '')
    .map((part) => {
      const formula = part.length === 1 ? formulaOfSign(part) : undefined;
      return formula === undefined ? { text: part, marked } : { formula };
    });
}
