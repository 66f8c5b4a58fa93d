import { expect, test } from 'vitest';
import type { SearchDocument } from '../../../src/search/document.ts';
import { withSpellings } from '../../../src/search/spellings.ts';

const document = (title: string, tags: string, aliases: string): SearchDocument => ({
  url: '/articles/a/',
  content: '',
  meta: { title, summary: '', date: '', category: '', tags, aliases },
  anchors: [],
  formulas: {},
  displays: {},
});

test('equals names written with and without what parts their words', () => {
  const documents = [document('VQ-VAE：一本字典', 'Ring-AllReduce,重参数', 'AdaBoost,gradient boosting')];
  expect(withSpellings([['提升', 'AdaBoost']], documents)).toEqual([
    ['Ring-AllReduce', 'RingAllReduce'],
    ['gradient boosting', 'gradientboosting'],
    ['VQ-VAE', 'VQVAE'],
    ['提升', 'AdaBoost', 'Ada Boost'],
  ]);
});

test('does so over Greek and Latin letters alike', () => {
  expect(withSpellings([], [document('题', 'σField', 'beta-VAE,β-VAE')])).toEqual([
    ['σField', 'σ Field'],
    ['beta-VAE', 'betaVAE'],
    ['β-VAE', 'βVAE'],
  ]);
});

test('leaves Chinese, whole words and long names as they are', () => {
  expect(withSpellings([], [document('标题', 'VAE,KL 散度', 'a b c d,XGBoost 公式')])).toEqual([]);
});
