import { describe, expect, test } from 'vitest';
import { onlyDefines, takeDefinitions } from '../../../src/formula/definitions.ts';
import { parseMacros, readMacros } from '../../../src/formula/macro-sources.ts';
import { ownMacros, type Macros } from '../../../src/formula/macros.ts';
import { renderFormula } from '../../../src/formula/render.ts';

/** What is seen of a formula. */
function seen(tex: string, macros: Macros = {}): string {
  const { html, fault } = renderFormula(tex, true, macros);
  return fault?.reason ?? html.replace(/<annotation[\s\S]*?<\/annotation>/, '');
}

const macrosAfter = (tex: string, known: Macros = {}) => takeDefinitions(tex, known)?.after ?? known;

describe('what a formula defines', () => {
  /** A definition, a use of it, and what the use stands for. */
  test.each([
    ['\\newcommand{\\R}{\\mathbb{R}}', '\\R^n', '\\mathbb{R}^n'],
    ['\\newcommand\\R{\\mathbb R}', '\\R', '\\mathbb R'],
    ['\\newcommand*{\\R}{x}', '\\R', 'x'],
    ['\\newcommand{\\two}[2]{#1+#2}', '\\two{a}{b}', 'a+b'],
    ['\\newcommand{\\first}[2]{#1}', '\\first{a}{b}c', 'ac'],
    [
      '\\newcommand{\\E}[2][p]{\\mathbb E_{#1}[#2]}',
      '\\E{x}+\\E[q]{y}',
      '\\mathbb E_{p}[x]+\\mathbb E_{q}[y]',
    ],
    ['\\renewcommand{\\vec}[1]{\\mathbf{#1}}', '\\vec x', '\\mathbf{x}'],
    ['\\providecommand{\\mine}{m}', '\\mine', 'm'],
    ['\\providecommand{\\alpha}{m}', '\\alpha', '\\alpha'],
    ['\\def\\R{x}', '\\R', 'x'],
    ['\\def\\pair#1,#2.{(#1;#2)}', '\\pair a,b.', '(a;b)'],
    ['\\gdef\\R{x}', '\\R', 'x'],
    ['\\global\\def\\R{x}', '\\R', 'x'],
    ['\\DeclareMathOperator{\\sgn}{sgn}', '\\sgn x', '\\operatorname{sgn} x'],
    ['\\DeclareMathOperator*{\\am}{arg\\,max}', '\\am_x f', '\\operatorname*{arg\\,max}_x f'],
    ['\\let\\eps\\varepsilon', '\\eps', '\\varepsilon'],
    ['\\let\\eps=\\varepsilon', '\\eps', '\\varepsilon'],
    ['\\let\\old\\phi\\renewcommand{\\phi}{\\varphi+\\old}', '\\phi', '\\varphi+\\phi'],
    ['\\newcommand{\\lab}[1]{\\text{#1_b}}', '\\lab{a}', '\\text{a\\_b}'],
    ['\\newcommand{\\br}{x_\\max}', '\\br', 'x_{\\max}'],
    ['{\\def\\R{x}}', '\\R', 'x'],
    ['\\newcommand\\a{x}\\newcommand\\b{\\a\\a}', '\\b', 'xx'],
  ])('%s: from there on, %s is %s', (definition, use, meaning) => {
    expect(seen(use, macrosAfter(definition))).toBe(seen(meaning));
  });

  test('a macro means what it meant when another was let to it', () => {
    const macros = macrosAfter('\\let\\b\\a\\renewcommand\\a{y}', { '\\a': 'x' });
    expect(seen('\\a\\b', macros)).toBe(seen('yx'));
  });

  test('is taken out, and what is left keeps its places', () => {
    const tex = 'a\\newcommand{\\R}{\n\\mathbb{R}}+\\R';
    const taken = takeDefinitions(tex, {});
    expect(taken?.tex).toHaveLength(tex.length);
    expect(taken?.tex.trimEnd()).toBe(`a${' '.repeat(16)}\n${' '.repeat(11)}+\\R`);
    expect(taken?.defined.map(({ offset }) => offset)).toEqual([1]);
    expect(seen(taken?.tex ?? '', taken?.macros)).toBe(seen('a+\\mathbb{R}'));
  });

  test('stays in a formula that uses the macro before', () => {
    const tex = '\\R\\def\\R{y}\\R';
    const taken = takeDefinitions(tex, { '\\R': 'x' });
    expect(taken?.tex).toBe(tex);
    expect(seen(tex, taken?.macros)).toBe(seen('xy'));
    expect(seen('\\R', taken?.after)).toBe(seen('y'));
  });

  test('stays in a formula when it cannot be read, and is refused there', () => {
    for (const tex of [
      '\\newcommand\\a',
      '\\def',
      '\\newcommand{\\a}[x]{y}',
      '\\let',
      '\\newcommand{\\a}{b',
    ]) {
      expect(takeDefinitions(tex, {})?.tex ?? tex).toBe(tex);
      expect(renderFormula(tex, true).fault, tex).toBeDefined();
    }
  });

  test('a formula that defines nothing costs nothing', () => {
    for (const tex of ['x', '\\definitely', '\\letter', '\\newcommanded', '\\leftarrow']) {
      expect(takeDefinitions(tex, {})).toBeUndefined();
    }
  });
});

