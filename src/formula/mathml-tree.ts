import { unescapeHtml } from './escape.ts';

/** A formula of MathML as data: text, or an element with its attributes and what is in it. */
export type MathNode =
  string | readonly [tag: string, attributes: Readonly<Record<string, string>>, ...MathNode[]];

/** An element while it is read. */
export type MathElement = [tag: string, attributes: Record<string, string>, ...MathNode[]];

/**
 * Reads MathML, well-formed as KaTeX writes it.
 * @param closed is told of each element when all is in it, and may change what that is
 * @returns undefined where there is none (a faulty formula)
 */
export function mathmlTree(
  mathml: string,
  closed: (element: MathElement) => void = () => {},
): MathNode | undefined {
  if (!mathml.startsWith('<math')) return undefined;
  const root: MathElement = ['root', {}];
  const open: MathElement[] = [root];
  for (const [, closing, tag = '', attributes = '', self, text] of mathml.matchAll(
    /<(\/?)([a-z]+)((?:\s+[\w:-]+\s*="[^"]*")*)\s*(\/?)>|([^<]+)/gi,
  )) {
    const parent = open.at(-1) ?? root;
    if (text !== undefined) {
      if (text.trim() !== '') parent.push(unescapeHtml(text));
    } else if (closing === '/') {
      closed(open.pop() ?? root);
    } else {
      const element: MathElement = [tag, attributesOf(attributes)];
      parent.push(element);
      if (self !== '/') open.push(element);
    }
  }
  return root[2];
}

function attributesOf(source: string): Record<string, string> {
  if (source === '') return {};
  const pairs = [...source.matchAll(/([\w:-]+)\s*="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, unescapeHtml(value)]));
}
