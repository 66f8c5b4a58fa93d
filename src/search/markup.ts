import { unescapeHtml } from '../site/plain-text.ts';
import type { Markup } from './document.ts';

type Element = [tag: string, attributes: Record<string, string>, ...Markup[]];

/** Attributes that mean nothing once the formula is in a page. */
const dropped = new Set(['xmlns', 'class', 'alttext']);

/**
 * Turns MathML, well-formed as KaTeX writes it, into data, from which a page makes elements without parsing text: one
 * piece, or several between which a line may end, as browsers never break a formula. Empty where there is none (a
 * faulty formula).
 */
export function markupOf(mathml: string): Markup[] {
  const math = read(mathml);
  return math === undefined ? [] : pieces(contentOf(math)).map((piece): Markup => ['math', {}, ...piece]);
}

/** What a formula holds, without the wrappers that stand for nothing. */
function contentOf(markup: Markup): readonly Markup[] {
  if (typeof markup === 'string') return [markup];
  const [, , ...children] = markup;
  const [only] = children;
  const wrapped = children.length === 1 && isElement(only) && ['semantics', 'mrow'].includes(only[0]);
  return wrapped ? contentOf(only) : children;
}

const isElement = (markup: Markup | undefined): markup is Exclude<Markup, string> =>
  markup !== undefined && typeof markup !== 'string';

/** The sign of an operator; undefined for anything else. */
const signOf = (markup: Markup | undefined): string | undefined =>
  isElement(markup) && markup[0] === 'mo' && typeof markup[2] === 'string' ? markup[2] : undefined;

const [opening, closing, infix] = [/^[([{⟨⌊⌈]$/, /^[)\]}⟩⌋⌉]$/, /^(?:[=≠≈≡≤≥<>∼∝→←⇒⇔⟺∈⊂⊆+−±×⋅]|:=)$/];

/** Cuts the parts of a formula after commas and after what stands between two terms, outside of brackets. */
function pieces(parts: readonly Markup[]): Markup[][] {
  const cut: Markup[][] = [[]];
  let depth = 0;
  for (const [i, part] of parts.entries()) {
    const sign = signOf(part) ?? '';
    if (opening.test(sign)) depth += 1;
    if (closing.test(sign)) depth = Math.max(0, depth - 1);
    const before = signOf(parts[i - 1]);
    const between = infix.test(sign) && i > 0 && (before === undefined || closing.test(before));
    // At the end of a piece an operator would count as a postfix, and lose its space.
    const own: Markup = between && isElement(part) ? ['mo', { ...part[1], form: 'infix' }, sign] : part;
    cut.at(-1)?.push(own);
    if (depth === 0 && (between || /^[,;]$/.test(sign)) && i < parts.length - 1) cut.push([]);
  }
  return cut;
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
      if (text.trim() !== '') parent.push(unescapeHtml(text));
    } else if (closing === '/') {
      open.pop();
    } else {
      const element: Element = [tag, attributesOf(attributes)];
      parent.push(element);
      if (self !== '/') open.push(element);
    }
  }
  return root[2];
}

function attributesOf(source: string): Record<string, string> {
  const pairs = [...source.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    unescapeHtml(value),
  ]);
  return Object.fromEntries(pairs.filter(([name = '']) => !dropped.has(name) && name !== 'style'));
}
