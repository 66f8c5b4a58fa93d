import type { Element, ElementContent, Root } from 'hast';
import { SKIP } from 'unist-util-visit';
import { visit } from './visit.ts';

/**
 * Puts each footnote of one paragraph also beside its first reference, for the margin of wide screens; the style
 * sheet shows either this or the list at the end, never both.
 */
export function rehypeSidenotes() {
  return (tree: Root): void => {
    const notes = new Map<string, ElementContent[]>();
    visit(tree, 'element', (node) => {
      decodeKeys(node);
      const id = node.properties['id'];
      if (node.tagName === 'li' && typeof id === 'string' && /^(?:user-content-)?fn-/.test(id)) {
        const words = singleParagraph(node);
        if (words !== undefined) notes.set(id, words);
      }
    });
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'sup' || parent === undefined || index === undefined) return;
      const link = node.children.find((child) => child.type === 'element' && child.tagName === 'a');
      const target = link?.type === 'element' ? String(link.properties['href'] ?? '').slice(1) : '';
      const words = notes.get(target);
      if (link?.type !== 'element' || words === undefined) return;
      notes.delete(target);
      const mark: Element = { type: 'element', tagName: 'sup', properties: {}, children: [...link.children] };
      const note: Element = {
        type: 'element',
        tagName: 'span',
        properties: { className: ['sidenote'], role: 'note' },
        children: [mark, { type: 'text', value: ' ' }, ...words],
      };
      parent.children.splice(index + 1, 0, note);
      return [SKIP, index + 2];
    });
  };
}

/** A footnote's key stays as its author wrote it, in its id and in the links to it: `#fn-早`. */
function decodeKeys({ properties }: Element): void {
  const { id, href } = properties;
  if (typeof id === 'string' && /^(?:user-content-)?fn/.test(id)) properties['id'] = decoded(id);
  if (typeof href === 'string' && /^#(?:user-content-)?fn/.test(href)) properties['href'] = decoded(href);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The words of a footnote that is one paragraph, without the links back. */
function singleParagraph(item: Element): ElementContent[] | undefined {
  const blocks = item.children.filter((child) => child.type === 'element');
  const [paragraph] = blocks;
  if (blocks.length !== 1 || paragraph?.tagName !== 'p') return undefined;
  const words = paragraph.children.filter(
    (child) => child.type !== 'element' || child.properties['dataFootnoteBackref'] === undefined,
  );
  return structuredClone(words);
}
