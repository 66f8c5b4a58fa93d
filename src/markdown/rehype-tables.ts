import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { articleData, type Formula } from './article-data.ts';
import { formulaOfMark } from './marks.ts';

/** Puts every table into a box of its own that scrolls; alignment becomes a class. */
export function rehypeTables() {
  return (tree: Root, file: VFile): void => {
    const { formulas } = articleData(file);
    visit(tree, 'element', (node, index, parent) => {
      // An empty cell names no column: as a heading it would be read out as nothing.
      if (node.tagName === 'th' && node.children.length === 0) node.tagName = 'td';
      const { align } = node.properties;
      const label = node.tagName === 'th' ? lonelyFormula(node, formulas) : undefined;
      if ((node.tagName === 'td' || node.tagName === 'th') && typeof align === 'string') {
        node.properties = { className: [`align-${align}`] };
      }
      // MathML is no text to every reader of tables: a heading that is a formula is named by its TeX.
      if (label !== undefined) node.properties['ariaLabel'] = label;
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

/** The TeX of a cell that holds one formula and nothing else. */
function lonelyFormula({ children }: Element, formulas: readonly Formula[]): string | undefined {
  const [only, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  if (only === undefined || others.length > 0) return undefined;
  const raw = only.type === 'element' ? only.children[0] : only;
  return raw?.type === 'raw' ? formulas[formulaOfMark(raw.value) ?? -1]?.tex : undefined;
}
