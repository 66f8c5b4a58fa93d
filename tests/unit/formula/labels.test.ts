import { describe, expect, test } from 'vitest';
import { labelId, numberTex } from '../../../src/formula/labels.ts';
import { renderFormula } from '../../../src/formula/render.ts';

function numbered(tex: string, display = true) {
  let last = 0;
  return numberTex(tex, () => String(++last), display);
}

const align = (...rows: string[]) => `\\begin{align}${rows.join('\\\\')}\\end{align}`;

describe('a display', () => {
  test.each([
    ['x', undefined, []],
    ['x\\label{eq:a}', '(1)', ['eq:a=1']],
    ['x\\tag{甲}\\label{a}', '(甲)', ['a=甲']],
    ['x\\tag*{甲}', '甲', []],
    ['x\\tag{$\\star$}\\label{a}', '(⋆)', ['a=⋆']],
    ['\\begin{equation}x\\end{equation}', '(1)', []],
    ['\\begin{equation*}x\\label{a}\\end{equation*}', undefined, ['a=']],
    ['\\begin{equation}x\\nonumber\\end{equation}', undefined, []],
    ['\\begin{equation}\\begin{split}a&=b\\\\&=c\\label{a}\\end{split}\\end{equation}', '(1)', ['a=1']],
    ['\\begin{multline}a\\\\b\\label{a}\\end{multline}', '(1)', ['a=1']],
    ['\\begin{multline*}a\\\\b\\end{multline*}', undefined, []],
    ['\\begin{aligned}a&=b\\label{a}\\\\&=c\\end{aligned}', '(1)', ['a=1']],
    ['\\left\\{\\begin{align}a\\\\b\\end{align}\\right.', undefined, []],
    ['x % \\label{old}', undefined, []],
    ['50\\%\\label{a}', '(1)', ['a=1']],
  ] as const)('%s has the number %s', (tex, number, labels) => {
    const result = numbered(tex);
    expect(result.number).toBe(number);
    expect(result.labels.map((label) => `${label.name}=${label.number}`)).toEqual(labels);
    expect(result.rows).toEqual([]);
    const { html, fault } = renderFormula(result.tex, true);
    expect(fault).toBeUndefined();
    expect(html).not.toContain('eqn-num');
  });
});

describe('rows', () => {
  test.each([
    [align('a', 'b'), ['(1)', '(2)']],
    [align('a\\nonumber', 'b', 'c\\notag'), ['(1)']],
    [align('a\\tag{7}', 'b'), ['(7)', '(1)']],
    [align('a\\tag*{x_1}', 'b'), ['x_1', '(1)']],
    [align('a', '\\begin{matrix}1\\\\2\\end{matrix}', '{b\\\\c}'), ['(1)', '(2)', '(3)']],
    [align('a', 'b', ''), ['(1)', '(2)']],
    [align('a % \\nonumber\n', 'b'), ['(1)', '(2)']],
    [align('a %', 'b').replace('%\\\\', '%\n\\\\'), ['(1)', '(2)']],
    ['\\begin{align*}a\\\\b\\tag{1}\\end{align*}', ['(1)']],
    ['\\begin{align*}a\\\\b\\end{align*}', []],
    ['\\begin{gather}a\\\\b\\end{gather}', ['(1)', '(2)']],
    ['\\begin{alignat}{2}a&=b&c&=d\\\\e&=f\\end{alignat}', ['(1)', '(2)']],
    ['\\begin{flalign}a&=b\\\\c&=d\\notag\\end{flalign}', ['(1)']],
    ['\\begin{eqnarray}a&=&b\\\\c&=&d\\end{eqnarray}', ['(1)', '(2)']],
    ['\\begin{align}a&=b\\\\\\intertext{于是}c&=d\\end{align}', ['(1)', '(2)']],
  ] as const)('of %s have the numbers %j', (tex, numbers) => {
    const result = numbered(tex);
    expect(result.rows.map(({ number }) => number)).toEqual(numbers);
    expect(result.number).toBeUndefined();
    const { html, fault } = renderFormula(result.tex, true);
    expect(fault).toBeUndefined();
    expect(html.match(/mml-eqn-num/g) ?? []).toHaveLength(numbers.length);
    expect(html.match(/class="eqn-num/g)).toBeNull();
  });

  test('keep their labels, and a label in a row without number has none', () => {
    const { rows, labels } = numbered(align('a\\label{x}', 'b\\nonumber\\label{y}', 'c\\label{z}\\label{w}'));
    expect(rows.map((row) => row.labels)).toEqual([['x'], ['z', 'w']]);
    expect(labels.map(({ name, number }) => `${name}=${number}`)).toEqual(['x=1', 'y=', 'z=2', 'w=2']);
  });

  test('a tag that is more than characters is typeset, and named by its characters', () => {
    const { rows, labels } = numbered(align('a\\tag{$E_1$}\\label{e}', 'b'));
    expect(rows.map(({ number, typeset }) => [number, typeset])).toEqual([
      ['(E1)', true],
      ['(1)', false],
    ]);
    expect(labels[0]?.number).toBe('E1');
  });
});

test('in a sentence nothing has a number but by \\tag', () => {
  expect(numbered('x\\label{a}', false)).toMatchObject({ number: undefined, labels: [{ number: '' }] });
  expect(numbered(align('a', 'b'), false).rows).toEqual([]);
  expect(renderFormula(numbered(align('a', 'b'), false).tex, false).fault).toBeUndefined();
});

test.each([
  'x\\label{a}+\\here',
  align('a\\label{x}', 'b\\here', 'c'),
  align('a\\tag{1}', '\\frac{1}{2}\\nonumber', 'c\\here'),
  '\\left\\{\\begin{align}a\\\\\\here\\end{align}\\right.',
  '\\begin{equation}\\here\\end{equation}',
  '\\begin{multline}a\\\\\\here\\end{multline}',
])('places in %s lead back to what was written', (source) => {
  const { tex, toSource } = numbered(source);
  expect(toSource(tex.indexOf('\\here'))).toBe(source.indexOf('\\here'));
  expect(toSource(tex.length)).toBe(source.length);
});

test.each([
  ['eq:elbo', 'eq', 'eq-elbo'],
  ['eq-elbo', 'eq', 'eq-elbo'],
  ['elbo', 'eq', 'eq-elbo'],
  ['公式 一', 'eq', 'eq-公式-一'],
  ['thm:jensen', 'thm', 'thm-jensen'],
] as const)('the label %s has the fragment %s', (name, kind, id) => expect(labelId(name, kind)).toBe(id));
