import { rowsOf, wholeEnvironment, type Row } from './rows.ts';

/** A label of a formula, and the number that references to it show. */
export interface Label {
  name: string;
  /** Where it stands in the author's TeX. */
  offset: number;
  number: string;
}

/** A display ready to be typeset: labels taken out, numbers decided. */
export interface NumberedTex {
  tex: string;
  /** From an offset in `tex` to the offset in the author's TeX. */
  toSource: (offset: number) => number;
  labels: Label[];
  /** The number beside the whole formula, with its parentheses; rows carry theirs inside. */
  number: string | undefined;
  /** Numbers of rows, from above, with their parentheses. */
  rowNumbers: string[];
}

/** Environments whose rows are numbered one by one. */
const byRow = new Set(['align', 'alignat', 'gather', 'flalign', 'eqnarray']);

const labelPattern = /\\label\s*\{([^{}]*)\}/g;
const tagPattern = /\\tag(\*?)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/;
const unnumbered = /\\(?:nonumber|notag)(?![A-Za-z])/;

/**
 * Decides the numbers of a display: `\tag` wins; a label gives the next number; `align` and its kin number each row
 * that does not say `\nonumber`, and `equation` numbers itself.
 * @param next gives the article's next number
 */
export function numberTex(tex: string, next: () => string): NumberedTex {
  const environment = wholeEnvironment(tex);
  if (environment !== undefined && !environment.starred && byRow.has(environment.name)) {
    return numberRows(tex, rowsOf(tex, environment), environment.name, next);
  }
  const single = environment?.name === 'equation' && !environment.starred;
  const { text, number, labels } = numberOne(tex, single && !unnumbered.test(tex), next);
  const bare =
    environment?.name === 'equation' ? blank(text, environment.bodyStart, environment.bodyEnd) : text;
  return { tex: bare, toSource: (offset) => offset, labels, number, rowNumbers: [] };
}

/** Takes label and tag out of a piece of TeX, spaces in their place. */
function numberOne(
  tex: string,
  always: boolean,
  next: () => string,
): { text: string; number: string | undefined; labels: Label[] } {
  const found = [...tex.matchAll(labelPattern)];
  const tag = tagPattern.exec(tex);
  // A tag with formulas or commands in it is left to KaTeX, which typesets it.
  const plain = tag !== null && !/[\\$]/.test(tag[2] ?? '');
  if (tag !== null && !plain) {
    const labels = found.map((match) => ({ name: nameOf(match), offset: match.index, number: tag[2] ?? '' }));
    return { text: tex.replace(labelPattern, spaces), number: undefined, labels };
  }
  const shown = tag === null ? undefined : (tag[2] ?? '').trim();
  const value = shown ?? (found.length > 0 || always ? next() : undefined);
  const labels = found.map((match) => ({ name: nameOf(match), offset: match.index, number: value ?? '' }));
  const text = tex.replace(labelPattern, spaces).replace(tagPattern, spaces);
  const number = value === undefined || tag?.[1] === '*' ? value : `(${value})`;
  return { text, number, labels };
}

function numberRows(tex: string, rows: readonly Row[], name: string, next: () => string): NumberedTex {
  const labels: Label[] = [];
  const rowNumbers: string[] = [];
  const origins: { at: number; source: number }[] = [];
  let out = '';
  const put = (text: string, source: number) => {
    origins.push({ at: out.length, source });
    out += text;
  };
  const frame = (from: number, to: number) => {
    const text = tex.slice(from, to);
    const star = text.lastIndexOf(`${name}}`) + name.length;
    put(text.slice(0, star), from);
    put('*', from + star);
    put(text.slice(star), from + star);
  };
  frame(0, rows[0]?.start ?? 0);
  rows.forEach(({ start, end }, i) => {
    const row = tex.slice(start, end);
    const one = numberOne(row, !unnumbered.test(row), next);
    labels.push(...one.labels.map((label) => ({ ...label, offset: label.offset + start })));
    put(one.text.replace(unnumbered, spaces), start);
    if (one.number !== undefined) {
      rowNumbers.push(one.number);
      put(`\\tag*{${one.number}}`, end);
    }
    put(tex.slice(end, rows[i + 1]?.start ?? end), end);
  });
  frame(rows.at(-1)?.end ?? 0, tex.length);
  const toSource = (offset: number) => {
    const origin = origins.findLast(({ at }) => at <= offset) ?? { at: 0, source: 0 };
    return Math.min(tex.length, origin.source + offset - origin.at);
  };
  return { tex: out, toSource, labels, number: undefined, rowNumbers };
}

const nameOf = (match: RegExpMatchArray) => (match[1] ?? '').trim();
const spaces = (text: string) => ' '.repeat(text.length);
const blank = (text: string, from: number, to: number) =>
  spaces(text.slice(0, from)) + text.slice(from, to) + spaces(text.slice(to));

/** The fragment of a label: `eq:elbo` → `eq-elbo`, `thm:jensen` → `thm-jensen`. */
export function labelId(label: string, kind: 'eq' | 'thm'): string {
  const bare = label.replace(new RegExp(`^${kind}[:\\-_.]`), '').trim();
  return `${kind}-${bare.replace(/[^\p{L}\p{N}]+/gu, '-')}`;
}
