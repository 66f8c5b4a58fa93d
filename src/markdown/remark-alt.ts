import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { Tally, times } from './tally.ts';
import { visit } from './visit.ts';

/** Warns of pictures without a text for those who cannot see them. */
export function remarkAlt() {
  return (tree: Root, file: VFile): void => {
    const tally = new Tally('images');
    visit(tree, ['image', 'imageReference'], (node) => {
      if (node.type !== 'image' && node.type !== 'imageReference') return;
      if ((node.alt ?? '').trim() !== '') return;
      tally.add(
        'no-alt',
        () => node.position?.start ?? { line: 1, column: 1 },
        (count) => {
          return `图片没有替代文字${times(count)}；应写成 \`![图里有什么](图片)\``;
        },
      );
    });
    tally.report(file);
  };
}
