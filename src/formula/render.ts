import katex, { type KatexOptions } from 'katex';
import 'katex/contrib/mhchem';
import { escapeHtml } from './escape.ts';
import { explain, type FormulaFault, type Refusal } from './fault.ts';
import { exceededLimit, limits } from './limits.ts';
import { arities, katexMacros, type Macros as MacroTable } from './macros.ts';
import { forbidden, mathjaxMacros } from './rewrite-macros.ts';
import type { Rewritten } from './rewrite-edits.ts';
import { mayBeMisread, rewriteTex } from './rewrite.ts';
import { styleToClass } from './styles.ts';

/** Macros by name with the backslash: see `macros.ts`. */
export type Macros = MacroTable;

export interface RenderedFormula {
  html: string;
  /** Declaration lists that the HTML's classes stand for. */
  styles: readonly string[];
  fault?: FormulaFault;
}

const settings: KatexOptions = {
  output: 'htmlAndMathml',
  throwOnError: true,
  strict: 'ignore',
  // KaTeX shows in red what isn't trusted; here it is a fault.
  trust: ({ command }) => {
    throw new katex.ParseError(`Not trusted: ${command}`);
  },
  maxSize: limits.size,
  maxExpand: limits.expansions,
};

const forbiddenMacros = Object.fromEntries(forbidden.map((name) => [name, `${name}@`]));

/** Macros, as KaTeX takes them, their part of the key of a formula, and how many arguments they take. */
interface Prepared {
  key: string;
  macros: NonNullable<KatexOptions['macros']>;
  arities: ReadonlyMap<string, number>;
  names: readonly string[];
}

const prepared = new WeakMap<Macros, Prepared>();
const memo = new Map<string, RenderedFormula>();
const none: Macros = {};

function prepare(macros: Macros): Prepared {
  const known = prepared.get(macros);
  if (known !== undefined) return known;
  const made = {
    key: JSON.stringify(macros),
    macros: { ...mathjaxMacros, ...forbiddenMacros, ...katexMacros(macros) },
    arities: arities({ ...mathjaxMacros, ...macros }),
    names: Object.keys(macros).filter((name) => !name.includes('@')),
  };
  prepared.set(macros, made);
  return made;
}

/**
 * Typesets TeX, as authors write it for MathJax, with KaTeX. The same formula is typeset once. A formula that is
 * refused is shown as its TeX. The TeX that the HTML carries for copying is the author's.
 * @param macros by name with the backslash
 */
export function renderFormula(tex: string, display: boolean, macros: Macros = none): RenderedFormula {
  const own = prepare(macros);
  const key = `${display ? 'D' : 'I'}${own.key}${tex}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const rendered = typeset(tex, display, own);
  memo.set(key, rendered);
  return rendered;
}

function typeset(tex: string, display: boolean, own: Prepared): RenderedFormula {
  const limit = exceededLimit(tex);
  if (limit !== undefined) return refused(tex, limit);
  const plain: Rewritten = { tex, map: (offset) => offset };
  const first = mayBeMisread(tex) ? rewriteTex(tex, display, own.arities) : plain;
  const result = attempt(first.tex, display, own);
  if (typeof result === 'string') return styleToClass(withAuthorsTex(result, first.tex, tex));
  const fault = faultOf(result, first, own);
  const second = first === plain ? rewriteTex(tex, display, own.arities) : first;
  if (second.tex === first.tex) return refused(tex, fault);
  const again = attempt(second.tex, display, own);
  if (typeof again === 'string') return styleToClass(withAuthorsTex(again, second.tex, tex));
  const other = faultOf(again, second, own);
  return refused(tex, other.length > 0 ? other : fault);
}

/** Why KaTeX refused a formula, and where in what the author wrote. */
function faultOf(refusal: Refusal, { tex, map }: Rewritten, { names }: Prepared): FormulaFault {
  const { reason, position, length } = explain(refusal, tex, names);
  const start = map(position);
  return { reason, position: start, length: Math.max(0, map(position + length) - start) };
}

function refused(tex: string, fault: FormulaFault): RenderedFormula {
  return { html: `<code class="formula-fault">${escapeHtml(tex)}</code>`, styles: [], fault };
}

/** KaTeX's HTML, or why it gave none. */
function attempt(tex: string, displayMode: boolean, { macros }: Prepared): string | Refusal {
  try {
    return katex.renderToString(tex, { ...settings, displayMode, macros: { ...macros } });
  } catch (error) {
    if (error instanceof katex.ParseError) return error;
    if (error instanceof RangeError) return { message: 'Too deep', rawMessage: 'Too deep' };
    throw error;
  }
}

const annotation = '<annotation encoding="application/x-tex">';

/** The HTML with the TeX that the author wrote in the place of the rewritten one. */
function withAuthorsTex(html: string, given: string, tex: string): string {
  if (given === tex) return html;
  const start = html.indexOf(annotation) + annotation.length;
  const end = html.indexOf('</annotation>', start);
  return end < 0 ? html : html.slice(0, start) + escapeHtml(tex) + html.slice(end);
}

/** The MathML inside KaTeX's HTML, its TeX as `alttext`: for readers without our style sheet. */
export function mathmlOf(html: string, tex: string): string {
  const mathml = /<math[\s\S]*?<\/math>/.exec(html)?.[0];
  if (mathml === undefined) return html;
  return mathml
    .replace(/<annotation[\s\S]*?<\/annotation>/, '')
    .replace(/ class="[^"]*"/g, '')
    .replace('<math', `<math alttext="${escapeHtml(tex)}"`);
}
