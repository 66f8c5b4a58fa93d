import { arityWith, isUnary, mayHaveOption, operators, standsInScript, type Arity } from './arity.ts';
import { scan, skipBlank, skipBlankBack, textOf, type Token } from './scan.ts';

/** Whether a macro's text is one atom that must be in braces as a script. */
export function isAtom(text: string): boolean {
  const tokens = scan(text);
  const first = tokens[0];
  if (first?.kind !== 'command' || standsInScript(first.text)) return false;
  const arity = arityWith(new Map());
  const structured = first.text === '\\left' || arity(first.text) > 0 || operators.has(first.text);
  return structured && atomEnd(tokens, 0, arity) === tokens.length;
}

/** The environment that a `\begin` or `\end` at `i` names; `end` is the index after its `}`. */
export function environmentAt(
  tokens: readonly Token[],
  i: number,
): { name: string; end: number } | undefined {
  const open = skipBlank(tokens, i + 1);
  const brace = tokens[open];
  if (brace?.kind !== 'open' || brace.mate < 0) return undefined;
  return { name: textOf(tokens, open + 1, brace.mate), end: brace.mate + 1 };
}

/** Index of the `\end` of the `\begin`, or the `\right` of the `\left`, at `i`; -1 where there is none in its group. */
export function matching(tokens: readonly Token[], i: number): number {
  const begin = tokens[i]?.text;
  const end = begin === '\\left' ? '\\right' : '\\end';
  let depth = 0;
  for (let k = i; k < tokens.length; k++) {
    const token = tokens[k];
    if (token?.kind === 'close') return -1;
    if (token?.kind === 'open' && token.mate > 0) k = token.mate;
    else if (token?.text === begin) depth++;
    else if (token?.text === end && --depth === 0) return k;
  }
  return -1;
}

/** Index after the atom that begins at `i` (a command with its arguments, a group, `\left…\right`), or -1. */
export function atomEnd(tokens: readonly Token[], i: number, arity: Arity): number {
  const token = tokens[i];
  if (token === undefined || token.kind === 'close') return -1;
  if (token.kind === 'open') return token.mate < 0 ? -1 : token.mate + 1;
  if (token.text === '\\left') {
    const right = matching(tokens, i);
    return right < 0 ? -1 : skipBlank(tokens, right + 1) + 1;
  }
  if (token.text === '\\begin') {
    const end = matching(tokens, i);
    return end < 0 ? -1 : (environmentAt(tokens, end)?.end ?? -1);
  }
  return token.kind === 'command' ? argumentsEnd(tokens, i, arity) : i + 1;
}

function argumentsEnd(tokens: readonly Token[], i: number, arity: Arity): number {
  const command = tokens[i]?.text ?? '';
  let end = i + 1;
  for (let left = arity(command); left > 0; left--) {
    let from = skipBlank(tokens, end);
    if (tokens[from]?.text === '*') from = skipBlank(tokens, from + 1);
    if (tokens[from]?.text === '[' && mayHaveOption(command)) {
      from = skipBlank(tokens, closingBracket(tokens, from) + 1);
    }
    end = atomEnd(tokens, from, isUnary(command) ? arity : () => 0);
    if (end < 0 || tokens[end - 1] === undefined) return -1;
  }
  return end;
}

/** Index of the `]` for the `[` at `i`, or the last token of the group. */
export function closingBracket(tokens: readonly Token[], i: number): number {
  for (let k = i + 1; k < tokens.length; k++) {
    const token = tokens[k];
    if (token?.kind === 'open' && token.mate > 0) k = token.mate;
    else if (token?.text === ']') return k;
    else if (token?.kind === 'close') return i;
  }
  return i;
}

/** Index at which the atom begins that ends before `end`: `\mathrm{max}`, `{a}`, `=`; -1 where there is none. */
export function atomStart(tokens: readonly Token[], end: number, arity: Arity): number {
  let i = skipBlankBack(tokens, end - 1);
  let groups = 0;
  let start = i;
  while (tokens[i]?.kind === 'close') {
    const open = tokens[i]?.mate ?? -1;
    if (open < 0) return -1;
    groups++;
    start = groups === 1 ? open : start;
    i = skipBlankBack(tokens, open - 1);
    if (tokens[i]?.text === '*') i = skipBlankBack(tokens, i - 1);
    const token = tokens[i];
    if (token?.kind === 'command' && arity(token.text) === groups) return i;
  }
  return start;
}

/** Index of the token that ends the cell or group in which `i` stands: `&`, `\\`, `\end`, `\right`, `}` or the end. */
export function cellEnd(tokens: readonly Token[], i: number): number {
  let depth = 0;
  for (let k = i; k < tokens.length; k++) {
    const token = tokens[k];
    if (token?.kind === 'close') return k;
    if (token?.kind === 'open' && token.mate > 0) k = token.mate;
    else if (token?.text === '\\left' || token?.text === '\\begin') depth++;
    else if (token?.text === '\\right' || token?.text === '\\end') {
      if (depth-- === 0) return k;
    } else if (depth === 0 && (token?.text === '&' || token?.text === '\\\\' || token?.text === '\\cr'))
      return k;
  }
  return tokens.length;
}

/** Name of the innermost environment in which `i` stands. */
export function enclosingEnvironment(tokens: readonly Token[], i: number): string | undefined {
  let depth = 0;
  for (let k = i - 1; k >= 0; k--) {
    const { text } = tokens[k] ?? { text: '' };
    if (text === '\\end') depth++;
    else if (text === '\\begin' && depth-- === 0) return environmentAt(tokens, k)?.name;
  }
  return undefined;
}

/** The braced argument that begins at or after `i`: its text, and the indices of its braces. */
export function braced(
  tokens: readonly Token[],
  i: number,
): { text: string; open: number; close: number } | undefined {
  const open = skipBlank(tokens, i);
  const close = tokens[open]?.mate ?? -1;
  if (tokens[open]?.kind !== 'open' || close < 0) return undefined;
  return { text: textOf(tokens, open + 1, close), open, close };
}
