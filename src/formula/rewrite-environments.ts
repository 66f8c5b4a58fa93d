import { cellEnd, closingBracket, environmentAt, matching } from './rewrite-atoms.ts';
import { columnsOf } from './rewrite-columns.ts';
import type { Site } from './rewrite-site.ts';
import { skipBlank, textOf, type Token } from './scan.ts';

/** What stands for the `\begin` and the `\end` of an environment. */
type Ends = readonly [begin: string, end: string];

const environment = (name: string): Ends => [`\\begin{${name}}`, `\\end{${name}}`];
const group: Ends = ['{', '}'];
const small = (left: string, right: string): Ends => [
  `\\left${left}\\begin{smallmatrix}`,
  `\\end{smallmatrix}\\right${right}`,
];

/** Environments that KaTeX lacks. */
const unknown: Readonly<Record<string, Ends>> = {
  math: group,
  displaymath: environment('equation*'),
  eqnarray: ['\\begin{alignat}{2}', '\\end{alignat}'],
  'eqnarray*': ['\\begin{alignat*}{2}', '\\end{alignat*}'],
  flalign: environment('align'),
  'flalign*': environment('align*'),
  multline: environment('gather'),
  'multline*': environment('gather*'),
  multlined: environment('gathered'),
  psmallmatrix: small('(', ')'),
  bsmallmatrix: small('[', ']'),
  Bsmallmatrix: small('\\{', '\\}'),
  vsmallmatrix: small('|', '|'),
  Vsmallmatrix: small('\\|', '\\|'),
};

/** Environments that KaTeX has in displays only, in a formula within a line. */
const inline: Readonly<Record<string, Ends>> = {
  displaymath: group,
  equation: group,
  align: environment('aligned'),
  flalign: environment('aligned'),
  split: environment('aligned'),
  gather: environment('gathered'),
  multline: environment('gathered'),
  alignat: environment('alignedat'),
  eqnarray: ['\\begin{alignedat}{2}', '\\end{alignedat}'],
};

/** Environments that may begin with `[t]`, which says how they stand in their line. */
const placed = /^(?:array|aligned|gathered|alignedat|multlined)$/;

/** `\begin{…}`: its name, `[t]`, the columns of an array, the three columns of an eqnarray. */
export function rewriteEnvironment(site: Site, i: number): number | undefined {
  const { tokens, edits, display } = site;
  const begin = tokens[i];
  const named = environmentAt(tokens, i);
  if (begin === undefined || named === undefined) return undefined;
  const { name } = named;
  const close = matching(tokens, i);
  const ends =
    (display ? undefined : inline[name.replace('*', '')]) ?? unknown[name] ?? wideSplit(site, i, name);
  const end = close < 0 ? undefined : environmentAt(tokens, close);
  if (ends !== undefined && end?.name === name) {
    edits.replace(begin.start, tokens[named.end - 1]?.end ?? begin.end, ends[0]);
    edits.replace(tokens[close]?.start ?? 0, tokens[end.end - 1]?.end ?? 0, ends[1]);
  }
  if (name.startsWith('eqnarray')) rewriteRelations(site, named.end, close);
  if (name.startsWith('multline')) shiftEnds(site, named.end, close);
  let at = skipBlank(tokens, named.end);
  if (placed.test(name) && tokens[at]?.text === '[' && /^[tbc]$/.test(tokens[at + 1]?.text ?? '')) {
    const bracket = closingBracket(tokens, at);
    edits.replace(tokens[at]?.start ?? 0, tokens[bracket]?.end ?? 0, '');
    at = skipBlank(tokens, bracket + 1);
  }
  return name === 'array' || name === 'darray' ? rewriteColumns(site, at, close) : named.end;
}

/** MathJax gives `split` as many columns as are written; KaTeX stops at two, but not for `aligned`. */
function wideSplit({ tokens }: Site, i: number, name: string): Ends | undefined {
  if (name !== 'split') return undefined;
  return rowsOf(tokens, i + 1, matching(tokens, i)).some((row) => row.length > 1)
    ? environment('aligned')
    : undefined;
}

/**
 * An array's columns. `@{}` and the like are dropped where they are only space; an array whose author forgot its
 * columns has them centred.
 * @returns the index after the columns
 */
function rewriteColumns({ tokens, edits }: Site, at: number, close: number): number {
  const open = tokens[at];
  if (open === undefined || close < 0) return at;
  if (open.kind === 'open' && open.mate > 0) {
    const written = textOf(tokens, at + 1, open.mate);
    const columns = columnsOf(written);
    if (columns !== undefined && columns !== written) {
      edits.replace(open.end, tokens[open.mate]?.start ?? open.end, columns);
    }
    return open.mate + 1;
  }
  if (/^[lcr|[]$/.test(open.text)) return at;
  const most = Math.max(0, ...rowsOf(tokens, at, close).map((row) => row.length));
  edits.replace(open.start, open.start, `{${'c'.repeat(most + 1)}}`);
  return at;
}

/** The relation's column of an eqnarray is left-aligned between the others, with the space of a relation. */
function rewriteRelations({ tokens, edits }: Site, from: number, close: number): void {
  for (const [, second] of rowsOf(tokens, from, close)) {
    if (second !== undefined) edits.replace(second.start, second.end, '{}&&');
  }
}

/** How far the first row of a multline is moved to the left, and its last to the right, twice. */
const shift = '\\hskip3em ';

/** The first row of a multline begins before those between, its last ends after them (amsmath, §3.3). */
function shiftEnds({ tokens, edits }: Site, from: number, close: number): void {
  const breaks: number[] = [];
  for (let i = cellEnd(tokens, from); i < close; i = cellEnd(tokens, i + 1)) {
    // A row that is empty ends nothing.
    if (tokens[i]?.text !== '&' && skipBlank(tokens, i + 1) < close) breaks.push(i);
  }
  const [first] = breaks;
  const last = breaks.at(-1);
  if (first === undefined || last === undefined) return;
  edits.replace(tokens[first]?.start ?? 0, tokens[first]?.start ?? 0, shift);
  let at = skipBlank(tokens, last + 1);
  if (tokens[at]?.text === '*') at = skipBlank(tokens, at + 1);
  if (tokens[at]?.text === '[') at = closingBracket(tokens, at) + 1;
  const start = tokens[at]?.start ?? 0;
  edits.replace(start, start, shift);
}

/** The `&` of each row between two tokens. */
function rowsOf(tokens: readonly Token[], from: number, close: number): Token[][] {
  const rows: Token[][] = [];
  let row: Token[] = [];
  for (let i = from; i < close; i++) {
    i = cellEnd(tokens, i);
    const token = tokens[i];
    if (i > close || token === undefined) break;
    if (token.text === '&') row.push(token);
    else {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
