import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { placeAt } from './place.ts';
import { isCrowded } from './syntax/crowds.ts';
import { visit } from './visit.ts';

interface Slip {
  found: RegExp;
  reason: (match: RegExpExecArray) => string;
  rule: string;
}

/** An address, or a path with the ending of a file that is linked to. */
const target = String.raw`(?:https?:\/\/[^()（）\n]*|[^()（）\n]*\.(?:md|html?|pdf|png|jpe?g|gif|svg|webp)(?:#[^()（）\n]*)?)`;

function spaceInAddress([, mark]: RegExpExecArray): string {
  return `地址里有空格，不成${mark === '!' ? '图片' : '链接'}；空格应写成 \`%20\`，或把地址放进尖括号 \`<…>\``;
}

const slips: readonly Slip[] = [
  {
    found: /(!?)\[[^[\]\n]*\]\((?:https?:\/\/)?[^()（）\s]*）/g,
    reason: ([, mark]) => `右括号是全角的，不成${mark === '!' ? '图片' : '链接'}；应写半角的 \`)\``,
    rule: 'full-width',
  },
  {
    found: new RegExp(String.raw`(!?)\[[^[\]\n]*\]\((?=[^()\n]*[ \t])${target}\)`, 'g'),
    reason: spaceInAddress,
    rule: 'space-in-address',
  },
  {
    found: new RegExp(String.raw`(!?)\[[^[\]\n]*\]\s?（${target}）`, 'g'),
    reason: ([, mark]) => `括号是全角的，不成${mark === '!' ? '图片' : '链接'}；应写半角的 \`(…)\``,
    rule: 'full-width',
  },
  {
    found: new RegExp(String.raw`(!?)【[^【】\n]*】\(${target}\)`, 'g'),
    reason: ([, mark]) => `括号是全角的，不成${mark === '!' ? '图片' : '链接'}；应写半角的 \`[…]\``,
    rule: 'full-width',
  },
  {
    found: new RegExp(String.raw`(!?)\[[^[\]\n]*\][ \t]+\(${target}\)`, 'g'),
    reason: ([, mark]) => `\`]\` 与 \`(\` 之间有空格，不成${mark === '!' ? '图片' : '链接'}；应删去空格`,
    rule: 'space-before-address',
  },
];

const noSpace = /^#{2,6}(?=[^\s#])/;
const tableRow = /^\|.*\|[ \t]*$/;

/** Reports what was to be a link, a picture, a heading or a table, and for one character is text. */
export function remarkSlips() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    const report = (offset: number, reason: string, ruleId: string) =>
      file.info(reason, { place: placeAt(source, offset), source: 'prose', ruleId });
    visit(tree, 'paragraph', (node) => {
      const start = node.position?.start.offset;
      const [first] = node.children;
      if (start === undefined || first?.type !== 'text') return;
      const text = source.slice(start, node.position?.end.offset);
      if (text.startsWith('#') && noSpace.test(text)) {
        report(start, '`#` 之后没有空格，不成标题；应写成 `## 标题`', 'no-space');
      }
      if (!text.startsWith('|')) return;
      const rows = text.split('\n').map((row) => row.trim());
      if (rows.length < 2 || !rows.every((row) => tableRow.test(row))) return;
      const reason = '表格没有成形；第二行应是 `| --- | --- |`，格数与表头相同，表格之前空一行';
      report(start, reason, 'no-table');
    });
    visit(tree, 'text', (node, index = 0, parent) => {
      const { value, position } = node;
      const start = position?.start.offset;
      if (start === undefined || !/[\]】][ \t]*[(（]/.test(value) || isCrowded(tree, node)) return;
      const text = source.slice(start, position?.end.offset);
      const cut = /(!?)\[[^[\]\n]*\]\($/.exec(text);
      // What follows is a bare address that ended at a blank.
      if (cut !== null && parent?.children[index + 1]?.type === 'link') {
        report(start + cut.index, spaceInAddress(cut), 'space-in-address');
      }
      for (const { found, reason, rule } of slips) {
        for (const match of text.matchAll(found)) report(start + match.index, reason(match), rule);
      }
    });
  };
}
