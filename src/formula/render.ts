import katex, { type KatexOptions } from 'katex';
import 'katex/contrib/mhchem';
import { escapeHtml } from './escape.ts';
import { explain, type FormulaFault, type Refusal } from './fault.ts';
import { exceededLimit, limits } from './limits.ts';
import { katexMacros, ownMacros, type Macros as MacroTable } from './macros.ts';
import { arityWith, type OwnMacros } from './arity.ts';
import { forbidden, mathjaxMacros } from './rewrite-macros.ts';
import type { Rewritten } from './rewrite-edits.ts';
import { Recent } from './recent.ts';
import { mayBeMisread, rewriteTex } from './rewrite.ts';
import { compactHtml, withNamespace } from './styles.ts';
import { withSoundTokens } from './token-elements.ts';

/** Macros by name with the backslash: see `macros.ts`. */
export type Macros = MacroTable;

export interface RenderedFormula {
  html: string;
  /** Declaration lists that the HTML's classes stand for. */
  styles: readonly string[];
  fault?: FormulaFault;
}

export type FormulaRenderer = (tex: string, display: boolean, macros?: Macros) => RenderedFormula;

/** Turns TeX into HTML, or throws what is wrong with it. */
type Draw = (tex: string, options: KatexOptions) => string;

const draw: Draw = (tex, options) => withSoundTokens(katex.renderToString(tex, options));

/** KaTeX's parser by itself, which its types leave out. */
const { __parse: parse } = katex as typeof katex & {
  __parse: (tex: string, options: KatexOptions) => unknown;
};

const readOnly: Draw = (tex, options) => {
  parse(tex, options);
  return '';
};

const settings: KatexOptions = {
  output: 'htmlAndMathml',
  throwOnError: true,
  // KaTeX shows in red what isn't trusted; here it is a fault.
  trust: ({ command }) => {
    throw new katex.ParseError(`Not trusted: ${command}`);
  },
  maxSize: limits.size,
  maxExpand: limits.expansions,
};

/**
 * KaTeX takes what LaTeX would not, but for a `%` that swallows the end of the formula: in a line its closing dollar,
 * too, in a display what was meant as a per cent sign.
 */
const strictness = (tex: string, display: boolean) => (code: string) =>
  code === 'commentAtEnd' && (!display || /\d\s*%\s*$/.test(tex)) ? 'error' : 'ignore';

const forbiddenMacros = Object.fromEntries(forbidden.map((name) => [name, `${name}@`]));

/** Macros, as KaTeX takes them, their part of the key of a formula, and what rewriting must know of them. */
interface Prepared {
  key: string;
  macros: NonNullable<KatexOptions['macros']>;
  own: OwnMacros;
  names: ReadonlySet<string>;
  draw: Draw;
}

const mathjaxOwn = ownMacros(mathjaxMacros);
const prepared = new WeakMap<Macros, Prepared>();
const memo = new Recent<RenderedFormula>(4000);
const none: Macros = {};

/** Equal macros have one key, a short one: every formula's key begins with it. */
function keyOf(macros: Macros): string {
  const text = JSON.stringify(macros);
  const key = keys.get(text) ?? String(keys.size);
  keys.set(text, key);
  return key;
}
const keys = new Map<string, string>();

function prepare(macros: Macros): Prepared {
  const known = prepared.get(macros);
  if (known !== undefined) return known;
  const made = {
    key: keyOf(macros),
    macros: { ...mathjaxMacros, ...forbiddenMacros, ...katexMacros(macros) },
    own: new Map([...mathjaxOwn, ...ownMacros(macros)]),
    names: new Set(Object.keys(macros).filter((name) => !name.includes('@'))),
    draw,
  };
  prepared.set(macros, made);
  return made;
}

/**
 * Typesets TeX, as authors write it for MathJax, with KaTeX. The same formula is typeset once. A formula that is
 * refused is shown as its TeX. The TeX that the HTML carries for copying is the author's.
 * @param macros by name with the backslash
 */
export const renderFormula: FormulaRenderer = (tex, display, macros = none) =>
  once('R', tex, display, prepare(macros));

/** The same without the HTML, several times faster: what check needs to know is whether KaTeX refuses a formula. */
export const checkFormula: FormulaRenderer = (tex, display, macros = none) =>
  once('C', tex, display, { ...prepare(macros), draw: readOnly });

