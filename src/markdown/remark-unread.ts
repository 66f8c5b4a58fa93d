import type { Nodes, Parents, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Place } from './place.ts';
import { mostMarks } from './syntax/crowds.ts';
import { deepest } from './syntax/depth.ts';
import { Tally, times } from './tally.ts';

/**
 * Takes out the tags of other generators that mean nothing here (`{% include x %}`, `{{< ref >}}`), and reports each
 * name once, as it reports lines of colons that open or close nothing, and what is nested too deep to be read.
 */
export function remarkUnread() {
  return (tree: Root, file: VFile): void => {
    const tally = new Tally('syntax');
    for (const { place } of tree.data?.crowded ?? []) {
      const reason = `一段文字里的 \`*\`、\`_\`、\`~\`、\`[\`、\`]\` 超过 ${mostMarks} 个，其后的都当作文字；应分成几段，或放进代码块`;
      file.message(reason, { place, source: 'syntax', ruleId: 'too-many-marks' });
    }
    prune(tree, tally);
    tally.report(file);
  };
}

function prune(parent: Parents, tally: Tally): void {
  parent.children = (parent.children as Nodes[]).filter((child) => {
    const place = (): Place => child.position?.start ?? { line: 1, column: 1 };
    if (child.data?.isTooDeep === true) {
      tally.add('too-deep', place, (count) => {
        return `引用、列表或标记嵌套超过 ${deepest} 层，里面只显示文字${times(count)}；应减少层数`;
      });
    }
    if (child.type === 'paragraph' && child.data?.isUnpaired === true) {
      const [first] = child.children;
      const fence = first?.type === 'text' ? (/^\S+/.exec(first.value)?.[0] ?? '') : '';
      tally.add('unpaired-container', place, (count) => {
        return `\`${fence}\` 没有配成一对${times(count)}；应先写 \`:::名字\`，以冒号一样多的 \`:::\` 结束`;
      });
    }
    const template = child.type === 'html' ? child.data?.template : undefined;
    if (template !== undefined) {
      const { name, source } = template;
      const shown = source.length > 40 ? `${source.slice(0, 39)}…` : source;
      const reason = (count: number) =>
        `\`${shown}\` 是别的生成器的标签，这里不认得，没有显示${times(count)}；应删去，或改写成 Markdown`;
      tally.add('unknown-tag', place, reason, name);
      return false;
    }
    if ('children' in child) prune(child, tally);
    return true;
  }) as typeof parent.children;
}
