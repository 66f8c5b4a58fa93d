import { expect, test } from 'vitest';
import { looksLikeMathematics, mayBeMathematics } from '../../../src/search/mathematics.ts';

test.each([
  '\\mathbb{E}_{z\\sim p}',
  '\\sigma^2',
  'σ²',
  '$x$',
  'KL(q‖p)',
  'KL(q||p)',
  'p(x|z)',
  'q( z|x)',
  '6/7',
  '1/ n',
  '0.7979',
  'x_i',
  'E_{z',
  'e^x',
  'a=b',
  'f(x)=z',
  '½‖x‖',
  '𝔼',
  '∑',
  'x ≤ y',
  '\\text{若}x',
  'argmin',
  'arg max',
  'K-1',
  '(n - 1) + k',
  '[0,1]',
])('takes %s for mathematics', (query) => {
  expect(looksLikeMathematics(query)).toBe(true);
});

test.each([
  'VAE',
  'margin',
  'softmax温度',
  'σ是什么',
  'straight-through',
  'C++',
  '2026/02/01',
  'pytorch 1.10',
  'all_reduce',
  'GPT-2',
  'VQ-VAE',
  'x -y',
  '2026-02-01',
  'torch.nn',
  'a/b',
  '"gumbel softmax"',
  '"x<3"',
  '“σ”',
  '-vae',
  '2026',
  'zhongcanshu',
  '',
])('does not take %s for mathematics', (query) => {
  expect(looksLikeMathematics(query)).toBe(false);
});

test('thinks that letters may be mathematics, and Chinese or a quotation not', () => {
  for (const query of ['argmin', 'KL', 'E z']) expect(mayBeMathematics(query)).toBe(true);
  for (const query of ['重参数', '"argmin"', '“argmin”', ' ', 'KL散度'])
    expect(mayBeMathematics(query)).toBe(false);
});
