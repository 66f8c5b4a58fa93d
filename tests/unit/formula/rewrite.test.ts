import katex from 'katex';
import 'katex/contrib/mhchem';
import { describe, expect, test } from 'vitest';
import { renderFormula } from '../../../src/formula/render.ts';
import type { OwnMacros } from '../../../src/formula/arity.ts';
import { isAtom } from '../../../src/formula/rewrite-atoms.ts';
import { mayBeMisread, rewriteTex } from '../../../src/formula/rewrite.ts';

/** What authors write for MathJax, in a display, and what KaTeX is given. */
const displays: readonly [written: string, given: string][] = [
  ['x_\\max', 'x_{\\max}'],
  ['x^\\hat y', 'x^{\\hat y}'],
  ['x_\\left(a\\right)', 'x_{\\left(a\\right)}'],
  ['x_\\rm ab', 'x_{\\rm a}\\rm b'],
  ['x_\\sqrt[3]{a}', 'x_{\\sqrt[3]{a}}'],
  ['x^\\mathbb{1}', 'x^{\\vphantom{1}𝟙}'],
  ['\\hat\\mathbf{x}', '\\hat{\\mathbf{x}}'],
  ['\\mathrm{max}\\limits_x', '\\mathop{\\mathrm{max}}\\limits_x'],
  ['\\operatorname{mex}\\limits_x', '\\operatorname*{mex}\\limits_x'],
  ['a=\\limits^b c', 'a\\mathrel{\\mathop{=}\\limits^b} c'],
  ['\\underbrace{a}\\limits_b', '\\underbrace{a} _b'],
  ['\\mathop{\\mathrm{min}}_x', '\\operatorname*{\\mathnormal{\\mathrm{min}}}_x'],
  ['\\text{a_b}', '\\text{a\\_b}'],
  ['\\text{50%}', '\\text{50\\%}'],
  ['\\text{a & b #1}', '\\text{a \\& b \\#1}'],
  ['a&lt;b', 'a<b'],
  ['\\text{a &amp; b}', '\\text{a \\& b}'],
  ['a\u200bb', 'ab'],
  ['\\begin{eqnarray}a&=&b\\end{eqnarray}', '\\begin{alignat}{2}a&={}&&b\\end{alignat}'],
  ['\\begin{eqnarray*}a&=&b\\end{eqnarray*}', '\\begin{alignat*}{2}a&={}&&b\\end{alignat*}'],
  ['\\begin{flalign*}a&=b\\end{flalign*}', '\\begin{align*}a&=b\\end{align*}'],
  ['\\begin{multline*}a\\end{multline*}', '\\begin{gather*}a\\end{gather*}'],
  ['\\begin{multline*}a\\\\\\end{multline*}', '\\begin{gather*}a\\\\\\end{gather*}'],
  ['\\begin{multline*}a\\\\b\\end{multline*}', '\\begin{gather*}a\\hskip3em \\\\\\hskip3em b\\end{gather*}'],
  [
    '\\begin{multline}a\\\\{b\\\\}\\\\[2pt] c\\end{multline}',
    '\\begin{gather}a\\hskip3em \\\\{b\\\\}\\\\[2pt]\\hskip3em  c\\end{gather}',
  ],
  ['\\begin{align*}a\\\\*[2pt]b\\end{align*}', '\\begin{align*}a\\\\[2pt]b\\end{align*}'],
  ['\\begin{gather*}a\\\\ *b\\end{gather*}', '\\begin{gather*}a\\\\ *b\\end{gather*}'],
  [
    '\\begin{multlined}[t]a\\\\b\\\\c\\end{multlined}',
    '\\begin{gathered}a\\hskip3em \\\\b\\\\\\hskip3em c\\end{gathered}',
  ],
  ['\\begin{math}x\\end{math}', '{x}'],
  ['\\begin{displaymath}x\\end{displaymath}', '\\begin{equation*}x\\end{equation*}'],
  ['\\begin{psmallmatrix}a&b\\end{psmallmatrix}', '\\left(\\begin{smallmatrix}a&b\\end{smallmatrix}\\right)'],
  ['\\begin{aligned}[t]a\\end{aligned}', '\\begin{aligned}a\\end{aligned}'],
  ['\\begin{split}a&b&c\\end{split}', '\\begin{aligned}a&b&c\\end{aligned}'],
  ['\\begin{array}a&b\\\\c&d\\end{array}', '\\begin{array}{cc}a&b\\\\c&d\\end{array}'],
  ['\\begin{array}{*{3}{c}|r}a\\end{array}', '\\begin{array}{ccc|r}a\\end{array}'],
  ['\\begin{array}{@{}ll@{}}a\\end{array}', '\\begin{array}{ll}a\\end{array}'],
  ['\\begin{array}{p{3cm}c}a\\end{array}', '\\begin{array}{lc}a\\end{array}'],
  ['\\cases{a&b\\\\c&d}', '\\begin{cases}a&b\\\\c&d\\end{cases}'],
  ['\\pmatrix{a&b}', '\\begin{pmatrix}a&b\\end{pmatrix}'],
  ['\\matrix{a&b}', '\\begin{matrix}a&b\\end{matrix}'],
  ['\\eqalign{a&=b}', '\\begin{aligned}a&=b\\end{aligned}'],
  ['\\displaylines{a\\\\b}', '\\begin{gathered}a\\\\b\\end{gathered}'],
  ['\\root 3\\of{x}', '\\sqrt[{ 3}]{x}'],
  ['\\buildrel a\\over=', '\\stackrel{ a}='],
  ['\\enclose{updiagonalstrike}{x}', '\\cancel{x}'],
  ['\\bbox[yellow]{x}', '\\colorbox{yellow}{$\\displaystyle{x}$}'],
  ['\\bbox[5px,border:1px solid]{x}', '\\boxed{x}'],
  ['\\href{https://a.b}{c}', '{c}'],
  ['\\unicode{x2603}', '{\\char9731}'],
  ['\\color{red}{x}y', '\\textcolor{red}{x}y'],
  ['\\textcolor[rgb]{1,0,0}{x}', '\\textcolor{#ff0000}{x}'],
  ['\\color[HTML]{FF8800}x', '\\color{#FF8800}x'],
  ['\\textcolor{rgb(255,0,0)}{x}', '\\textcolor{#ff0000}{x}'],
  ['\\shortstack{上\\\\下}', '\\begin{array}{c}\\text{上}\\\\\\text{下}\\end{array}'],
  [
    '\\begin{align*}a\\\\ \\intertext{于是} b\\end{align*}',
    '\\begin{align*}a\\\\ &\\text{于是}\\nonumber\\\\ b\\end{align*}',
  ],
  ['\\begin{matrix}\\hfill a\\end{matrix}', '\\begin{matrix}  a\\end{matrix}'],
  ['{\\scr AB}C', '{\\mathscr{ AB}}C'],
  ['\\left（a\\right）', '\\left(a\\right)'],
  ['\\left{a\\right}', '\\left\\{a\\right\\}'],
  ['\\mathbb{1}', '{\\vphantom{1}𝟙}'],
  ['\\\\#', '\\#'],
  ['\\mbox{a_b}', '\\mbox{a\\_b}'],
  ['\\DeclareMathOperator{\\sgn}{sgn}\\sgn x', '\\def\\sgn{\\operatorname{sgn}}\\sgn x'],
  ['\\newcommand{\\a}[1][x]{#1}\\a', '\\def\\a{\\@ifnextchar[{\\a@}{\\a@[x]}}\\def\\a@[#1]{#1}\\a'],
  ['\\newcommand\\R{\\mathbb R}\\R', '\\def\\R{\\mathbb R}\\R'],
  ['\\mathds{1}', '{\\vphantom{1}𝟙}'],
];

