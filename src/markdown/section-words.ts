import { fromHtml } from 'hast-util-from-html';
import { toString as textOfHast } from 'hast-util-to-string';
import type { Nodes } from 'mdast';
import { formulaSign } from './formula-sign.ts';
import { isBlock } from './html-rules.ts';
import { htmlTokens } from './html-tokens.ts';

/** Stands between the words of two blocks or lines. */
export const lineEnd = '\n';
/** Stands between the words of two cells of a table. */
export const cellEnd = '\t';

const blocks = new Set([
  'paragraph',
  'heading',
  'listItem',
  'code',
  'table',
  'tableRow',
  'break',
  'htmlBlock',
]);

/**
 * The words of a node, formulas as their signs, without markup. Within a line there are spaces alone: what ends a line
 * or a cell can be told from them.
 */
export function wordsOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return inLine(node.value);
    case 'code':
      return `${node.value.replaceAll(cellEnd, ' ')}${lineEnd}`;
    case 'break':
      return lineEnd;
    case 'html':
      return wordsOfHtml(node.value);
    case 'image':
    case 'imageReference':
      return node.alt === null || node.alt === undefined ? '' : ` ${inLine(node.alt)} `;
    case 'inlineMath':
    case 'math':
      return ` ${formulaSign((node as { formula?: number }).formula ?? Infinity)} `;
    case 'tableCell':
      return node.children.map(wordsOf).join('').replaceAll(lineEnd, ' ') + cellEnd;
  }
  if (!('children' in node)) return '';
  const inner = (node.children as Nodes[]).filter(isSaidOnce).map(wordsOf).join('');
  return blocks.has(node.type) ? inner + lineEnd : inner;
}

/** What a picture shows is not said again where a caption says it. */
const isSaidOnce = ({ type }: Nodes, _: number, neighbours: readonly Nodes[]) =>
  type !== 'image' || !neighbours.some(({ data }) => data?.hName === 'figcaption');

const inLine = (text: string) => text.replace(/\s+/g, ' ');

/** Words between tags, whose blocks, lines and cells part them as those of Markdown do. */
function wordsOfHtml(html: string): string {
  return htmlTokens(html)
    .map((token) => {
      if (token.kind === 'comment') return '';
      if (token.kind === 'text') return inLine(decoded(token.raw));
      if (token.name === 'td' || token.name === 'th') return cellEnd;
      return token.name === 'br' || isBlock(token.name) ? lineEnd : '';
    })
    .join('');
}

const decoded = (text: string) =>
  text.includes('&') ? textOfHast(fromHtml(text, { fragment: true })) : text;
