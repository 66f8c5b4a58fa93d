import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { placeAt } from './place.ts';
import { isCrowded } from './syntax/crowds.ts';
import { visit } from './visit.ts';

/** What stands in the place of a formula or picture after copying from a web page. */
const debris =
  /(?<!\\)\[(?:数学公式|公式|图片|代码块|代码片段|代码|Math Processing Error|Math|MATH|Formula|Equation|Image)\]/g;

/** Marks of a display and of bold text that are left in the text: what they were to open or close is missing. */
const strayDollars = /(?<![\\$])\$\$(?!\$)/g;
const strayStars = /(?<![\\*])\*\*(?!\*)/g;

/**
 * Reports formulas, code and pictures that were lost when a text was copied (`[公式]`, `[Math]`), and `$$` and `**`
 * that have no partner.
 */
export function remarkProse() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    visit(tree, 'text', (node) => {
      const { value, position } = node;
      if (position === undefined || !/[[$*]/.test(value) || isCrowded(tree, node)) return;
      const start = position.start.offset ?? 0;
      const written = source.slice(start, position.end.offset);
      const at = (match: RegExpMatchArray) => placeAt(source, start + (match.index ?? 0));
      for (const match of written.matchAll(strayDollars)) {
        const reason = '`$$` 没有配成一对；公式的前后应各有一个 `$$`，不是公式时写 `\\$\\$`';
        file.message(reason, { place: at(match), source: 'prose', ruleId: 'unclosed-math' });
      }
      for (const match of written.matchAll(strayStars)) {
        const reason = '`**` 没有配成一对，或里侧有空格；应写成 `**文字**`';
        file.info(reason, { place: at(match), source: 'prose', ruleId: 'stray-stars' });
      }
      for (const match of written.matchAll(debris)) {
        const reason = `\`${match[0]}\` 是复制时丢失的内容；应从原文补上${what(match[0])}`;
        file.message(reason, {
          place: placeAt(source, start + match.index),
          source: 'prose',
          ruleId: 'lost-content',
        });
      }
    });
  };
}

function what(mark: string): string {
  if (/图片|Image/.test(mark)) return '图片';
  return mark.includes('代码') ? '代码' : '公式';
}
