import { braced, cellEnd, closingBracket } from './rewrite-atoms.ts';
import { colorOf } from './rewrite-colors.ts';
import type { Site } from './rewrite-site.ts';
import { skipBlank, textOf, type Token } from './scan.ts';

const start = (tokens: readonly Token[], i: number) => tokens[i]?.start ?? 0;
const end = (tokens: readonly Token[], i: number) => tokens[i]?.end ?? 0;

const notations: Readonly<Record<string, string>> = {
  box: '\\boxed',
  top: '\\overline',
  bottom: '\\underline',
  horizontalstrike: '\\sout',
  updiagonalstrike: '\\cancel',
  downdiagonalstrike: '\\bcancel',
  'updiagonalstrike downdiagonalstrike': '\\xcancel',
  'downdiagonalstrike updiagonalstrike': '\\xcancel',
};

/** `\enclose{updiagonalstrike}{x}`: those of MathJax's notations that KaTeX has too. */
export function enclose({ tokens, edits }: Site, i: number): undefined {
  const notation = braced(tokens, i + 1);
  const command = notations[notation?.text.trim().replace(/[\s,]+/g, ' ') ?? ''];
  if (notation !== undefined && command !== undefined) {
    edits.replace(start(tokens, i), end(tokens, notation.close), command);
  }
}

/** `\bbox[yellow]{x}`, `\bbox[5px,border:1px solid]{x}`: the colour or the frame; the padding is KaTeX's. */
export function bbox({ tokens, edits, display }: Site, i: number): undefined {
  const at = skipBlank(tokens, i + 1);
  const last = tokens[at]?.text === '[' ? closingBracket(tokens, at) : at - 1;
  const body = braced(tokens, last + 1);
  if (body === undefined) return;
  const options = textOf(tokens, at + 1, last).split(',');
  const color = options
    .map((option) => option.trim())
    .find((option) => /^#?[a-zA-Z0-9]*[a-zA-Z]$|^#\w+$/.test(option));
  const head = start(tokens, i);
  if (options.some((option) => option.includes('border'))) {
    edits.replace(head, end(tokens, last), '\\boxed');
  } else if (color === undefined) {
    edits.replace(head, end(tokens, last), '');
  } else {
    edits.replace(head, end(tokens, last), `\\colorbox{${color}}`);
    const style = display ? '\\displaystyle' : '';
    edits.wrap(start(tokens, body.open), end(tokens, body.close), `{$${style}`, '$}');
  }
}

/** `\color{red}{x} y`: in MathJax only `x` is red. `\color[rgb]{1,0,0}`: KaTeX knows `#ff0000` only. */
export function color({ tokens, edits }: Site, i: number): number | undefined {
  const token = tokens[i];
  const at = skipBlank(tokens, i + 1);
  const last = tokens[at]?.text === '[' ? closingBracket(tokens, at) : at - 1;
  const value = braced(tokens, last + 1);
  if (token === undefined || value === undefined) return undefined;
  const body = braced(tokens, value.close + 1);
  const model = last < at ? undefined : textOf(tokens, at + 1, last).trim();
  const plain = colorOf(model, value.text);
  if (plain !== undefined) edits.replace(start(tokens, at), end(tokens, value.close), `{${plain}}`);
  const more = body !== undefined && skipBlank(tokens, body.close + 1) < cellEnd(tokens, body.close + 1);
  if (token.text === '\\color' && more) edits.replace(token.start, token.end, '\\textcolor');
  return value.close + 1;
}
