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
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
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
  const rows = value.slice(0, offset).split('\n');
  const row = rows.length - 1;
  const within = rows[row]?.length ?? 0;
  const lines = value.split('\n');
  let from = start;
  for (let i = 0; i <= row; i++) {
    const line = lines[i] ?? '';
    const found = source.indexOf(line.trim(), from);
    if (found < 0) return placeAt(source, start);
    if (i === row)
      return placeAt(source, found + Math.max(0, within - (line.length - line.trimStart().length)));
    from = source.indexOf('\n', found) + 1;
  }
  return placeAt(source, start);
}

/** Where a match of `findAndReplace` begins in the file. */
export function placeOfMatch(file: VFile, match: RegExpMatchObject): Place {
  const start = match.stack.at(-1)?.position?.start;
  const source = String(file.value);
  const found = source.indexOf(match.input.slice(match.index, match.index + 12), start?.offset ?? 0);
  return found < 0 ? (start ?? { line: 1, column: 1 }) : placeAt(source, found);
}
