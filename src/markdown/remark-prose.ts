import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { isCommand } from '../formula/commands.ts';
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
 * A dollar that touches TeX: its partner is missing, or the formula before it has taken that. (What stands before it is
 * looked at where there is one: else a long word would be read from each of its letters.)
 */
const lostDollar =
  /(?<![\\$])\$(?!\$)(?:(?=\\[A-Za-z]{2}|[A-Za-z][_^][\w{\\])|(?<=(?:\\[A-Za-z]+|[_^](?:\w|\{[^{}\n]*\}))\$))/g;

/** A command of TeX outside of formulas; a path of Windows has none that stands by itself. */
const bareCommand = /(?<![\\\w:/.~])\\([A-Za-z]{2,})(?![\w\\])/g;

/** Commands that have a meaning in words. */
const references: ReadonlySet<string> = new Set(['ref', 'eqref', 'label', 'tag']);

/** Commands that make up a document in LaTeX, and what Markdown has for them. */
const ofDocuments: Readonly<Record<string, string>> = {
  begin: '`$$` 里的环境，或 Markdown 的列表、引用',
  end: '`$$` 里的环境，或 Markdown 的列表、引用',
  item: '`- `',
  section: '`## `',
  subsection: '`### `',
  textbf: '`**文字**`',
  emph: '`*文字*`',
  cite: '`[@名字]`',
  citep: '`[@名字]`',
  citet: '`[@名字]`',
  cref: '`\\ref{…}`',
  Cref: '`\\ref{…}`',
  autoref: '`\\ref{…}`',
  footnote: '`[^1]`',
  url: '`<https://…>`',
};

/**
 * Reports formulas, code and pictures that were lost when a text was copied (`[公式]`, `[Math]`), TeX outside of
 * formulas, and `$`, `$$` and `**` that have no partner.
 */
export function remarkProse() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    visit(tree, 'text', (node) => {
      const { value, position } = node;
      if (position === undefined || !/[[$*\\]/.test(value) || isCrowded(tree, node)) return;
      const start = position.start.offset ?? 0;
      const written = source.slice(start, position.end.offset);
      const at = (match: RegExpMatchArray) => placeAt(source, start + (match.index ?? 0));
      for (const match of written.matchAll(strayDollars)) {
        const reason = '`$$` 没有配成一对；公式的前后应各有一个 `$$`，不是公式时写 `\\$\\$`';
        file.message(reason, { place: at(match), source: 'prose', ruleId: 'unclosed-math' });
      }
      const lost = [...written.matchAll(lostDollar)];
      for (const match of lost) {
        const reason = '这个 `$` 没有配成一对；公式的前后应各有一个 `$`，字面的写 `\\$`';
        const where = { place: at(match), source: 'prose', ruleId: 'unclosed-math' };
        // Without a command it may be no TeX: `^a$` finds a line, too.
        if (touchesCommand(written, match.index)) file.message(reason, where);
        else file.info(reason, where);
      }
      // Of a formula that has lost its dollars, the first command says it.
      let isTold = lost.length > 0;
      for (const match of written.matchAll(bareCommand)) {
        const [command, name = ''] = match;
        const instead = Object.hasOwn(ofDocuments, name) ? ofDocuments[name] : undefined;
        if (instead === undefined && (isTold || references.has(name) || !isCommand(command))) continue;
        if (instead === undefined) isTold = true;
        const expected =
          instead === undefined ? '应放进公式 `$…$`，要照样显示就写成代码' : `这里应写成 ${instead}`;
        const reason = `\`${command}\` 不在公式里，会照样显示；${expected}`;
        file.info(reason, { place: at(match), source: 'prose', ruleId: 'bare-tex' });
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

const touchesCommand = (text: string, dollar: number): boolean =>
  text[dollar + 1] === '\\' || /\\[A-Za-z]+$/.test(text.slice(Math.max(0, dollar - 30), dollar));

function what(mark: string): string {
  if (/图片|Image/.test(mark)) return '图片';
  return mark.includes('代码') ? '代码' : '公式';
}
