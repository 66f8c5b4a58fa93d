import { describe, expect, test } from 'vitest';
import { linearText } from '../../../src/formula/linear-text.ts';
import { renderFormula } from '../../../src/formula/render.ts';

const inLine = (tex: string, scripts?: 'characters' | 'signs') =>
  linearText(renderFormula(tex, false).html, scripts);

describe('a formula in one line', () => {
  test.each([
    ['\\frac12\\ln\\frac{1-e}{e}', '(1/2) ln((1−e)/e)'],
    ['\\mathbb E_{z\\sim p_\\theta}[f(z)]', 'E_(z∼p_θ)[f(z)]'],
    ['p_{\\rm data}', 'p_data'],
    ['\\rho\\sigma^2', 'ρσ²'],
    ['x_{t-1}', 'xₜ₋₁'],
    ['e^{-x^2}', 'e^(−x²)'],
    ['\\mathbf{x}^\\top A\\mathbf x', 'xᵀAx'],
    ['\\|x\\|_2^2', '‖x‖₂²'],
    ["f'(x)", 'f′(x)'],
    ['\\mathbb R^n', 'ℝⁿ'],
    ['90^\\circ', '90°'],
    ['x^*', 'x*'],
    ['p(x\\mid z)', 'p(x|z)'],
    ['D_{\\mathrm{KL}}', 'D_KL'],
    ['\\tilde x_t^{(k)}', 'x̃ₜ⁽ᵏ⁾'],
    ['\\hat\\theta', 'θ̂'],
    ['\\sqrt{x+1}+\\sqrt2+\\sqrt[3]x', '√(x+1)+√2+∛x'],
    ['f\\colon A\\to B', 'f : A→B'],
  ])('%s is %s', (tex, text) => {
    expect(inLine(tex)).toBe(text);
  });

  test.each([
    ['k\\log k', 'k log k'],
    ['O(n\\log n)', 'O(n log n)'],
    ['\\log p(x)', 'log p(x)'],
    ['\\sin^2 x', 'sin² x'],
    ['\\arg\\max_x f(x)', 'arg maxₓ f(x)'],
    ['\\min_\\theta L(\\theta)', 'min_θ L(θ)'],
    ['\\sum_{i=1}^n x_i', '∑ᵢ₌₁ⁿ xᵢ'],
    ['\\operatorname{softmax}(x)', 'softmax(x)'],
  ])('the names in %s stand apart: %s', (tex, text) => {
    expect(inLine(tex)).toBe(text);
  });

  test.each([
    ['\\frac1{2n}', '1/(2n)'],
    ['\\frac{2n}3', '2n/3'],
    ['\\frac{a+b}{c}x', '((a+b)/c)x'],
    ['a=\\frac12b', 'a=(1/2)b'],
    ['-\\frac12+\\frac13', '−1/2+1/3'],
    ['\\left(\\frac1n\\right)^2', '(1/n)²'],
    ['\\frac1{(n+1)}', '1/(n+1)'],
    ['\\frac{\\partial f}{\\partial x}', '∂f/∂x'],
    ['x^{y^z}', 'x^(yᶻ)'],
    ['{a_1}_2', '(a₁)₂'],
    ['x_{z_1}', 'x_(z₁)'],
  ])('%s means nothing else: %s', (tex, text) => {
    expect(inLine(tex)).toBe(text);
  });

  test.each([
    ['x_{t+1}^2', 'x_(t+1)^2'],
    ['\\sum_{i=1}^n x_i', '∑_(i=1)^n x_i'],
    ['x^\\top', 'x^T'],
    ['x_{ij}', 'x_ij'],
    ["x'", 'x′'],
    ['\\mathbb R^n', 'R^n'],
    ['\\hat x', undefined],
  ])('with signs, for fonts that have few characters, %s is %s', (tex, text) => {
    expect(inLine(tex, 'signs')).toBe(text);
  });

  test.each([
    '\\begin{pmatrix}a\\\\b\\end{pmatrix}',
    '\\begin{cases}a\\\\b\\end{cases}',
    '\\binom nk',
    '\\underbrace{a}_{b}',
    '\\widehat{abc}',
    '\\overline{AB}',
    '\\boxed{x}',
    'x\\xrightarrow{f}y',
    '\\sqrt[n]{x}',
    '\\phantom{x}',
  ])('%s has none', (tex) => {
    expect(inLine(tex)).toBeUndefined();
  });

  test('nor has what KaTeX refuses', () => {
    expect(inLine('\\frac{a')).toBeUndefined();
    expect(linearText('')).toBeUndefined();
  });
});
