import { expect, test } from 'vitest';
import { formulaLine, unitsOf } from '../../../src/search/formula-tokens.ts';

test.each([
  ['spaces', '\\frac{a}{b}+c', '\\frac { a } { b }\n + c', '\\frac ab + c'],
  ['dollars', 'x_i', '$x_i$', '$$x_i$$', '\\(x_i\\)', '\\[ x_i \\]'],
  ['braces that group', 'e^{x}', 'e^x', '{e}^{{x}}'],
  ['the size of brackets', '\\left( x \\right)', '(x)', '\\bigl(x\\bigr)', '\\Bigg(x\\Bigg)', '（x）'],
  ['brackets that are not drawn', '\\left. f \\right|_0', 'f|_0'],
  ['names of operators', '\\min', '\\mathop{min}', '\\operatorname{min}', '\\mathop{\\rm min}', 'min'],
  ['argmin', '\\argmin_x', '\\arg\\min_x', '\\operatorname*{arg\\,min}_x', '\\mathop{\\arg\\min}\\limits_x'],
  ['fonts', 'E', '\\mathbf{E}', '\\boldsymbol E', '\\bm{E}', '\\mathbb{E}', '𝔼', '{\\bf E}', '\\text{E}'],
  ['styles', '\\displaystyle\\sum_i', '\\sum\\nolimits_i', '∑_i', '∑ᵢ'],
  ['space of TeX', 'a\\,b\\;c\\!d', 'a b\\quad c~\\hspace{1em}d'],
  ['fractions', '\\frac12', '\\dfrac{1}{2}', '\\tfrac 1 2', '\\cfrac{1}{2}', '½'],
  ['absolute values', '\\lvert x\\rvert', '|x|', '\\vert x\\vert', '\\left|x\\right|', '∣x∣'],
  ['norms', '\\lVert x\\rVert', '\\|x\\|', '‖x‖', '||x||', '\\Vert x\\Vert', '∥x∥'],
  ['≤', 'a\\le b', 'a\\leq b', 'a≤b', 'a ⩽ b', 'a\\leqslant b'],
  ['≥', 'a\\ge b', 'a\\geq b', 'a≥b'],
  ['≠', 'a\\ne b', 'a\\neq b', 'a\\not=b', 'a≠b', 'a=\u0338b'],
  ['∉', 'a\\notin b', 'a\\not\\in b', 'a∉b'],
  ['→', 'a\\to b', 'a\\rightarrow b', 'a→b', 'a\\longrightarrow b'],
  ['Unicode powers', '\\sigma^2', 'σ²', 'σ^2', '\\sigma^{2}', 'sigma^2', '$\\sigma ^ 2$'],
  ['several raised signs', 'x^{-1}', 'x⁻¹', 'x^{−1}'],
  ['the order of scripts', 'x_i^2', 'x^2_i', 'x^{2}_{i}', 'xᵢ²'],
  ['primes', "f'", 'f^\\prime', 'f^{\\prime}', 'f′', 'f’'],
  ['accents', '\\hat x', '\\hat{x}', 'x\u0302', '\\widehat{x}'],
  ['varieties of Greek', '\\epsilon', '\\varepsilon', 'ϵ', 'ε', '𝜖'],
  ['dots', '1,\\dots,n', '1,\\ldots,n', '1,…,n', '1,...,n', '1，⋯，n'],
  ['full width', 'a=b', 'ａ＝ｂ'],
  ['a divergence', 'KL(q\\|p)', '\\mathrm{KL}(q \\Vert p)', 'KL(q‖p)', 'KL(q||p)', '\\KL(q\\|p)'],
  ['labels and numbers', 'a=b', 'a=b\\label{eq:a}', 'a=b\\tag{1}', 'a=b\\nonumber'],
  ['rows', 'a=b', '\\begin{aligned}a&=b\\end{aligned}', '\\begin{array}{cc}a&=\\\\[2pt]b\\end{array}'],
  ['comments', 'a+b', 'a+% first\nb'],
])('does not care for %s', (_, first, ...others) => {
  for (const other of others) expect(formulaLine(other), other).toBe(formulaLine(first));
});

test('tells apart what is different', () => {
  const different = [
    '\\sigma',
    '\\Sigma',
    's',
    'x^2',
    'x_2',
    'x2',
    '\\hat x',
    '\\tilde x',
    'a<b',
    'a\\le b',
    '\\in',
    'a\\notin',
  ];
  expect(new Set(different.map(formulaLine)).size).toBe(different.length);
});

test('has the part of a formula, cut anywhere, in the line of the whole', () => {
  const parts = [
    '\\mathbb',
    '{',
    'E',
    '}',
    '_',
    '{',
    'z',
    '\\sim',
    ' ',
    'p',
    '}',
    '\\bigl',
    '[',
    '\\log',
    '\\frac',
    '{',
    'p',
  ];
  const whole = formulaLine(parts.join(''));
  for (let start = 0; start < parts.length; start += 1)
    for (let end = start + 1; end <= parts.length; end += 1) {
      const part = parts.slice(start, end).join('');
      expect(whole, part).toContain(formulaLine(part));
    }
});

test('leaves nothing of what has no signs', () => {
  for (const empty of ['', ' ', '$$', '{}', '\\,', '\\', '\\left.']) expect(formulaLine(empty)).toBe('');
});

test('is a line of its own line', () => {
  for (const tex of ['\\tfrac12\\lVert x\\rVert^2', 'x_i^{-1}', 'q(z\\mid x)\\le\\sum_k π_k'])
    expect(formulaLine(formulaLine(tex))).toBe(formulaLine(tex));
});

test('takes words and numbers of a line as one', () => {
  expect(unitsOf(formulaLine('\\argmin_x\\,\\|12y\\|'))).toEqual([
    'argmin',
    'x',
    '|',
    '|',
    '12',
    'y',
    '|',
    '|',
  ]);
});
