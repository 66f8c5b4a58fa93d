import { braced, cellEnd, closingBracket, enclosingEnvironment } from './rewrite-atoms.ts';
import { bbox, color, enclose } from './rewrite-boxes.ts';
import type { Rule, Site } from './rewrite-site.ts';
import { skipBlank, skipBlankBack, textOf, type Token } from './scan.ts';

const start = (tokens: readonly Token[], i: number) => tokens[i]?.start ?? 0;
const end = (tokens: readonly Token[], i: number) => tokens[i]?.end ?? 0;

/** `\cases{…}` of plain TeX → `\begin{cases}…\end{cases}`. */
const oldForm =
  (name: string): Rule =>
  ({ tokens, edits }, i) => {
    const body = braced(tokens, i + 1);
    if (body === undefined) return undefined;
    edits.replace(start(tokens, i), end(tokens, body.open), `\\begin{${name}}`);
    edits.replace(start(tokens, body.close), end(tokens, body.close), `\\end{${name}}`);
    return body.open + 1;
  };

/** `\root 3\of{x}` → `\sqrt[{3}]{x}`, `\buildrel a\over=` → `\stackrel{a}=`. */
const split =
  (by: string, before: string, after: string): Rule =>
  ({ tokens, edits }, i) => {
    const limit = cellEnd(tokens, i + 1);
    const at = tokens.findIndex((token, k) => k > i && k < limit && token.text === by);
    if (at < 0) return undefined;
    edits.replace(start(tokens, i), end(tokens, i), before);
    edits.replace(start(tokens, at), end(tokens, at), after);
    return undefined;
  };

