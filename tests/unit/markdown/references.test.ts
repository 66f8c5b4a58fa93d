import { describe, expect, test } from 'vitest';
import type { Reference } from '../../../src/markdown/reference-schema.ts';
import { referenceParts } from '../../../src/markdown/references.ts';

const paper: Reference = {
  id: 'kingma2014',
  title: 'Auto-Encoding Variational Bayes',
  author: [
    { family: 'Kingma', given: 'Diederik P.' },
    { family: 'Welling', given: 'Max' },
  ],
  'container-title': 'ICLR',
  issued: { 'date-parts': [[2014]] },
  arxiv: '1312.6114',
};

test('authors, year, title, venue', () => {
  const { lead, title, tail, links } = referenceParts(paper);
  expect(lead + title + tail).toBe(
    'Kingma, D. P.; Welling, M. (2014). Auto-Encoding Variational Bayes. ICLR.',
  );
  expect(links).toEqual([{ text: 'arXiv:1312.6114', url: 'https://arxiv.org/abs/1312.6114' }]);
});

describe('names', () => {
  test.each([
    [{ family: 'Lloyd-Jones', given: 'Jean-Pierre' }, 'Lloyd-Jones, J.-P.'],
    [{ family: '周', given: '志华' }, '周, 志.'],
    [{ literal: 'XGBoost contributors' }, 'XGBoost contributors'],
    [{ family: 'Plato' }, 'Plato'],
  ])('%j is %s', (author, shown) => {
    expect(referenceParts({ ...paper, author: [author] }).lead).toBe(`${shown} (2014). `);
  });

  test('of more than six, five and et al.', () => {
    const author = [...'ABCDEFG'].map((family) => ({ family }));
    expect(referenceParts({ ...paper, author }).lead).toBe('A; B; C; D; E; et al. (2014). ');
  });
});

test('volume, issue and pages, with a dash between pages', () => {
  const journal = {
    ...paper,
    'container-title': 'Ann. Stat.',
    volume: 29,
    issue: '5',
    page: '1189-1232',
    DOI: '10.1/x',
  };
  expect(referenceParts(journal).tail).toBe('. Ann. Stat., 29(5): 1189–1232.');
  expect(referenceParts(journal).links[0]).toEqual({ text: 'DOI', url: 'https://doi.org/10.1/x' });
});
