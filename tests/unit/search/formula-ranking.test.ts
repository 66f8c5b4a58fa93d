import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formulaWeight, type FormulaFile, type FormulaRow } from '../../../src/search/formula-file.ts';
import { findFormulas } from '../../../src/search/formula-ranking.ts';
import { formulaLine } from '../../../src/search/formula-tokens.ts';

const { inline, displayed, labelled } = formulaWeight;

/** An article for each list of formulas. */
const fileOf = (...articles: (readonly (readonly [tex: string, weight: number])[])[]): FormulaFile =>
  articles.map((formulas, i) => ({
    id: `a${i}`,
    slug: `a${i}`,
    title: '',
    sections: [],
    formulas: formulas.map(([tex, weight]): FormulaRow => [formulaLine(tex), weight, -1]),
  }));

/** All formulas of our articles, as they are written. */
const written = readdirSync('content/articles').map((name) =>
  [
    ...readFileSync(`content/articles/${name}`, 'utf8')
      .replace(/^```[\s\S]*?^```/gm, '')
      .matchAll(/(?<!\\)(\$\$?)([^$]+)\1/g),
  ].map(([, , tex = '']) => [tex, inline] as const),
);
const find = (file: FormulaFile, query: string) => {
  const { hits, partial } = findFormulas(file, query);
  return { found: hits.map(({ article, formula }) => `${article}.${formula}`), partial };
};

test('finds the formula itself before those that have it', () => {
  const file = fileOf([
    ['a+\\sigma^2+b', labelled],
    ['\\sigma^2', inline],
    ['b', labelled],
  ]);
  expect(find(file, '$σ²$')).toEqual({ found: ['0.1', '0.0'], partial: false });
});

test('finds what stands together before what stands in order', () => {
  const file = fileOf([
    ['x_i^2+y', labelled],
    ['x^2+y', inline],
  ]);
  expect(find(file, 'x^2').found).toEqual(['0.1', '0.0']);
});

test('shows formulas that have all signs somewhere only where none has them nearly as asked, and says so', () => {
  const file = fileOf([
    ['a+\\frac{b+d+e+f+g+h}{i+j+k+l+m+n}\\le\\sum_z c', displayed],
    ['c', displayed],
  ]);
  expect(find(file, 'c ≤ a')).toEqual({ found: ['0.0'], partial: true });
  const more = fileOf(...file.map(() => [['c\\leq a', inline]] as const), [
    ['a+b+c+d+e+f+g+h\\le c', displayed],
  ]);
  expect(find(more, 'c ≤ a').partial).toBe(false);
});

test('prefers what stands out, then newer articles', () => {
  const file = fileOf([['x+y', inline]], [['x+y', displayed]], [['x+y', labelled]], [['x+y', labelled]]);
  expect(find(file, 'x+y').found).toEqual(['2.0', '3.0', '1.0', '0.0']);
});

test('prefers formulas of which the query is a larger part', () => {
  const file = fileOf([
    ['x+y+a+b+c+d', displayed],
    ['x+y+a', displayed],
  ]);
  expect(find(file, 'x+y').found).toEqual(['0.1', '0.0']);
});

test('finds capital and small letters as each other last', () => {
  const file = fileOf([
    ['D_{KL}(q\\|p)', labelled],
    ['kl(q\\|p)', inline],
  ]);
  expect(find(file, 'kl(q||p)').found).toEqual(['0.1', '0.0']);
});

test('reads a slash as a fraction, and letters with or without indices between', () => {
  const file = fileOf([
    [String.raw`\frac{\partial L}{\partial F}`, inline],
    [String.raw`w=-\frac{G_j}{H_j+\lambda}`, inline],
    ['e^{-y_iF(x_i)}', inline],
    ['1/8', inline],
    [String.raw`\frac18`, labelled],
    [String.raw`x\ge y`, inline],
  ]);
  expect(find(file, '∂L/∂F').found).toEqual(['0.0']);
  expect(find(file, 'w=-G/(H+λ)')).toEqual({ found: ['0.1'], partial: false });
  expect(find(file, 'e^{-y F(x)}').found).toEqual(['0.2']);
  expect(find(file, '1/8').found).toEqual(['0.3', '0.4']);
  expect(find(file, 'x >= y').found).toEqual(['0.5']);
});

test('finds nothing for nothing, and no part of a word that is not there', () => {
  const file = fileOf([['\\min_x f(x)', displayed]]);
  for (const query of ['', '$$', '\\,', 'max', 'σ'])
    expect(find(file, query)).toEqual({ found: [], partial: false });
});

test('finds every formula of our articles first, with and without dollars', () => {
  const file = fileOf(...written);
  const lines = new Set(file.flatMap(({ formulas }) => formulas.map(([line]) => line)));
  expect(lines.size).toBeGreaterThan(1000);
  const queries = [...new Set(written.flat().map(([tex]) => tex))].filter((tex) => formulaLine(tex) !== '');
  for (const [i, tex] of queries.entries()) {
    const line = formulaLine(tex);
    expect(formulaLine(`$${tex}$`), tex).toBe(line);
    if (i % 4 > 0) continue;
    const [best] = findFormulas(file, tex).hits;
    expect(file[best?.article ?? -1]?.formulas[best?.formula ?? -1]?.[0], tex).toBe(line);
  }
});
