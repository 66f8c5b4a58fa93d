import { expect, test } from 'vitest';
import { accounts, written } from '../../../../src/figures/parameter-ledger/model.ts';

test('keeps an account for each of five structures', () => {
  const list = accounts(784, 32);
  expect(list.map(({ structure }) => structure)).toEqual([
    'table',
    'independent',
    'chain',
    'autoregressive',
    'latent',
  ]);
  expect(list.map(({ log }) => Math.floor(log))).toEqual([236, 2, 3, 5, 4]);
});

test('writes short numbers in full and long ones by their power of ten', () => {
  expect(written(307_720n)).toEqual({ digits: '307,720' });
  expect(written(784n)).toEqual({ digits: '784' });
  expect(written(2n ** 784n - 1n)).toEqual({ digits: '1.02', power: 236 });
});

test('needs the table least for two pixels and most for many', () => {
  const order = (n: number) =>
    [...accounts(n, 32)].sort((a, b) => a.log - b.log).map(({ structure }) => structure);
  expect(order(4).indexOf('table')).toBeLessThan(order(4).indexOf('latent'));
  expect(order(100).at(-1)).toBe('table');
});
