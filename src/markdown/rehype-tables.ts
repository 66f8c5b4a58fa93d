import type { Element, Root } from 'hast';
import { SKIP } from 'unist-util-visit';
import { visit } from './visit.ts';

/** Puts every table into a box of its own that scrolls; alignment becomes a class. */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      // An empty cell names no column: as a heading it would be read out as nothing.
      if (node.tagName === 'th' && node.children.length === 0) node.tagName = 'td';
      const { align } = node.properties;
      if ((node.tagName === 'td' || node.tagName === 'th') && typeof align === 'string') {
        node.properties = { className: [`align-${align}`] };
      }
      if (node.tagName !== 'table' || parent === undefined || index === undefined) return;
      if (parent.type === 'element' && parent.properties['className']?.toString() === 'table-scroll') return;
      const box: Element = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table-scroll'] },
        children: [node],
      };
      parent.children[index] = box;
      return [SKIP, index];
    });
  };
}
