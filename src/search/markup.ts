import { unescapeHtml } from '../site/plain-text.ts';
import type { Markup } from './document.ts';
import { withFunctionSpaces } from './function-names.ts';
import { contentOf, pieces } from './line-breaks.ts';

type Element = [tag: string, attributes: Record<string, string>, ...Markup[]];

/** Elements whose parts stand in a line. */
const rows = new Set(['math', 'mrow', 'mtd', 'mstyle', 'msqrt', 'mpadded']);
/** Attributes that mean nothing once the formula is in a page. */
const dropped = new Set(['xmlns', 'class', 'alttext']);

/**
 * Turns MathML, well-formed as KaTeX writes it, into data, from which a page makes elements without parsing text: one
 * piece, or several between which a line may end, as browsers never break a formula. Empty where there is none (a
 * faulty formula).
 */
export function markupOf(mathml: string): Markup[] {
  const math = read(mathml);
  return math === undefined ? [] : pieces(contentOf(math));
}

function read(mathml: string): Markup | undefined {
  if (!mathml.startsWith('<math')) return undefined;
  const root: Element = ['root', {}];
  const open: Element[] = [root];
  for (const [, closing, tag = '', attributes = '', self, text] of mathml.matchAll(
    /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gi,
  )) {
    const parent = open.at(-1) ?? root;
    if (text !== undefined) {
      if (text.trim() !== '') parent.push(unescapeHtml(text).replaceAll('∥', '‖'));
    } else if (closing === '/') {
      const closed = open.pop() ?? root;
      if (rows.has(closed[0]))
        closed.splice(2, closed.length, ...withFunctionSpaces(closed.slice(2) as Markup[]));
    } else {
      const element: Element = [tag, attributesOf(attributes)];
      parent.push(element);
      if (self !== '/') open.push(element);
    }
  }
  return root[2];
}

function attributesOf(source: string): Record<string, string> {
  if (source === '') return {};
  const pairs = [...source.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    unescapeHtml(value),
  ]);
  return Object.fromEntries(pairs.filter(([name = '']) => !dropped.has(name) && name !== 'style'));
}
