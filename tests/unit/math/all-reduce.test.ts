import { describe, expect, test } from 'vitest';
import {
  halvingSeconds,
  ringBytes,
  ringSeconds,
  ringTrace,
  ringTreeCrossing,
  rootSeconds,
  treeDepth,
  treeSeconds,
} from '../../../src/math/all-reduce.ts';
import { mulberry32, normal } from '../../../src/math/random.ts';

const sizes = [2, 3, 4, 5, 8, 16];

const vectorsOf = (nodes: number, length: number) =>
  Array.from({ length: nodes }, (_, n) => Array.from({ length }, (_, i) => (n + 1) * (i + 3)));

const sumOf = (vectors: readonly (readonly number[])[]) =>
  (vectors[0] ?? []).map((_, i) => vectors.reduce((total, vector) => total + (vector[i] ?? 0), 0));

describe('a ring all-reduce', () => {
  test.each(sizes)('leaves the exact sum on all of %i nodes', (nodes) => {
    const vectors = vectorsOf(nodes, 60 * nodes);
    for (const held of ringTrace(vectors).result) expect(held).toEqual(sumOf(vectors));
  });

  test('is exact, too, where the length is no multiple of the nodes', () => {
    const vectors = vectorsOf(4, 10);
    for (const held of ringTrace(vectors).result) expect(held).toEqual(sumOf(vectors));
  });

  test.each(sizes)('takes 2(N−1) steps, and 2(N−1)/N of the vector from each of %i nodes', (nodes) => {
    const { steps, sent } = ringTrace(vectorsOf(nodes, 60 * nodes));
    expect(steps).toHaveLength(2 * (nodes - 1));
    for (const elements of sent) expect(elements).toBe(ringBytes(nodes, 60 * nodes));
  });

  test('lets every node send to its neighbour, one chunk a step, no chunk twice in a step', () => {
    for (const { sends } of ringTrace(vectorsOf(5, 5)).steps) {
      expect(sends.map(({ from, to }) => (to - from + 5) % 5)).toEqual([1, 1, 1, 1, 1]);
      expect(new Set(sends.map(({ chunk }) => chunk)).size).toBe(5);
    }
  });

  test('has one whole chunk on each node when the reduce-scatter is done', () => {
    const vectors = vectorsOf(4, 4);
    const whole = sumOf(vectors);
    const half = ringTrace(vectors).steps[2]?.data ?? [];
    expect(half.map((row, n) => row[(n + 1) % 4] === whole[(n + 1) % 4])).toEqual([true, true, true, true]);
  });

  test('does nothing on one node', () => {
    expect(ringTrace([[1, 2]])).toMatchObject({ steps: [], result: [[1, 2]], sent: [0] });
  });

  test('gives all nodes the same bits in single precision, whatever the order of its additions', () => {
    const random = mulberry32(3);
    const vectors = Array.from({ length: 8 }, () =>
      Array.from({ length: 64 }, () => Math.fround(normal(random))),
    );
    const { result } = ringTrace(vectors, (a, b) => Math.fround(a + b));
    for (const held of result) expect(held).toEqual(result[0]);
  });
});

describe('the α–β model', () => {
  const link = { alpha: 5e-6, beta: 25e9 };

  test('gives the ring at most twice the vector, however many nodes there are', () => {
    expect(ringBytes(2, 1)).toBe(1);
    expect(ringBytes(1e6, 1)).toBeLessThan(2);
    expect(ringBytes(1e6, 1)).toBeCloseTo(2, 5);
  });

  test('has no better bandwidth term than halving and doubling, but more starts', () => {
    expect(ringSeconds(8, 1e8, link) - halvingSeconds(8, 1e8, link)).toBeCloseTo(8 * 5e-6, 12);
  });

  test('lets all agree on two nodes', () => {
    const ring = ringSeconds(2, 1e6, link);
    expect(halvingSeconds(2, 1e6, link)).toBeCloseTo(ring, 12);
    expect(treeSeconds(2, 1e6, link)).toBeCloseTo(rootSeconds(2, 1e6, link), 12);
  });

  test('prefers the tree below the crossing and the ring above it', () => {
    const at = ringTreeCrossing(8, link);
    expect(ringSeconds(8, at, link)).toBeCloseTo(treeSeconds(8, at, link), 12);
    expect(ringSeconds(8, at / 2, link)).toBeGreaterThan(treeSeconds(8, at / 2, link));
    expect(ringSeconds(8, at * 2, link)).toBeLessThan(treeSeconds(8, at * 2, link));
  });

  test('needs ⌈log₂ N⌉ rounds of a tree', () => {
    expect([2, 3, 4, 5, 8, 9].map(treeDepth)).toEqual([1, 2, 2, 3, 3, 4]);
  });
});
