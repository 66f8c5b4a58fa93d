import type { Nodes, Root } from 'mdast';
import { unified } from 'unified';
import { remarkArticleSyntax, type SyntaxOptions } from '../../../../src/markdown/syntax/article-syntax.ts';

/** An article's tree, as it is before any plugin. */
export const parse = (text: string, options: SyntaxOptions = {}): Root =>
  unified().use(remarkArticleSyntax, options).parse(text);

/** What was read, on one line: formulas in ⟦ ⟧, displays in ⟦⟦ ⟧⟧, marks by their names, blocks parted by `/`. */
export const read = (text: string, options: SyntaxOptions = {}): string => shown(parse(text, options));

function shown(node: Nodes): string {
  switch (node.type) {
    case 'math':
      return `⟦⟦${node.value}⟧⟧${node.data?.tail ?? ''}`;
    case 'inlineMath':
      return node.data?.display === true ? `⟦⟦${node.value}⟧⟧${node.data.tail ?? ''}` : `⟦${node.value}⟧`;
    case 'text':
      return node.value;
    case 'inlineCode':
      return `\`${node.value}\``;
    case 'code':
      return `code(${node.lang ?? ''}: ${node.value})`;
    case 'html':
      return `html(${node.value})`;
    case 'image':
      return `image(${node.url} ${node.alt ?? ''})`;
    case 'break':
      return '↵';
    default:
      return 'children' in node ? nested(node.type, node.children, node) : node.type;
  }
}

function nested(type: string, children: readonly Nodes[], node: Nodes): string {
  const blocks = /^(?:root|blockquote|list|listItem|table|tableRow|footnoteDefinition)$/.test(type);
  const inner = children.map(shown).join(blocks ? ' / ' : '');
  if (type === 'root' || type === 'paragraph') return inner;
  if (node.type === 'link') return `link(${node.url} ${inner})`;
  if (node.type === 'blockquote' && node.data?.callout !== undefined) {
    const { kind, fold, isTab } = node.data.callout;
    return `${[isTab === true ? 'tab' : kind, ...(fold === undefined ? [] : [fold])].join(' ')}(${inner})`;
  }
  return `${node.data !== undefined && 'hName' in node.data ? String(node.data.hName) : type}(${inner})`;
}
