import { mathmlTree, type MathElement } from '../formula/mathml-tree.ts';
import type { Markup } from './document.ts';
import { withFunctionSpaces } from './function-names.ts';
import { contentOf, pieces } from './line-breaks.ts';

/** Elements whose parts stand in a line. */
const rows = new Set(['math', 'mrow', 'mtd', 'mstyle', 'msqrt', 'mpadded']);
/** Attributes that mean nothing once the formula is in a page. */
const dropped = new Set(['xmlns', 'class', 'alttext', 'style']);

/**
 * Turns MathML, well-formed as KaTeX writes it, into data, from which a page makes elements without parsing text: one
 * piece, or several between which a line may end, as browsers never break a formula. Empty where there is none (a
 * faulty formula).
 */
export function markupOf(mathml: string): Markup[] {
  const math = mathmlTree(mathml, tidy);
  return math === undefined ? [] : pieces(contentOf(math));
}

/** What browsers and search need of an element as KaTeX writes it. */
function tidy(element: MathElement): void {
  const [tag, attributes, ...parts] = element;
  for (const name of Object.keys(attributes)) if (dropped.has(name)) delete attributes[name];
  const shown = parts.map((part) => (typeof part === 'string' ? part.replaceAll('∥', '‖') : part));
  element.splice(2, element.length, ...(rows.has(tag) ? withFunctionSpaces(shown) : shown));
}
