import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { onlyDefines } from '../formula/definitions.ts';

/**
 * A paragraph of nothing but definitions (`\newcommand{\R}{\mathbb R}`, outside of any formula, as Pandoc has them)
 * is a formula, and as such holds for those behind it and is not shown.
 */
export function remarkBareDefinitions() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    tree.children = tree.children.map((node) => {
      if (node.type !== 'paragraph' || node.position === undefined) return node;
      const value = source.slice(node.position.start.offset, node.position.end.offset);
      if (!/^\s*[\\%]/.test(value) || !onlyDefines(value)) return node;
      return { type: 'math', value, position: node.position };
    });
  };
}
