import { flattened } from './flat-text.ts';
import { rowsOf, wholeEnvironment, withoutComments, type Environment } from './rows.ts';

/** A label of a formula, and the number that references to it show: empty where the formula has none. */
export interface Label {
  name: string;
  /** Where it stands in the author's TeX. */
  offset: number;
  number: string;
}

/** A row that has a number of its own. */
export interface NumberedRow {
  /** With its parentheses, in plain characters. */
  number: string;
  /** KaTeX typesets it: `\tag{$E_1$}`. */
  typeset: boolean;
  /** Names of its labels. */
  labels: string[];
}

/** A display ready to be typeset: labels taken out, numbers decided. */
export interface NumberedTex {
  tex: string;
  /** From an offset in `tex` to the offset in the author's TeX. */
  toSource: (offset: number) => number;
  labels: Label[];
  /** The number beside the whole formula, with its parentheses; rows carry theirs inside. */
  number: string | undefined;
  /** The numbered rows, from above. */
  rows: NumberedRow[];
}

/** Environments whose rows are numbered one by one. */
const byRow: ReadonlySet<string> = new Set(['align', 'alignat', 'gather', 'flalign', 'eqnarray']);
/** Environments that have one number. */
const single: ReadonlySet<string> = new Set(['equation', 'multline']);

const numbering = /\\(begin|end)(\s*)\{(align|alignat|gather|flalign|eqnarray|multline|equation)\}/g;
const labelPattern = /\\label\s*\{([^{}]*)\}/g;
const tagPattern = /\\tag(\*?)\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g;
const unnumbered = /\\(?:nonumber|notag)(?![A-Za-z])/;

/**
 * Decides the numbers of a display: `\tag` wins; a label gives the next number; `align` and its kin number each row
 * that does not say `\nonumber`, `equation` and `multline` number themselves; what is starred has no number but by
 * `\tag`.
 * @param next gives the article's next number
 * @param display whether it stands by itself: a formula in a sentence has no number
 */
export function numberTex(tex: string, next: () => string, display = true): NumberedTex {
  const environment = wholeEnvironment(tex);
  const silent = !display || environment?.starred === true;
  if (environment !== undefined && byRow.has(environment.name)) {
    return numberRows(tex, environment, silent ? 'tagged' : 'always', next);
  }
  const one = single.has(environment?.name ?? '');
  const mode = !display || (one && silent) ? 'tagged' : one ? 'always' : 'labelled';
  const { text, number, labels, typeset } = numberOne(tex, mode, next);
  const rest = { labels, number: typeset ? undefined : number, rows: [] };
  if (environment?.name === 'equation') {
    const bare = blank(text, environment.bodyStart, environment.bodyEnd);
    return { tex: bare, toSource: (offset) => offset, ...rest };
  }
  return { ...starred(text), ...rest };
}

/** Numbers of KaTeX's own would be no text, and follow another count. */
function starred(tex: string): Pick<NumberedTex, 'tex' | 'toSource'> {
  const stars: number[] = [];
  const text = tex.replace(numbering, (whole, command: string, space: string, name: string, at: number) => {
    stars.push(at + whole.length - 1 + stars.length);
    return `\\${command}${space}{${name}*}`;
  });
  return { tex: text, toSource: (offset) => offset - stars.filter((star) => star < offset).length };
}

/** What gives a piece of TeX its number, where it has no `\tag`: nothing, a label, its place. */
type Mode = 'tagged' | 'labelled' | 'always';

interface NumberedPiece {
  text: string;
  /** With its parentheses. */
  number: string | undefined;
  labels: Label[];
  /** KaTeX typesets its tag. */
  typeset: boolean;
}

/** Takes label and tag out of a piece of TeX, spaces in their place. */
function numberOne(tex: string, mode: Mode, next: () => string): NumberedPiece {
  const live = withoutComments(tex);
  const found = [...live.matchAll(labelPattern)];
  const [tag, ...tags] = live.matchAll(tagPattern);
  const labelled = (number: string): Label[] =>
    found.map((match) => ({ name: nameOf(match), offset: match.index, number }));
  const bare = blankMatches(tex, found);
  if (tag !== undefined) {
    const words = flattened(tag[2] ?? '');
    const number = tag[1] === '*' ? words.text : `(${words.text})`;
    const typeset = tags.length > 0 || !words.whole;
    const text = typeset ? bare : blankMatches(bare, [tag]);
    return { text, number, labels: labelled(words.text), typeset };
  }
  const silent = mode === 'tagged' || (mode === 'always' && unnumbered.test(live));
  const numbers = !silent && (mode === 'always' || found.length > 0);
  const value = numbers ? next() : undefined;
  const number = value === undefined ? undefined : `(${value})`;
  return { text: bare, number, labels: labelled(value ?? ''), typeset: false };
}

function numberRows(tex: string, environment: Environment, mode: Mode, next: () => string): NumberedTex {
  const { name, starred: isStarred } = environment;
  const lines = rowsOf(tex, environment);
  const labels: Label[] = [];
  const rows: NumberedRow[] = [];
  const origins: { at: number; source: number }[] = [];
  let out = '';
  const put = (text: string, source: number) => {
    origins.push({ at: out.length, source });
    out += text;
  };
  const frame = (from: number, to: number) => {
    const text = tex.slice(from, to);
    const star = isStarred ? text.length : text.lastIndexOf(`${name}}`) + name.length;
    put(text.slice(0, star), from);
    if (!isStarred) put('*', from + star);
    put(text.slice(star), from + star);
  };
  frame(0, lines[0]?.start ?? 0);
  lines.forEach(({ start, end }, i) => {
    const row = tex.slice(start, end);
    const one = numberOne(row, mode, next);
    labels.push(...one.labels.map((label) => ({ ...label, offset: label.offset + start })));
    put(one.text.replace(unnumbered, spaces), start);
    if (one.number !== undefined) {
      const { number, typeset } = one;
      rows.push({ number, typeset, labels: one.labels.map((label) => label.name) });
      // A comment at the end of a row would swallow its number.
      const line = /%[^\n]*$/.test(row) ? '\n' : '';
      if (!typeset) put(`${line}\\tag*{${escaped(number)}}`, end);
    }
    put(tex.slice(end, lines[i + 1]?.start ?? end), end);
  });
  frame(lines.at(-1)?.end ?? 0, tex.length);
  const toSource = (offset: number) => {
    const origin = origins.findLast(({ at }) => at <= offset) ?? { at: 0, source: 0 };
    return Math.min(tex.length, origin.source + offset - origin.at);
  };
  return { tex: out, toSource, labels, number: undefined, rows };
}

const nameOf = (match: RegExpMatchArray) => (match[1] ?? '').trim();
const spaces = (text: string) => ' '.repeat(text.length);
const escaped = (number: string) => number.replace(/[#$%&_{}]/g, '\\$&');
const blank = (text: string, from: number, to: number) =>
  spaces(text.slice(0, from)) + text.slice(from, to) + spaces(text.slice(to));
const blankMatches = (text: string, matches: readonly RegExpMatchArray[]) =>
  matches.reduce((rest, { index = 0, 0: whole }) => {
    const to = index + whole.length;
    return rest.slice(0, index) + spaces(whole) + rest.slice(to);
  }, text);

/** The fragment of a label: `eq:elbo` → `eq-elbo`, `thm:jensen` → `thm-jensen`. */
export function labelId(label: string, kind: 'eq' | 'thm'): string {
  const bare = label.replace(new RegExp(`^${kind}[:\\-_.]`), '').trim();
  return `${kind}-${bare.replace(/[^\p{L}\p{N}]+/gu, '-')}`;
}
