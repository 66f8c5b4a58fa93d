import { describe, expect, test } from 'vitest';
import { messages } from '../../../src/formula/fault-messages.ts';
import { explain } from '../../../src/formula/fault.ts';
import { renderFormula } from '../../../src/formula/render.ts';

/** A display, what stands before the place of its fault, what the fault marks, and what it says. */
const table: readonly [tex: string, before: string, marked: string, reason: string][] = [
  ['a+\\alhpa', 'a+', '\\alhpa', '没有命令 `\\alhpa`；是不是 `\\alpha`？'],
  ['\\VertW\\Vert', '', '\\VertW', '没有命令 `\\VertW`；是不是 `\\Vert W`？'],
  ['\\sgn x', '', '\\sgn', '没有命令 `\\sgn`；是不是 `\\operatorname{sgn}`？'],
  ['\\frac{1}{', '\\frac{1}', '{', '`{` 没有闭合；应有与它成对的 `}`'],
  ['x^2^3', 'x^2', '^', '一个字母有了两个上标（撇号也是上标）；应用花括号分开，如 `{x^a}^b` 或 `x^{ab}`'],
  ['x_1_2', 'x_1', '_', '一个字母有了两个下标；应用花括号分开，如 `{x_a}_b` 或 `x_{ab}`'],
  ['\\left( a', '', '\\left', '`\\left` 没有闭合；应有与它成对的 `\\right`'],
  ['a \\right)', 'a ', '\\right', '`\\right` 没有与它成对的 `\\left`；应补上，单边用 `\\left.`'],
  ['a & b', 'a ', '&', '`&` 不在矩阵或对齐环境里；应放进 aligned 之类的环境，字面的 & 写成 `\\&`'],
  [
    'a \\\\ & b #',
    'a \\\\ ',
    '&',
    '`&` 不在矩阵或对齐环境里；应放进 aligned 之类的环境，字面的 & 写成 `\\&`',
  ],
  ['\\begin{aligned}a', '', '\\begin', '环境没有结束；应有与 `\\begin` 成对的 `\\end`'],
  [
    '\\begin{aligned}a\\end{align}',
    '\\begin{aligned}a',
    '\\end',
    '`\\begin{aligned}` 遇到了 `\\end{align}`；应以 `\\end{aligned}` 结束',
  ],
  ['\\begin{algn}a\\end{algn}', '\\begin', '{algn}', '没有环境 `algn`；是不是 `align`？'],
  ['\\end{aligned}', '', '\\end', '`\\end` 没有与它成对的 `\\begin`；应补上，或检查前面的花括号'],
  ['{a', '', '{', '`{` 没有闭合；应有与它成对的 `}`'],
  ['a}', 'a', '}', '多了一个 `}`；应有与它成对的 `{`，或去掉它'],
  ['\\text{a\\alpha}', '\\text{a', '\\alpha', '文字里没有 `\\alpha`；应写成 `$\\alpha$`，或移到 \\text 外面'],
  ['\\text{$x}', '', '\\text', '`\\text` 少了参数；后面应有 `{…}`'],
  ['a\\[b', 'a', '\\[', '公式里又有公式的定界符 `\\[`；应去掉它'],
  ['a$b', 'a', '$', '公式里又有公式的定界符；应去掉它，字面的 $ 写成 `\\$`'],
  ['\\frac', '', '\\frac', '`\\frac` 少了参数；后面应有 `{…}`'],
  ['\\sqrt', '', '\\sqrt', '`\\sqrt` 后面没有内容；应有一个字母或 `{…}`'],
  ['\\frac{a}', '', '\\frac', '`\\frac` 少了参数；后面应有 `{…}`'],
  ['x^', 'x', '^', '`^` 后面没有内容；应有一个字母或 `{…}`'],
  ['x_', 'x', '_', '`_` 后面没有内容；应有一个字母或 `{…}`'],
  [
    '\\left a\\right)',
    '\\left ',
    'a',
    '`\\left` 后面的 `a` 不是定界符；应是括号、竖线、箭头，或表示没有的 `.`',
  ],
  ['\\left', '', '\\left', '`\\left` 后面没有内容；应有括号、竖线，或表示没有的 `.`'],
  [
    '\\begin{array}{xy}a\\end{array}',
    '\\begin{array}{',
    'x',
    'array 没有 `x` 这种列；列格式应由 l、c、r 和 | 组成，如 `{lcr}`',
  ],
  ['\\rule{1}{2}', '\\rule', '{1}', '`1` 不是尺寸；应是数加单位，如 2em'],
  ['\\kern3foo', '\\kern', '3fo', '没有单位 `fo`；应是 em、ex、pt、mu、cm 之类'],
  ['\\color{#12}x', '\\color', '{#12}', '`#12` 不是颜色；应是颜色名或 #rrggbb'],
  ['\\hline', '', '\\hline', '`\\hline` 只能用在 array 里一行的开头；应在 `\\\\` 之后'],
  ['\\middle|', '\\middle', '|', '`\\middle` 不在 `\\left…\\right` 里；应补上它们，或用 \\mid'],
  ['\\limits_x', '', '\\limits', '`\\limits` 前面不是算符；它应在 \\sum、\\lim、\\mathop{…} 之后'],
  ['\\tag{1}\\tag{2}x', '', '\\tag', '一个公式有两个 `\\tag`；应只有一个，各行要编号时用 align'],
  ['\\over a \\over b', '\\over a ', '\\over', '一组里有两个 \\over 之类；应用花括号分开，或用 \\frac'],
  ['a\\over b\\over c', 'a\\over b', '\\over', '一组里有两个 \\over 之类；应用花括号分开，或用 \\frac'],
  ['\\label{a}', '', '\\label', '这里不能用 `\\label`；它应在公式的最外层'],
  ['{\\label{a}}', '{', '\\label', '这里不能用 `\\label`；它应在公式的最外层'],
  ['\\htmlClass{a}{b}', '', '\\htmlClass', '不允许用 `\\htmlClass`；公式里不应有会运行或载入别处内容的命令'],
  [
    '\\includegraphics{a}',
    '',
    '\\includegraphics',
    '不允许用 `\\includegraphics`；公式里不应有会运行或载入别处内容的命令',
  ],
  ['\\url{a}', '', '\\url', '不允许用 `\\url`；公式里不应有会运行或载入别处内容的命令'],
  ['\\verb|a', '', '\\verb', '`\\verb` 没有在本行结束；应以开头的那个字符结束'],
  ['\\substack{a&b}', '', '\\substack{a&b}', '`\\substack` 里有 `&`；它应只有一列'],
  ['\\char"FFFFFFF', '', '\\char"FFFFFFF', '没有编码为 268435455 的字符；应不超过 10FFFF'],
  ['\\newcommand{a}{b}', '', '\\newcommand', '要定义的不是命令；应是反斜杠加名字，如 `\\R`'],
  ['\\def', '', '\\def', '要定义的不是命令；应是反斜杠加名字，如 `\\R`'],
  [
    '\\begin{split}a&b&c&d',
    '\\begin{split}a&b',
    '&',
    '这一行的 `&` 太多；split 一行应只有一个，equation 应没有',
  ],
  ['\\begin{cases}a', '', '\\begin', '环境没有结束；应有与 `\\begin` 成对的 `\\end`'],
  ['\\genfrac{(}', '\\genfrac{(', '}', '有命令少了参数；后面应有 `{…}`'],
  [
    '\\unicode{zz}',
    '',
    '\\unicode',
    '没有命令 `\\unicode`；应是 KaTeX 认得的命令，或先用 \\newcommand 定义它',
  ],
  ['\\text{a^b', '\\text', '{', '`{` 没有闭合；应有与它成对的 `}`'],
  ['a\\', 'a', '\\', '公式以反斜杠结尾；后面应有命令名，或去掉它'],
  ['\\ce{H2O', '\\ce', '{', '`{` 没有闭合；应有与它成对的 `}`'],
  ['\\begin{}', '\\begin', '{}', '没有环境 ``；应是 aligned、cases、matrix 之类'],
  ['x^\\^', 'x^', '\\^', '`\\^` 是文字里的重音；公式里应写 \\hat、\\wedge 之类的命令'],
  [
    '\\message{a}',
    '',
    '\\message',
    '没有命令 `\\message`；应是 KaTeX 认得的命令，或先用 \\newcommand 定义它',
  ],
  [
    '\\begin{alignat}{x}a\\end{alignat}',
    '\\begin{alignat}',
    '{x}',
    '列数不对；应是正整数，如 `\\begin{alignat}{2}`',
  ],
  ['\\hspace{2}', '\\hspace{', '2', '`2` 不是尺寸；应是数加单位，如 2em'],
  ['\\mathbf', '', '\\mathbf', '`\\mathbf` 少了参数；后面应有 `{…}`'],
  ['\\hat', '', '\\hat', '`\\hat` 少了参数；后面应有 `{…}`'],
  ['\\operatorname', '', '\\operatorname', '`\\operatorname` 少了参数；后面应有 `{…}`'],
  ['\\begin{pmatrix}a&b\\\\c', '', '\\begin', '环境没有结束；应有与 `\\begin` 成对的 `\\end`'],
  ['\\left\\{a\\right.\\}}', '\\left\\{a\\right.\\}', '}', '多了一个 `}`；应有与它成对的 `{`，或去掉它'],
  ['中\\文', '中', '\\文', '没有命令 `\\文`；应是 KaTeX 认得的命令，或先用 \\newcommand 定义它'],
  ['\\rule{500em}{1em}', '\\rule{', '500em', '尺寸 `500em` 太大；最多 50em'],
  [
    '\\begin{aligned}a\\\\[x]b\\end{aligned}',
    '\\begin{aligned}a\\\\',
    '[x]',
    '`x` 不是尺寸；应是数加单位，如 2em（`\\\\` 后面的方括号若是内容，前面应有 `{}`）',
  ],
];

