import { expect, test } from 'vitest';
import { boxHeight } from '../../../src/formula/box-height.ts';
import { renderFormula } from '../../../src/formula/render.ts';
import { classOf, styleSheet } from '../../../src/formula/styles.ts';

const heightOf = (tex: string): number =>
  Number(/auto ([\d.]+)em$/.exec(boxHeight(renderFormula(tex, true).html))?.[1]);

test('a formula without high or deep letters is as high as a line', () => {
  expect(heightOf('x')).toBe(heightOf('\\theta'));
  expect(heightOf('x')).toBeCloseTo(1.21 * 1.27, 1);
});

test('what is put over and under adds to the height', () => {
  expect(heightOf('\\frac{a}{b}')).toBeGreaterThan(heightOf('a'));
  expect(heightOf('\\sum_{i=1}^{n}x')).toBeGreaterThan(heightOf('\\frac{a}{b}'));
});

test('the highest of what stands side by side decides', () => {
  expect(heightOf('x=\\frac{a}{b}=y')).toBe(heightOf('\\frac{a}{b}'));
});

test('rows add up, also above nine', () => {
  const rows = (count: number) => heightOf(`\\begin{aligned}${'a&=b\\\\'.repeat(count)}c&=d\\end{aligned}`);
  expect(rows(9) - rows(4)).toBeCloseTo(5 * (rows(2) - rows(1)), 0);
  expect(rows(14)).toBeGreaterThan(20);
});

test('a displayed formula brings the rule for its box, an inline one does not', () => {
  const { html, styles } = renderFormula('\\frac{a}{b}', true);
  const rule = `.equation-box.${classOf(boxHeight(html))}{${boxHeight(html)}}`;
  expect(styleSheet(styles).split('\n')).toContain(rule);
  expect(styleSheet(renderFormula('\\frac{a}{b}', false).styles)).not.toContain('equation-box');
});
