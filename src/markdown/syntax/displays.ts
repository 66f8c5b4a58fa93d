import { backslashDelimiter, dollars, type Delimiter } from './delimiters.ts';
import { isBracketFormula, isProse } from './prose.ts';
import { lineFrom } from './source.ts';

/** A display formula that begins a line, in offsets of the document. */
export interface Display {
  bodyStart: number;
  bodyEnd: number;
  /** Behind the closing delimiter. */
  end: number;
  /** Behind punctuation that follows it on its line. */
  tailEnd: number;
  /** Words follow on the line of the closing delimiter. */
  wordsFollow: boolean;
}

/** No formula is longer; what seems so has lost its end. */
const longest = 20_000;
const punctuation = /^[ \t]*[,，.。;；:：、!！?？]*[ \t]*/;

/**
 * The display formula that begins at an offset of the document, where a line has nothing before it.
 * @param dialect whether the document writes formulas between brackets
 * @returns undefined where there is none, where it has no end, or where it is part of a sentence on one line
 */
export function displayAt(source: string, offset: number, dialect: () => boolean): Display | undefined {
  const delimiter = delimiterAt(source, offset);
  if (delimiter === undefined) return undefined;
  const { open, close, kept } = delimiter;
  const from = offset + open.length;
  if (!hasFrom(source, close, from)) return undefined;
  const found = findEnd(source, from, delimiter, columnOf(source, offset));
  if (found === undefined) return undefined;
  const end = found + close.length;
  const body = source.slice(from, found);
  if (body.replace(/[\s>]/g, '') === '') return undefined;
  if (open.endsWith('[') && !isBracketFormula(body, dialect())) return undefined;
  const rest = lineFrom(source, end);
  const tail = punctuation.exec(rest)?.[0].length ?? 0;
  const wordsFollow = tail < rest.length;
  if (wordsFollow && (!body.includes('\n') || rest.startsWith('('))) return undefined;
  const range = kept ? { bodyStart: offset, bodyEnd: end } : { bodyStart: from, bodyEnd: found };
  return { ...range, end, tailEnd: end + tail, wordsFollow };
}

function delimiterAt(source: string, offset: number): Delimiter | undefined {
  if (source.startsWith('$$', offset)) return source[offset + 2] === '$' ? undefined : dollars;
  const delimiter = backslashDelimiter(source, offset);
  return delimiter?.display === true ? delimiter : undefined;
}

/** Where the closing delimiter begins; undefined where something comes first that no formula can hold. */
function findEnd(source: string, from: number, delimiter: Delimiter, column: number): number | undefined {
  const { open, close } = delimiter;
  const stop = Math.min(source.length, from + longest);
  let depth = 0;
  let nested = 0;
  let blanks = 0;
  for (let i = from; i < stop; i++) {
    const character = source[i];
    if (character === '\\') {
      if (source.startsWith(close, i)) {
        if (nested === 0) return i;
        nested--;
      } else if (source.startsWith(open, i)) {
        if (!delimiter.kept || ++nested > 8) return undefined;
      }
      if (source[i + 1] !== '\n') i++;
    } else if (character === '$') {
      if (source[i + 1] === '$' && close === '$$') return i;
      if (depth === 0) return undefined;
    } else if (character === '%') {
      i = commentEnd(source, i, close) - 1;
    } else if (character === '{') {
      depth++;
    } else if (character === '}') {
      depth = Math.max(0, depth - 1);
    } else if (character === '\n') {
      const line = lineAfter(source, i + 1);
      if (line.text !== '' && endsFormula(line, column, blanks > 0)) return undefined;
      blanks = line.text === '' ? blanks + 1 : 0;
      if (blanks > 1) return undefined;
    }
  }
  return undefined;
}

/** A comment hides all that is on its line, but for the closing delimiter. */
function commentEnd(source: string, from: number, close: string): number {
  const end = source.indexOf('\n', from);
  const line = source.slice(from, end < 0 ? source.length : end);
  return line.includes(close) ? from + 1 : from + line.length;
}

const lastFound = new Map<string, { source: string; from: number; at: number }>();

/** Whether a text occurs at or after an offset. Asked for growing offsets, it reads a document once. */
function hasFrom(source: string, text: string, from: number): boolean {
  const known = lastFound.get(text);
  const holds = known?.source === source && known.from <= from && (known.at < 0 || from <= known.at);
  const at = holds ? known.at : source.indexOf(text, from);
  if (!holds) lastFound.set(text, { source, from, at });
  return at >= 0;
}

interface Line {
  text: string;
  indent: number;
}

function lineAfter(source: string, start: number): Line {
  const line = lineFrom(source, start);
  const text = line.replace(/^[ \t>]+/, '');
  return { text: text.trimEnd(), indent: line.length - text.length };
}

/** A line that shows that the formula before it was never closed. */
function endsFormula({ text, indent }: Line, column: number, afterBlank: boolean): boolean {
  if (isProse(text, afterBlank)) return true;
  return column > 0 && indent < column && /^(?:[-*+]|\d{1,9}[.)])[ \t]+\p{Script=Han}/u.test(text);
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}
