import { expect, test } from 'vitest';
import { shardScene } from '../../../../src/figures/shard-mean/model.ts';

const plain = { first: 4, second: 1, value: 10, loss: 'mean' };

test('gives 6.25 where all samples together give 4', () => {
  expect(shardScene(plain)).toMatchObject({ result: 6.25, globalMean: 4, gap: 2.25 });
});

test('weighs the samples to one, with either loss', () => {
  for (const loss of ['mean', 'scaled']) {
    const { samples } = shardScene({ ...plain, first: 5, second: 2, loss });
    expect(samples.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(1, 12);
  }
});

test('closes the gap with equal batches, or with the scaled loss', () => {
  expect(shardScene({ ...plain, first: 3, second: 3 }).gap).toBeCloseTo(0, 12);
  expect(shardScene({ ...plain, first: 6, second: 2, loss: 'scaled' }).gap).toBeCloseTo(0, 12);
});
