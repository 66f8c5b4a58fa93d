import type { Heading, Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import type { Place } from './place.ts';
import { Tally, times } from './tally.ts';

/** Reports headings without words, a second heading of the first level, and levels that are skipped. */
export function remarkOutline() {
  return (tree: Root, file: VFile): void => {
    const tally = new Tally('headings');
    const headings = tree.children.filter((node) => node.type === 'heading');
    for (const node of headings.filter(isEmpty)) {
      const reason = '标题是空的；应写上文字，或删去这一行';
      file.message(reason, { place: node.position, source: 'headings', ruleId: 'empty' });
    }
    for (const node of headings.filter(({ depth }) => depth === 1).slice(1)) {
      tally.add(
        'second-h1',
        () => startOf(node),
        (count) => {
          return `一级标题不止一个${times(count)}；\`#\` 只应有一个，各节从 \`##\` 开始`;
        },
      );
    }
    for (const [i, node] of headings.entries()) {
      const above = headings[i - 1]?.depth ?? node.depth;
      if (node.depth <= above + 1) continue;
      tally.add(
        'skipped-level',
        () => startOf(node),
        (count) => {
          return `标题从第 ${above} 级跳到了第 ${node.depth} 级${times(count)}；应逐级加 \`#\``;
        },
      );
    }
    tally.report(file);
  };
}

const startOf = ({ position }: Nodes): Place => position?.start ?? { line: 1, column: 1 };

const isEmpty = (node: Heading): boolean => textOf(node).trim() === '' && !node.children.some(isShown);

const isShown = (node: Nodes): boolean =>
  node.type === 'image' || node.type === 'inlineMath' || ('children' in node && node.children.some(isShown));