test.each(displays)('%s is given to KaTeX as %s, which takes it', (written, given) => {
  expect(rewriteTex(written, true).tex).toBe(given);
  expect(renderFormula(written, true).fault).toBeUndefined();
});

/** Environments that KaTeX has in displays only, within a line. */
const inLines: readonly [written: string, given: string][] = [
  ['\\begin{align}a&=b\\end{align}', '\\begin{aligned}a&=b\\end{aligned}'],
  ['\\begin{gather*}a\\\\b\\end{gather*}', '\\begin{gathered}a\\\\b\\end{gathered}'],
  ['\\begin{equation}a\\end{equation}', '{a}'],
  ['\\begin{split}a&=b\\end{split}', '\\begin{aligned}a&=b\\end{aligned}'],
  ['\\begin{eqnarray}a&=&b\\end{eqnarray}', '\\begin{alignedat}{2}a&={}&&b\\end{alignedat}'],
  ['\\begin{alignat}{2}a&=b\\end{alignat}', '\\begin{alignedat}{2}a&=b\\end{alignedat}'],
];

test.each(inLines)('%s, in a line, is given to KaTeX as %s', (written, given) => {
  expect(rewriteTex(written, false).tex).toBe(given);
  expect(renderFormula(written, false).fault).toBeUndefined();
});

test('what has no one meaning stays as it is, and is refused', () => {
  for (const tex of ['\\href{javascript:a}{c}', '\\unicode{zz}', '\\enclose{roundedbox}{x}', '\\root 3{x}']) {
    expect(rewriteTex(tex, true).tex).toBe(tex);
    expect(renderFormula(tex, true).fault, tex).toBeDefined();
  }
});