function once(kind: 'R' | 'C', tex: string, display: boolean, own: Prepared): RenderedFormula {
  const key = `${kind}${display ? 'D' : 'I'}${own.key} ${tex}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const rendered = typeset(tex, display, own);
  memo.set(key, rendered);
  return rendered;
}

/** As it is written and as it is rewritten: that first which KaTeX is not likely to misread. */
function typeset(tex: string, display: boolean, own: Prepared): RenderedFormula {
  const limit = exceededLimit(tex);
  if (limit !== undefined) return refused(tex, limit);
  const plain: Rewritten = { tex, map: (offset) => offset };
  const misread = mayBeMisread(tex);
  const first = misread ? rewriteTex(tex, display, own.own) : plain;
  const result = attempt(first.tex, display, own);
  if (typeof result === 'string') return compactHtml(asWritten(result, first, tex));
  const second = misread ? plain : rewriteTex(tex, display, own.own);
  const fault = faultOf(result, first, own);
  if (second.tex === first.tex) return refused(tex, fault);
  const again = attempt(second.tex, display, own);
  if (typeof again === 'string') return compactHtml(asWritten(again, second, tex));
  const other = faultOf(again, second, own);
  const [ofPlain, ofRewritten] = misread ? [other, fault] : [fault, other];
  return refused(tex, isAuthors(ofRewritten, tex) ? ofRewritten : ofPlain);
}

const asWritten = (html: string, given: Rewritten, tex: string): string =>
  given.tex === tex ? html : withAuthorsTex(html, tex);

/** Whether a fault of a rewritten formula is at something that its author wrote, and names nothing else. */
function isAuthors({ reason, length }: FormulaFault, tex: string): boolean {
  const command = /^`(\\[a-zA-Z]+)`/.exec(reason)?.[1] ?? '';
  return length > 0 && tex.includes(command);
}

/** Why KaTeX refused a formula, and where in what the author wrote. */
function faultOf(refusal: Refusal, { tex, map }: Rewritten, own: Prepared): FormulaFault {
  const arity = arityWith(own.own);
  const fails = (piece: string) => {
    const result = attempt(piece, true, own);
    return typeof result !== 'string' && result.rawMessage === refusal.rawMessage;
  };
  const fault = explain(refusal, tex, { names: own.names, arity, fails });
  const start = map(fault.position);
  return { ...fault, position: start, length: Math.max(0, map(fault.position + fault.length) - start) };
}

function refused(tex: string, fault: FormulaFault): RenderedFormula {
  return { html: `<code class="formula-fault">${escapeHtml(tex)}</code>`, styles: [], fault };
}

/** KaTeX's HTML, or why it gave none. */
function attempt(tex: string, displayMode: boolean, { macros, draw: drawn }: Prepared): string | Refusal {
  try {
    return drawn(tex, {
      ...settings,
      strict: strictness(tex, displayMode),
      displayMode,
      macros: { ...macros },
    });
  } catch (error) {
    if (error instanceof katex.ParseError) return error;
    // Not all that KaTeX stumbles over is an error of its parser: what was written is to blame all the same.
    const message = error instanceof RangeError ? 'Too deep' : `Stumbled: ${(error as Error).message}`;
    return { message, rawMessage: message };
  }
}

const annotation = '<annotation encoding="application/x-tex">';

/** A formula's HTML with the TeX that the author wrote in its annotation: that is what is copied. */
export function withAuthorsTex(html: string, tex: string): string {
  const start = html.indexOf(annotation) + annotation.length;
  const end = html.indexOf('</annotation>', start);
  return start < annotation.length || end < 0
    ? html
    : html.slice(0, start) + escapeHtml(tex) + html.slice(end);
}

/** The MathML inside KaTeX's HTML, its TeX as `alttext`: for readers without our style sheet. */
export function mathmlOf(html: string, tex: string): string {
  const mathml = /<math[\s\S]*?<\/math>/.exec(html)?.[0];
  if (mathml === undefined) return html;
  return withNamespace(mathml)
    .replace(/<annotation[\s\S]*?<\/annotation>/, '')
    .replace(/ class ?="[^"]*"/g, '')
    .replace('<math', `<math alttext="${escapeHtml(tex)}"`);
}
