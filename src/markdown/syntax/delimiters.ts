/** The environments that MathJax typesets without any delimiter around them. */
const environments = new Set(
  'equation align gather multline eqnarray alignat flalign displaymath math aligned gathered alignedat cases split array matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix'
    .split(' ')
    .flatMap((name) => [name, `${name}*`]),
);

export interface Delimiter {
  open: string;
  close: string;
  display: boolean;
  /** The delimiters belong to the TeX: `\begin{align}`. */
  kept: boolean;
}

export const dollars: Delimiter = { open: '$$', close: '$$', display: true, kept: false };
export const dollar: Delimiter = { open: '$', close: '$', display: false, kept: false };

const brackets: readonly Delimiter[] = [
  { open: '\\(', close: '\\)', display: false, kept: false },
  { open: '\\[', close: '\\]', display: true, kept: false },
  { open: '\\\\(', close: '\\\\)', display: false, kept: false },
  { open: '\\\\[', close: '\\\\]', display: true, kept: false },
];

/** `\begin{name}` as a delimiter; undefined where MathJax would not take it for a formula. */
export function environmentDelimiter(name: string): Delimiter | undefined {
  if (!environments.has(name)) return undefined;
  const inner = name === 'math' || name === 'displaymath';
  return { open: `\\begin{${name}}`, close: `\\end{${name}}`, display: name !== 'math', kept: !inner };
}

/** The delimiter with a backslash at an offset of a text. */
export function backslashDelimiter(text: string, offset: number): Delimiter | undefined {
  const bracket = brackets.find(({ open }) => text.startsWith(open, offset));
  if (bracket !== undefined) return bracket;
  if (!text.startsWith('\\begin{', offset)) return undefined;
  const end = text.indexOf('}', offset);
  return end < 0 || end > offset + 24 ? undefined : environmentDelimiter(text.slice(offset + 7, end));
}
