import { isUnary, operators, standsInScript, switches, type Arity } from './arity.ts';
import { atomEnd, atomStart, cellEnd } from './rewrite-atoms.ts';
import type { Site } from './rewrite-site.ts';
import { skipBlank, skipBlankBack, type Token } from './scan.ts';

const offset = (tokens: readonly Token[], end: number): number => tokens[end - 1]?.end ?? 0;

/** `x_\max`, `x^\hat y`, `x_\left(a\right)`: TeX takes the next atom, KaTeX wants it in braces. */
export function rewriteScript({ tokens, edits, arity, own }: Site, i: number): undefined {
  const at = skipBlank(tokens, i + 1);
  const token = tokens[at];
  if (token?.kind !== 'command' || standsInScript(token.text)) return;
  if (switches.has(token.text)) return rewriteSwitch(tokens, at, edits, arity);
  const structured =
    token.text === '\\left' || token.text === '\\begin' || own.get(token.text)?.atom === true;
  if (!structured && arity(token.text) === 0 && !operators.has(token.text)) return;
  const end = atomEnd(tokens, at, arity);
  if (end > 0) edits.wrap(token.start, offset(tokens, end), '{', '}');
}

/** `x_\rm ab` sets `a` below, and `b` in the new font too. */
function rewriteSwitch(tokens: readonly Token[], at: number, edits: Site['edits'], arity: Arity): undefined {
  const token = tokens[at];
  const next = skipBlank(tokens, at + 1);
  const end = atomEnd(tokens, next, arity);
  if (token === undefined || end < 0) return;
  const rest = skipBlank(tokens, end) < cellEnd(tokens, end) ? `${token.text} ` : '';
  edits.wrap(token.start, offset(tokens, end), '{', `}${rest}`);
}

/** `\hat\mathbf{x}`: an accent or font over another, without braces. */
export function rewriteBareArgument({ tokens, edits, arity }: Site, i: number): undefined {
  const token = tokens[i];
  const at = skipBlank(tokens, i + 1);
  const argument = tokens[at];
  if (token === undefined || !isUnary(token.text) || argument?.kind !== 'command') return;
  if (!isUnary(argument.text) || token.text === '\\sqrt' || token.inText) return;
  const end = atomEnd(tokens, at, arity);
  if (end > 0) edits.wrap(argument.start, offset(tokens, end), '{', '}');
}

const relation =
  /^[=<>~:∼≈≡]$|arrow|^\\(?:to|gets|sim|simeq|approx|equiv|cong|leq?|geq?|neq?|mapsto|propto|iff|implies)$/;
const braces = /^\\(?:under|over)(?:brace|bracket|set)$|^\\stackrel$/;

/** `\mathrm{max}\limits_x`, `=\limits^a`: what is no operator to KaTeX becomes one. */
export function rewriteLimits({ tokens, edits, arity, own }: Site, i: number): undefined {
  const limits = tokens[i];
  const start = atomStart(tokens, i, arity);
  const base = tokens[start];
  if (limits === undefined || base === undefined) return;
  const first = base.kind === 'open' ? tokens[skipBlank(tokens, start + 1)] : base;
  if (base.text === '\\operatorname') {
    const starred = tokens[skipBlank(tokens, start + 1)]?.text === '*';
    if (!starred && limits.text === '\\limits') edits.replace(base.end, base.end, '*');
    return;
  }
  const before = tokens[skipBlankBack(tokens, start - 1)]?.text;
  if (operators.has(base.text) || own.has(base.text) || before === '^' || before === '_') return;
  if (braces.test(base.text)) return edits.replace(limits.start, limits.end, ' ') as undefined;
  const end = tokens[i - 1]?.end ?? base.end;
  if (relation.test(first?.text ?? '') && base.kind !== 'open') {
    edits.wrap(base.start, scriptsEnd(tokens, i + 1, arity), '\\mathrel{', '}');
  }
  edits.wrap(base.start, end, '\\mathop{', '}');
}

function scriptsEnd(tokens: readonly Token[], from: number, arity: Arity): number {
  let end = from;
  for (;;) {
    const at = skipBlank(tokens, end);
    if (tokens[at]?.text !== '^' && tokens[at]?.text !== '_') return offset(tokens, end);
    const next = atomEnd(tokens, skipBlank(tokens, at + 1), arity);
    if (next < 0) return offset(tokens, end);
    end = next;
  }
}

/**
 * `\mathop{…}_x` in a display has its limits above and below; KaTeX has them beside it. Its `\operatorname*` does it
 * right, in every style, but sets letters upright.
 */
export function rewriteMathop({ tokens, edits, arity, display }: Site, i: number): undefined {
  const token = tokens[i];
  const open = skipBlank(tokens, i + 1);
  const group = tokens[open];
  if (token === undefined || group === undefined || !display) return;
  const end = atomEnd(tokens, i, arity);
  const script = tokens[skipBlank(tokens, end)]?.text;
  if (end < 0 || (script !== '_' && script !== '^')) return;
  edits.replace(token.start, token.end, '\\operatorname*');
  edits.wrap(group.start, offset(tokens, end), '{\\mathnormal', '}');
}