test.each([
  ['\\newcommand{\\R}{x}', true],
  ['% of mine\n\\newcommand{\\R}{x}\n\\def\\b{y}\n', true],
  ['\\require{cancel}\\newcommand{\\R}{x}', true],
  ['\\newcommand{\\R}{x}x', false],
  ['\\newcommand', false],
  ['\\require{cancel}', false],
  ['x', false],
  ['', false],
])('%j defines and does nothing else: %s', (text, expected) => expect(onlyDefines(text)).toBe(expected));

test('macros with an argument that may be left out count those in braces', () => {
  const macros = macrosAfter(
    '\\newcommand{\\E}[2][p]{#1#2}\\newcommand{\\F}[3]{#1}\\def\\G#1.{#1}\\newcommand\\H{h}',
  );
  const own = ownMacros(macros);
  expect(['\\E', '\\F', '\\G', '\\H'].map((name) => own.get(name)?.arity)).toEqual([1, 3, 1, 0]);
});

describe('macros.tex', () => {
  test('defines, with places', () => {
    const { macros, offsets, faults } = parseMacros(
      '% ours\n\\newcommand{\\R}{\\mathbb{R}}\n\\let\\e\\epsilon\n',
    );
    expect(faults).toEqual([]);
    expect(seen('\\R\\e', macros)).toBe(seen('\\mathbb{R}\\epsilon'));
    expect([...offsets]).toEqual([
      ['\\R', 7],
      ['\\e', 35],
    ]);
  });

  test.each([
    [
      'x\\newcommand\\a{b}',
      0,
      '`x` 不是宏定义；这里应是 \\newcommand、\\def、\\let 或 \\DeclareMathOperator',
    ],
    ['\\newcommand{\\a}[1]{#2}', 19, '`\\a` 的定义里有 `#2`；它有 1 个参数，只应写 #1 到 #1'],
    ['\\newcommand{\\a}{#1}', 16, '`\\a` 的定义里有 `#1`；它没有参数，要参数应写 \\newcommand{…}[1]{…}'],
    ['\\newcommand{\\a}[x]{y}', 15, '参数个数 `x` 不对；应是 0 到 9'],
    ['\\newcommand{\\a}', 15, '定义没有内容；应有 `{…}`'],
    ['\\def\\a{b', 6, '定义的 `{` 没有闭合；应有与它成对的 `}`'],
    ['\\newcommand{a}{b}', 11, '`\\newcommand` 后面没有命令名；应写成 `\\newcommand{\\名字}`'],
    ['\\let\\a{b}', 6, '`\\let\\a` 后面没有命令；应写成 `\\let\\a\\另一命令`'],
  ])('%s has a fault at %i', (source, offset, reason) => {
    expect(parseMacros(source).faults[0]).toEqual({ reason, offset, slip: false });
  });

  test('a fault does not hide what follows', () => {
    const { macros, faults } = parseMacros('x y\n\\newcommand{\\a}{b}');
    expect(faults).toHaveLength(1);
    expect(Object.keys(macros)).toEqual(['\\a']);
  });

  test('a macro defined as new twice, and otherwise, is a slip', () => {
    const slips = (source: string) => parseMacros(source).faults.map(({ slip }) => slip);
    expect(slips('\\newcommand\\a{b}\\newcommand\\a{c}')).toEqual([true]);
    for (const second of [
      '\\newcommand\\a{b}',
      '\\renewcommand\\a{c}',
      '\\def\\a{c}',
      '\\providecommand\\a{c}',
    ]) {
      expect(slips(`\\newcommand\\a{b}${second}`), second).toEqual([]);
    }
  });
});

describe('macros of the front matter', () => {
  test('have names with or without the backslash, and replace those of the site', () => {
    const { macros, faults } = readMacros({ R: '\\mathbf R', '\\two': '#1#2' }, { '\\R': 'x', '\\S': 's' });
    expect(faults).toEqual([]);
    expect(seen('\\R\\S\\two ab', macros)).toBe(seen('\\mathbf R sab'));
  });

  test('are refused one by one', () => {
    const { macros, faults } = readMacros({ 'a b': 'x', '\\open': '{', '\\ok': 'y' });
    expect(faults).toEqual([
      { name: 'a b', reason: '宏名 `a b` 不对；应是一个反斜杠加字母，如 \\R' },
      { name: '\\open', reason: '宏 `\\open` 的花括号不成对；每个 `{` 都应有 `}`' },
    ]);
    expect(Object.keys(macros)).toEqual(['\\ok']);
  });
});