test.each(table)(
  '%s: at the character, what is wrong and what was expected',
  (tex, before, marked, reason) => {
    const { fault } = renderFormula(tex, true);
    expect(fault?.reason).toBe(reason);
    expect(tex.slice(0, fault?.position)).toBe(before);
    expect(tex.slice(fault?.position, (fault?.position ?? 0) + (fault?.length ?? 0))).toBe(marked);
  },
);

test('every message has two halves: what is wrong；what was expected', () => {
  for (const [, reason] of messages) expect(reason, reason).toMatch(/^[^；]+；[^；]+$/);
  for (const [, , , reason] of table) expect(reason, reason).toMatch(/^[^；]+[；？][^；]+$/);
});

test('what only a display may hold is a fault in a line, at its place', () => {
  const { fault } = renderFormula('x\\tag{1}', false);
  expect(fault).toEqual({ reason: '`\\tag` 只能用在单独成行的公式里；应用 `$$…$$`', position: 1, length: 4 });
});

test('a message that KaTeX may yet learn stays in its own words', () => {
  const { reason } = explain({ message: 'New words', rawMessage: 'New words' }, 'x');
  expect(reason).toBe('KaTeX 不接受（New words）；应是它认得的 TeX');
});

describe('a fault behind a rewritten place', () => {
  test.each([
    ['\\text{a_b}+\\nope', '\\nope'],
    ['\\begin{eqnarray}a&=&b\\\\c&=&\\nope\\end{eqnarray}', '\\nope'],
    ['x_\\max\\mathop{min}_x\\nope y', '\\nope'],
    ['\\cases{a&b\\\\\\nope&d}', '\\nope'],
    ['a&lt;b\\nope', '\\nope'],
  ])('%s is shown where its author wrote it', (tex, marked) => {
    const { fault } = renderFormula(tex, true);
    expect(fault?.position).toBe(tex.indexOf(marked));
    expect(tex.slice(fault?.position, (fault?.position ?? 0) + (fault?.length ?? 0))).toBe(marked);
  });
});

