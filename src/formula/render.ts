import katex, { type KatexOptions } from 'katex';
import { escapeHtml } from './escape.ts';
import { styleToClass } from './styles.ts';

export type Macros = Readonly<Record<string, string>>;

export interface FormulaFault {
  /** KaTeX's reason, without its position. */
  reason: string;
  /** Offset in the TeX, in UTF-16 units, and how many are concerned. */
  position: number;
  length: number;
}

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
  trust: false,
  maxSize: 50,
  maxExpand: 1000,
};

const memo = new Map<string, RenderedFormula>();

/**
 * Typesets TeX with KaTeX. The same formula is typeset once. A formula that KaTeX refuses is shown as its TeX.
 * @param macros by name with the backslash
 */
export function renderFormula(tex: string, display: boolean, macros: Macros = {}): RenderedFormula {
  const key = `${display ? 'D' : 'I'}${JSON.stringify(macros)}${tex}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const rendered = typeset(tex, display, macros);
  memo.set(key, rendered);
  return rendered;
}

function typeset(tex: string, display: boolean, macros: Macros): RenderedFormula {
  try {
    return styleToClass(
      katex.renderToString(tex, { ...settings, displayMode: display, macros: { ...macros } }),
    );
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    const html = `<code class="formula-fault">${escapeHtml(tex)}</code>`;
    const fault = { reason: error.rawMessage, position: error.position ?? 0, length: error.length ?? 0 };
    return { html, styles: [], fault };
  }
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
