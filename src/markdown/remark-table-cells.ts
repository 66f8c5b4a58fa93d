import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from './visit.ts';

/** Warns of table rows with more cells than the head has: those cells aren't shown. */
export function remarkTableCells() {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'table', ({ children: [head, ...rows] }) => {
      const columns = head?.children.length ?? 0;
      for (const { children } of rows) {
        const surplus = children[columns];
        if (surplus === undefined) continue;
        const reason = `这一行有 ${children.length} 格，表头只有 ${columns} 格，多出的不会显示；应删去，或把格里的 \`|\` 写成 \`\\|\``;
        file.info(reason, { place: surplus.position, source: 'tables', ruleId: 'surplus-cells' });
      }
    });
  };
}
