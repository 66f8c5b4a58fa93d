import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

describe('a display', () => {
  test.each([
    ['on lines of its own', '$$\nx\n$$', '⟦⟦x⟧⟧'],
    ['with TeX behind the opening mark', '$$x\n+y\n$$', '⟦⟦x\n+y⟧⟧'],
    ['closed at the end of a line', '$$\nx\n+y$$\n后文', '⟦⟦x\n+y⟧⟧ / 后文'],
    ['with text glued to its end', '$$\nx\n$$后文', '⟦⟦x⟧⟧ / 后文'],
    ['with text glued to its beginning', '前文$$\nx\n$$', '前文⟦⟦x⟧⟧'],
    ['with punctuation behind it', '$$\nx\n$$，\n后文', '⟦⟦x⟧⟧， / 后文'],
    ['alone on its line', '$$x$$', '⟦⟦x⟧⟧'],
    ['in a list', '- 甲\n  $$\n  x\n  $$\n- 乙', 'list(listItem(甲 / ⟦⟦x⟧⟧) / listItem(乙))'],
    ['in a list, its indentation forgotten', '1. 甲\n$$\nx\n$$', 'list(listItem(甲 / ⟦⟦x⟧⟧))'],
    ['in a quote', '> 甲\n> $$\n> x\n> $$\n> 乙', 'blockquote(甲 / ⟦⟦x⟧⟧ / 乙)'],
    ['in a footnote', '甲[^1]\n\n[^1]: 乙\n\n    $$\n    x\n    $$', /footnoteDefinition\(乙 \/ ⟦⟦x⟧⟧\)/],
    ['between brackets', '\\[\nx_1\n\\]', '⟦⟦x_1⟧⟧'],
    ['between doubled brackets', '\\\\[\nx_1\n\\\\]', '⟦⟦x_1⟧⟧'],
    ['as a bare environment', '\\begin{align}\na&=b\n\\end{align}', '⟦⟦\\begin{align}\na&=b\n\\end{align}⟧⟧'],
  ])('%s is read', (_, text, expected) => {
    if (typeof expected === 'string') expect(read(text)).toBe(expected);
    else expect(read(text)).toMatch(expected);
  });

  test('that is never closed takes nothing with it', () => {
    expect(read('$$\na\n\n这是很长的一段正文，不在公式里。\n\n## 标题')).toBe(
      '$$\na / 这是很长的一段正文，不在公式里。 / heading(标题)',
    );
  });

  test('inside a sentence is a display for MathJax and a formula in the line for kramdown', () => {
    expect(read('设$$x$$为')).toBe('设⟦⟦x⟧⟧为');
    expect(read('设$$x$$为', { sentenceDisplay: false })).toBe('设⟦x⟧为');
    expect(read('设$$x\\tag{1}$$为', { sentenceDisplay: false })).toBe('设⟦⟦x\\tag{1}⟧⟧为');
  });
});

describe('in a line', () => {
  test.each([
    ['设$x$为，$y$。（$z$）', '设⟦x⟧为，⟦y⟧。（⟦z⟧）'],
    ['苹果 $5，香蕉 $10', '苹果 $5，香蕉 $10'],
    ['共 $15.50 与 $3', '共 $15.50 与 $3'],
    ['从\\$1到\\$2', '从$1到$2'],
    ['$HOME 与 $PATH', '$HOME 与 $PATH'],
    ['$HOME/bin:$PATH', '$HOME/bin:$PATH'],
    ['$("#id") 和 $(\'.a\')', '$("#id") 和 $(\'.a\')'],
    ['\u0024{a}/\u0024{b}', '\u0024{a}/\u0024{b}'],
    ['`$x$` 与 $y$', '`$x$` 与 ⟦y⟧'],
    ['$PATH，`$x`', '$PATH，`$x`'],
    ['\\(a_1\\) 与 \\\\(b_1\\\\)', '⟦a_1⟧ 与 ⟦b_1⟧'],
    ['$\\text{若 $n$ 为}$', '⟦\\text{若 $n$ 为}⟧'],
    ["为 $V'$($V' \\subseteq V$)", "为 ⟦V'⟧(⟦V' \\subseteq V⟧)"],
    ['$a*b*c$ 与 *强调*', '⟦a*b*c⟧ 与 emphasis(强调)'],
    ['$a_b$和$c_d$', '⟦a_b⟧和⟦c_d⟧'],
    ['$a&lt;b$', '⟦a<b⟧'],
    ['构建$empirical risk$，', '构建⟦empirical risk⟧，'],
    ['$`e_1`$', '⟦e_1⟧'],
    ['[甲 \\[COCI 2019 #4\\] 乙](a.md)', 'link(a.md 甲 [COCI 2019 #4] 乙)'],
    ['[甲 \\[BJOI2012\\] 乙](a.md)', 'link(a.md 甲 [BJOI2012] 乙)'],
    ['[甲 $x$](a.md)', 'link(a.md 甲 ⟦x⟧)'],
    ['## 标题 $\\alpha$', 'heading(标题 ⟦\\alpha⟧)'],
    ['**粗$x$**', 'strong(粗⟦x⟧)'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('a formula in a span of code is one only where the author says so', () => {
    expect(read('`$x$` `$$y$$` `$5`')).toBe('`$x$` `$$y$$` `$5`');
    expect(read('`$x$` `$$y$$` `$5`', { codeMath: true })).toBe('⟦x⟧ ⟦⟦y⟧⟧ `$5`');
  });
});

describe('in a table', () => {
  const row = (cells: string) => read(`| a | b |\n| --- | --- |\n${cells}`).split(' / ').slice(2).join(' / ');

  test.each([
    ['| $|x|$ | 1 |', 'tableRow(tableCell(⟦|x|⟧) / tableCell(1)))'],
    ['| $\\|x\\|$ | 1 |', 'tableRow(tableCell(⟦\\|x\\|⟧) / tableCell(1)))'],
    ['| $\\{x|x>0\\}$ | $y$ |', 'tableRow(tableCell(⟦\\{x|x>0\\}⟧) / tableCell(⟦y⟧)))'],
    ['| $5 | $6 |', 'tableRow(tableCell($5) / tableCell($6)))'],
    ['| \\| | b |', 'tableRow(tableCell(|) / tableCell(b)))'],
  ])('%s', (cells, expected) => {
    expect(row(cells)).toBe(expected);
  });
});
