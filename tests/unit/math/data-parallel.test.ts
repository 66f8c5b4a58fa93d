import { describe, expect, test } from 'vitest';
import { batchVariances, distributedSampler, replicas, shardMeans } from '../../../src/math/data-parallel.ts';

describe('means over shards', () => {
  test('agree when all cards hold as many samples', () => {
    const { meanOfMeans, globalMean } = shardMeans([
      [1, 2, 3],
      [4, 5, 9],
    ]);
    expect(meanOfMeans).toBeCloseTo(globalMean, 12);
  });

  test('part when they do not: 6.25 against 4', () => {
    expect(shardMeans([[1, 2, 3, 4], [10]])).toMatchObject({ meanOfMeans: 6.25, globalMean: 4 });
  });

  test('weigh all samples to one, and are mended by N·Bₙ/ΣB', () => {
    const shards = [[1, 2, 3, 4], [10], [7, 8]];
    const { weights, corrections, cards, globalMean } = shardMeans(shards);
    const total = shards.reduce((sum, shard, n) => sum + shard.length * (weights[n] ?? 0), 0);
    expect(total).toBeCloseTo(1, 12);
    const mended = cards.reduce((sum, mean, n) => sum + mean * (corrections[n] ?? 0), 0) / 3;
    expect(mended).toBeCloseTo(globalMean, 12);
  });

  test('have a within-card variance that misses what lies between the cards', () => {
    const { local, whole } = batchVariances([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    expect(local).toEqual([1.25, 1.25]);
    expect(whole).toBe(1.25 + 4);
  });
});

describe('the distributed sampler', () => {
  test('pads from the front, so that some samples come twice', () => {
    expect(distributedSampler(10, 4)).toEqual([
      [0, 4, 8],
      [1, 5, 9],
      [2, 6, 0],
      [3, 7, 1],
    ]);
  });

  test('or drops the tail', () => {
    expect(distributedSampler(10, 4, true).flat().sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('deals every sample once where the processes divide them', () => {
    expect(distributedSampler(12, 4)).toEqual(distributedSampler(12, 4, true));
    expect(new Set(distributedSampler(12, 4).flat()).size).toBe(12);
  });

  test('gives each process ⌈M/N⌉ even where it must repeat all samples', () => {
    expect(distributedSampler(3, 8).map((indices) => indices.length)).toEqual(Array(8).fill(1));
  });
});

describe('replicas', () => {
  const batches = [
    [
      [1, 2],
      [3, 6],
    ],
    [
      [4, 0],
      [2, 2],
    ],
  ];

  test('stay equal from equal starts, and equal to one machine with the large batch', () => {
    const path = replicas([0, 0], batches, 0.5);
    for (const [a, b] of path) expect(a).toBe(b);
    const alone = replicas(
      [0],
      batches.map((shards) => [shards.flat()]),
      0.5,
    );
    expect(path.at(-1)?.[0]).toBeCloseTo(alone.at(-1)?.[0] ?? NaN, 12);
  });

  test('keep for ever the difference that they start with', () => {
    for (const [a = 0, b = 0] of replicas([0, 1], batches, 0.5)) expect(b - a).toBeCloseTo(1, 12);
  });
});
