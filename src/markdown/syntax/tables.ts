import { gfmTable } from 'micromark-extension-gfm-table';
import type { Construct, Extension, TokenizeContext } from 'micromark-util-types';
import { masked } from './masked.ts';
import { isDollarFormula } from './prose.ts';
import { lineFrom, sourceOf } from './source.ts';
import { codes } from './tokens.ts';

/** Tables as GitHub has them, but that a bar inside a formula does not divide a cell. */
export function tables(): Extension {
  const shielded = (construct: Construct) =>
    masked(construct, (context, code) =>
      code === codes.bar && isInFormula(context) ? codes.space + 1 : code,
    );
  return { flow: { null: [gfmTable().flow?.null ?? []].flat().map(shielded) } };
}

interface Line {
  source: string;
  start: number;
  end: number;
  formulas: readonly [number, number][];
}

let last: Line = { source: '', start: 0, end: -1, formulas: [] };

/** The line of a table around an offset. The one asked for last is kept: its bars come one by one. */
function lineAround(source: string, offset: number): Line {
  if (last.source === source && last.start <= offset && offset <= last.end) return last;
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const line = lineFrom(source, start);
  last = { source, start, end: start + line.length, formulas: formulasOfLine(line) };
  return last;
}

function isInFormula(context: TokenizeContext): boolean {
  const { offset } = context.now();
  const { start, formulas } = lineAround(sourceOf(context), offset);
  const at = offset - start;
  let [low, high] = [0, formulas.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((formulas[middle]?.[1] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return (formulas[low]?.[0] ?? at) < at;
}

/** Where the formulas with bars stand in a line of a table, in order. */
export function formulasOfLine(line: string): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < line.length; i++) {
    const character = line[i];
    if (character === '\\' && line[i + 1] !== '(') {
      i++;
    } else if (character === '`') {
      i = endOfCode(line, i);
    } else if (character === '$' || character === '\\') {
      const end = character === '$' ? endOfFormula(line, i) : line.indexOf('\\)', i);
      if (end < 0) continue;
      found.push([i, end]);
      i = end;
    }
  }
  return found;
}

function endOfCode(line: string, start: number): number {
  const ticks = /^`+/.exec(line.slice(start))?.[0] ?? '`';
  for (let end = line.indexOf(ticks, start + ticks.length); end >= 0; end = line.indexOf(ticks, end + 1)) {
    if (line[end - 1] !== '`' && line[end + ticks.length] !== '`') return end + ticks.length - 1;
  }
  return start + ticks.length - 1;
}

/** The last dollar of the formula that begins here, or a negative number. */
function endOfFormula(line: string, start: number): number {
  const marker = line[start + 1] === '$' ? '$$' : '$';
  const from = start + marker.length;
  let end = line.indexOf(marker, from);
  while (end > 0 && line[end - 1] === '\\') end = line.indexOf(marker, end + 1);
  if (end < 0) return -1;
  const body = line.slice(from, end);
  const after = line[end + marker.length] ?? '';
  const divides = /(?<!\\)\|/.test(body);
  if (!isDollarFormula(body, line[start - 1] ?? '', after)) return -1;
  if (divides && (body.trim() !== body || /[A-Za-z0-9]/.test(after))) return -1;
  return end + marker.length - 1;
}