/** Formulas as KaTeX's own readers write them. */
const standard = [
  'x',
  "f'(x)",
  'a_i^2',
  'x_{ij}^{(k)}',
  '\\frac12',
  '\\frac{a+b}{c}',
  '\\sqrt[3]{x}',
  '\\sum_{i=1}^n i',
  '\\int_0^1 f\\,dx',
  '\\lim_{x\\to0}\\frac{\\sin x}{x}',
  '\\left(\\frac ab\\right)^2',
  '\\left\\{x\\mid y\\right\\}',
  '\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}',
  '\\begin{cases}x&x>0\\\\-x&\\text{否则}\\end{cases}',
  '\\begin{aligned}a&=b\\\\&=c\\end{aligned}',
  '\\begin{array}{l|cr}a&b&c\\\\\\hline d&e&f\\end{array}',
  '\\mathbb{E}_{q}[x]',
  '\\mathcal L(\\theta)',
  '\\boldsymbol\\alpha',
  '\\hat{y}\\tilde x\\bar{z}',
  '\\overline{AB}',
  '\\underbrace{x+y}_{n}',
  '\\operatorname{tr}(A)',
  '\\operatorname*{arg\\,max}_x f',
  '\\text{如果 $x>0$}',
  '\\text{a b}',
  '\\mathrm{d}x',
  '\\nabla\\cdot\\mathbf F',
  'a\\equiv b\\pmod n',
  '\\binom nk',
  '\\overset{!}{=}',
  '\\xrightarrow[a]{b}',
  '\\color{red}x',
  '\\boxed{x}',
  '\\cancel{x}',
  '\\ce{H2O}',
  '\\phantom{x}y',
  '\\bigl(x\\bigr)',
  '\\lvert x\\rvert',
  '\\|x\\|_2',
  'x\\in\\mathbb R^n',
  '\\rule{1em}{2pt}',
  '\\substack{a\\\\b}',
  '50\\%',
  '\\#A',
  'a\\_b',
  '\\textbf{x}',
  '\\begin{align*}a&=b\\end{align*}',
  '\\begin{gather*}a\\\\b\\end{gather*}',
  '\\prod\\limits_{i}a_i',
  'x^{\\prime}',
  '\\dfrac{1}{2}',
  '\\mathop{\\sum}x',
];

test.each(standard)('%s, which KaTeX takes, is not seen otherwise after rewriting', (tex) => {
  const typeset = (one: string) =>
    katex.renderToString(one, { displayMode: true, strict: 'ignore', output: 'html' });
  expect(typeset(rewriteTex(tex, true).tex)).toBe(typeset(tex));
});

test('a formula that KaTeX takes rightly is not rewritten at all', () => {
  for (const tex of standard.filter((one) => !mayBeMisread(one))) {
    const html = katex.renderToString(tex, { displayMode: true, strict: 'ignore', output: 'mathml' });
    const own = renderFormula(tex, true).html;
    expect(own).toContain(/<annotation[\s\S]*<\/annotation>/.exec(html)?.[0]);
  }
});

test('rewriting what was rewritten changes nothing', () => {
  for (const [, given] of displays) {
    const again = rewriteTex(given, true).tex;
    expect(rewriteTex(again, true).tex).toBe(again);
  }
});

describe('places after rewriting', () => {
  test.each(displays)('in %s lead back into what was written, in its order', (written) => {
    const { tex, map } = rewriteTex(written, true);
    let last = 0;
    for (let offset = 0; offset <= tex.length; offset++) {
      const source = map(offset);
      expect(source).toBeGreaterThanOrEqual(0);
      expect(source).toBeLessThanOrEqual(written.length);
      expect(source).toBeGreaterThanOrEqual(last);
      last = source;
    }
  });
});

describe("an author's macros", () => {
  const own: OwnMacros = new Map([
    ['\\argmax', { arity: 0, atom: true }],
    ['\\two', { arity: 2, atom: false }],
    ['\\ij', { arity: 0, atom: false }],
  ]);

  test('take their arguments with them into a script', () => {
    expect(rewriteTex('x_\\two{a}{b}c', true, own).tex).toBe('x_{\\two{a}{b}}c');
    expect(rewriteTex('x_\\two[p]{a}{b}c', true, own).tex).toBe('x_{\\two[p]{a}{b}}c');
  });

  test('that stand for one operator are a script as a whole, others are not', () => {
    expect(rewriteTex('x_\\argmax y', true, own).tex).toBe('x_{\\argmax} y');
    expect(rewriteTex('x_\\ij', true, own).tex).toBe('x_\\ij');
  });

  test('are one atom when their text is one', () => {
    expect(['\\operatorname{tr}', '\\max', '\\hat x', '\\left(a\\right)'].map(isAtom)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['i,j', '\\alpha', '\\mathbb{R}', '\\hat x y', ''].map(isAtom)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
