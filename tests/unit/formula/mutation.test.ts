import { expect, test } from 'vitest';
import { takeDefinitions } from '../../../src/formula/definitions.ts';
import { numberTex } from '../../../src/formula/labels.ts';
import { renderFormula } from '../../../src/formula/render.ts';
import { mulberry32 } from '../../../src/math/random.ts';

const formulas = [
  '\\frac{1}{2}+\\sqrt[3]{x^2+y_{i_j}}',
  '\\left(\\frac{\\partial f}{\\partial x}\\right)_{\\!y}',
  '\\begin{aligned}a&=b\\\\&=c\\end{aligned}',
  '\\begin{align}a&=b\\label{x}\\\\c&=d\\tag{$E_1$}\\\\e&=f\\nonumber\\end{align}',
  '\\begin{cases}x&x>0\\\\0&\\text{否则_1 50%}\\end{cases}',
  '\\begin{eqnarray*}a&=&b\\\\c&=&d\\end{eqnarray*}',
  '\\begin{array}{*{2}{c}|r}a&b&c\\\\\\hline\\end{array}',
  '\\newcommand{\\E}[2][p]{\\mathbb{E}_{#1}\\left[#2\\right]}\\E{x}+\\E[q]{y}',
  '\\def\\a#1.{#1}\\let\\b\\a\\b x.',
  '\\mathop{\\mathrm{min}}\\limits_{x}\\underbrace{a}\\limits_b',
  '\\color[rgb]{1,0,0}{x}y\\bbox[yellow]{z}\\href{a}{b}',
  'x_\\max^\\hat y\\text{a $x$ b}&lt;\\unicode{x2603}',
  '\\ce{H2O}\\KL{p}{q}\\mbox{中文}',
];
const pieces = [
  '{',
  '}',
  '$',
  '\\',
  '&',
  '^',
  '_',
  '#',
  '%',
  '\\left',
  '\\right',
  '\\begin{',
  '\\end{a}',
  '\\\\',
  '[',
  ']',
  '\\frac',
  '\\KL',
  '\ud83d',
  '中',
  '\n',
  '~',
  "'",
  '\\text{',
  '\\limits',
  '\\def\\x',
  '0',
];
const macros = { '\\KL': '\\operatorname{KL}(#1\\|#2)', '\\bad': '\\frac{' };

/** A formula with a few characters taken out, put in, doubled or moved. */
function mutated(tex: string, random: () => number): string {
  const at = () => Math.floor(random() * (tex.length + 1));
  let out = tex;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const [from, to] = [at(), at()].toSorted((a, b) => a - b) as [number, number];
    const piece = pieces[Math.floor(random() * pieces.length)] ?? '';
    const kind = Math.floor(random() * 4);
    if (kind === 0) out = out.slice(0, from) + out.slice(Math.min(to, from + 3));
    else if (kind === 1) out = out.slice(0, from) + piece + out.slice(from);
    else if (kind === 2) out = out.slice(0, to) + out.slice(from);
    else out = out.slice(from) + out.slice(0, from);
  }
  return out;
}

test('whatever is done to a formula, it is typeset or refused, at a place within it', () => {
  const random = mulberry32(20260201);
  let refused = 0;
  const count = 1200;
  for (let i = 0; i < count; i++) {
    const tex = mutated(formulas[i % formulas.length] ?? '', random);
    const display = random() < 0.5;
    const taken = takeDefinitions(tex, macros);
    expect(taken?.tex.length ?? tex.length).toBe(tex.length);
    const { tex: given, toSource } = numberTex(taken?.tex ?? tex, () => '1', display);
    const { html, fault } = renderFormula(given, display, taken?.macros ?? macros);
    expect(html.length).toBeGreaterThan(0);
    expect(html).not.toMatch(/ style="|katex-error/);
    if (fault === undefined) continue;
    refused++;
    const { position, length, reason } = fault;
    const context = JSON.stringify({ tex, display, reason, position, length });
    expect(reason, context).toMatch(/[；？]/);
    expect(reason, context).not.toMatch(/undefined|KaTeX 不接受/);
    expect(position, context).toBeGreaterThanOrEqual(0);
    expect(position + length, context).toBeLessThanOrEqual(given.length);
    expect(toSource(position), context).toBeGreaterThanOrEqual(0);
    expect(toSource(position), context).toBeLessThanOrEqual(tex.length);
    // An empty formula has no character to point at.
    if (given.trim() !== '') expect(length, context).toBeGreaterThan(0);
  }
  // The test is about refusals: most mutations break something.
  expect(refused).toBeGreaterThan(count / 4);
}, 60_000);
