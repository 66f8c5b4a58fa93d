import type { RegExpMatchObject } from 'mdast-util-find-and-replace';
import type { VFile } from 'vfile';

/** A place in a file: 1-based line and column, and the offset in UTF-16 units where it is known. */
export interface Place {
  line: number;
  column: number;
  offset?: number | undefined;
}

/** The place `offset` units into a text. */
export function placeAt(text: string, offset: number): Place {
  const starts = lineStarts(text);
  const row = lastUpTo(offset, starts.length, (i) => starts[i] ?? 0);
  return { line: row + 1, column: offset - (starts[row] ?? 0) + 1, offset };
}

/** The last of some rising numbers that is not above `most`; the first where all are. */
function lastUpTo(most: number, count: number, numberAt: (i: number) => number): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numberAt(middle) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

let known: { text: string; starts: number[] } = { text: '', starts: [0] };

/** Offsets at which lines begin; kept for the last text, as one article is asked for many places. */
function lineStarts(text: string): number[] {
  if (known.text === text) return known.starts;
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  known = { text, starts };
  return starts;
}

/**
 * Where the character `offset` of a node's value stands in the file. Values lose the indentation of lists and
 * quotes, so each line of the value is looked up in the line of the source that it came from.
 * @param source the whole file
 * @param start the node's offset in the file
 */
export function placeInValue(source: string, start: number, value: string, offset: number): Place {
  const rows = rowsOf(source, start, value);
  const row = lastUpTo(offset, rows.length, (i) => rows[i]?.begins ?? 0);
  const { at, begins, indent } = rows[row] ?? { at: -1, begins: 0, indent: 0 };
  return placeAt(source, at < 0 ? start : at + Math.max(0, offset - begins - indent));
}

/** A line of a value: where it begins in the value, where its words begin in the source, how far they are indented. */
interface Row {
  begins: number;
  /** Negative where the source has no such line. */
  at: number;
  indent: number;
}

let lastRows: { source: string; start: number; value: string; rows: Row[] } | undefined;

/** The lines of a value; kept for the last value, as one piece of HTML is asked for many places. */
function rowsOf(source: string, start: number, value: string): Row[] {
  if (lastRows?.value === value && lastRows.start === start && lastRows.source === source)
    return lastRows.rows;
  const rows: Row[] = [];
  let [from, begins] = [start, 0];
  for (const line of value.split('\n')) {
    const at = from < 0 ? -1 : source.indexOf(line.trim(), from);
    rows.push({ begins, at, indent: line.length - line.trimStart().length });
    from = at < 0 ? -1 : source.indexOf('\n', at) + 1;
    begins += line.length + 1;
  }
  lastRows = { source, start, value, rows };
  return rows;
}

/** Where a match of `findAndReplace` begins in the file. */
export function placeOfMatch(file: VFile, match: RegExpMatchObject): Place {
  const start = match.stack.at(-1)?.position?.start;
  const source = String(file.value);
  const found = source.indexOf(match.input.slice(match.index, match.index + 12), start?.offset ?? 0);
  return found < 0 ? (start ?? { line: 1, column: 1 }) : placeAt(source, found);
}
