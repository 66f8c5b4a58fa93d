import { expect, test } from 'vitest';
import { wordsApart } from '../../../src/search/apart.ts';
import { parseQuery } from '../../../src/search/query.ts';

const apart = (query: string) => wordsApart(parseQuery(query));

test('cuts Chinese into words, leaves particles out, and keeps what is no word of the dictionary together', () => {
  expect(apart('随机森林过拟合')).toBe('随机 森林 过拟合');
  expect(apart('VAE的损失函数')).toBe('vae 损失 函数');
  expect(apart('梯度消失 -例外')).toBe('梯度 消失 -例外');
});

test('says nothing of what cannot be cut', () => {
  for (const query of [
    '梯度',
    'softmax',
    '熵',
    '"随机森林过拟合"',
    '',
    '梯度 消失',
    '½ln((1-ε)/ε)',
    'VQ-VAE码本',
  ])
    expect(apart(query), query).toBeUndefined();
});