/** A link in a formula isn't shown as one. One that runs stays, and is refused. */
function href({ tokens, edits }: Site, i: number): number | undefined {
  const url = braced(tokens, i + 1);
  if (url === undefined || !/^(?:https?:|mailto:|[#/.]|[^:]*$)/i.test(url.text.trim())) return undefined;
  edits.replace(start(tokens, i), end(tokens, url.close), '');
  return url.close + 1;
}

function unicode({ tokens, edits }: Site, i: number): undefined {
  const at = skipBlank(tokens, i + 1);
  const last = tokens[at]?.text === '[' ? closingBracket(tokens, at) : at - 1;
  const code = braced(tokens, last + 1);
  const [, hexadecimal, decimal] =
    /^\s*(?:[xX]([0-9a-fA-F]{1,6})|(\d{1,7}))\s*$/.exec(code?.text ?? '') ?? [];
  const value = Number.parseInt(hexadecimal ?? decimal ?? '', hexadecimal === undefined ? 10 : 16);
  if (code === undefined || !(value > 0 && value <= 0x10ffff)) return;
  edits.replace(start(tokens, i), end(tokens, code.close), `{\\char${value}}`);
}

/** `\shortstack{上\\下}`: lines of text. */
function shortstack({ tokens, edits }: Site, i: number): number | undefined {
  const at = skipBlank(tokens, i + 1);
  const last = tokens[at]?.text === '[' ? closingBracket(tokens, at) : at - 1;
  const body = braced(tokens, last + 1);
  if (body === undefined) return undefined;
  const column = last < at ? 'c' : textOf(tokens, at + 1, last).trim() || 'c';
  edits.replace(start(tokens, i), end(tokens, body.open), `\\begin{array}{${column}}\\text{`);
  for (let k = body.open + 1; k < body.close; k++) {
    const token = tokens[k];
    if (token?.text === '\\\\') edits.replace(token.start, token.end, '}\\\\\\text{');
  }
  edits.replace(start(tokens, body.close), end(tokens, body.close), '}\\end{array}');
  return body.open + 1;
}

/** `\intertext{于是}`: a row of its own, which has no number. */
function intertext({ tokens, edits }: Site, i: number): undefined {
  const body = braced(tokens, i + 1);
  const name = enclosingEnvironment(tokens, i);
  if (body === undefined || name === undefined) return;
  const column = name.startsWith('gather') || name.startsWith('multline') ? '' : '&';
  edits.replace(start(tokens, i), end(tokens, i), `${column}\\text`);
  edits.wrap(start(tokens, i), end(tokens, body.close), '', '\\nonumber\\\\');
}

/** In a column, `\hfill` moves its cell aside; elsewhere it has no meaning in a formula. */
function hfill({ tokens, edits }: Site, i: number): undefined {
  if (enclosingEnvironment(tokens, i) !== undefined) edits.replace(start(tokens, i), end(tokens, i), ' ');
}

/** `{\scr AB}` → `{\mathscr{AB}}`. */
function scr({ tokens, edits }: Site, i: number): undefined {
  const stop = cellEnd(tokens, i + 1);
  edits.replace(start(tokens, i), end(tokens, i), '\\mathscr');
  edits.wrap(end(tokens, i), end(tokens, stop - 1), '{', '}');
}

const wide: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '｛': '\\{',
  '｝': '\\}',
  '｜': '|',
  '{': '\\{',
  '}': '\\}',
};

/** `\left（` and `\left{`: a delimiter can't be anything but `(` and `\{`. */
function delimiter({ tokens, edits }: Site, i: number): number | undefined {
  const at = skipBlank(tokens, i + 1);
  const token = tokens[at];
  const meant = wide[token?.text ?? ''];
  if (token === undefined || meant === undefined) return undefined;
  const brace = token.kind === 'open' || token.kind === 'close';
  if (brace && !(stretched.has(tokens[i]?.text ?? '') && isDelimiter(tokens, token, at))) return undefined;
  edits.replace(token.start, token.end, meant);
  return at + 1;
}

const stretched: ReadonlySet<string> = new Set(['\\left', '\\right', '\\middle']);

/** A brace that no brace closes, or only after a `\right`, or that closes none or one after a `\left`. */
function isDelimiter(tokens: readonly Token[], { kind, mate }: Token, at: number): boolean {
  if (mate < 0) return true;
  if (kind === 'close') return stretched.has(tokens[skipBlankBack(tokens, mate - 1)]?.text ?? '');
  return tokens.slice(at, mate).some(({ text }) => text === '\\right');
}

/** `\mathbb{1}`: KaTeX's fonts have no such digits, and show a common 1. */
function digits({ tokens, edits }: Site, i: number): undefined {
  const at = skipBlank(tokens, i + 1);
  const group = braced(tokens, at);
  const digit = group?.text.trim() ?? tokens[at]?.text ?? '';
  if (!/^[0-9]$/.test(digit)) return;
  const character = String.fromCodePoint(0x1d7d8 + Number(digit));
  edits.replace(start(tokens, i), end(tokens, group?.close ?? at), `{\\vphantom{${digit}}${character}}`);
}

/**
 * `\\*`: a new row, before which no page may end. `\\#`, written twice for another converter: outside of rows it can
 * only be `\#`.
 */
function newline({ tokens, edits }: Site, i: number): undefined {
  if (tokens[i + 1]?.text === '*' && start(tokens, i + 1) === end(tokens, i))
    edits.replace(start(tokens, i + 1), end(tokens, i + 1), '');
  if (tokens[i + 1]?.text !== '#' || enclosingEnvironment(tokens, i) !== undefined) return;
  edits.replace(start(tokens, i), end(tokens, i), '\\');
}

/** Rules for commands, by their names. */
export const commandRules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...['cases', 'matrix', 'pmatrix'].map((name) => [`\\${name}`, oldForm(name)] as const),
  ['\\eqalign', oldForm('aligned')],
  ['\\displaylines', oldForm('gathered')],
  ['\\root', split('\\of', '\\sqrt[{', '}]')],
  ['\\buildrel', split('\\over', '\\stackrel{', '}')],
  ['\\enclose', enclose],
  ['\\bbox', bbox],
  ['\\href', href],
  ['\\unicode', unicode],
  ...['color', 'textcolor', 'mathcolor', 'colorbox'].map((name) => [`\\${name}`, color] as const),
  ['\\shortstack', shortstack],
  ...['intertext', 'shortintertext'].map((name) => [`\\${name}`, intertext] as const),
  ...['hfill', 'hfil'].map((name) => [`\\${name}`, hfill] as const),
  ['\\scr', scr],
  ...['mathbb', 'Bbb', 'mathds', 'mathbbm'].map((name) => [`\\${name}`, digits] as const),
  ['\\\\', newline],
  ...'left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr'
    .split(' ')
    .map((name) => [`\\${name}`, delimiter] as const),
]);