describe('a fault in a macro', () => {
  const macros = {
    '\\KL': '\\operatornam{KL}(#1\\|#2)',
    '\\half': '\\frac{1}',
    '\\fine': 'x',
    '\\deep': '\\KL{a}{b}',
  };
  test.each([
    ['\\fine+\\KL{q}{p}', '\\KL'],
    ['\\fine+\\half', '\\half'],
    ['\\fine\\deep', '\\deep'],
  ])('%s is shown where the macro is used, and names it', (tex, name) => {
    const { fault } = renderFormula(tex, true, macros);
    expect(fault).toMatchObject({ position: tex.indexOf(name), length: name.length, macro: name });
  });

  test.each([
    ['\\fine^2^3', 7, 1],
    ['\\KL{q', 3, 1],
    ['\\fine+\\nope', 6, 5],
    ['a+\\KL{q}', 2, 3],
  ])('%s is no fault of the macro, but of its use', (tex, position, length) => {
    const { fault } = renderFormula(tex, true, macros);
    expect(fault).toMatchObject({ position, length });
    expect(fault?.macro).toBeUndefined();
  });

  test('a macro may have been meant by an unknown command', () => {
    expect(renderFormula('\\finee', true, macros).fault?.reason).toContain('是不是 `\\fine`？');
  });
});
