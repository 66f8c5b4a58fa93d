import { expect, test } from 'vitest';
import {
  descendLine,
  fourBlobs,
  lineEquilibrium,
  nearest,
  perplexity,
  quantize,
  trainCodebook,
  usage,
} from '../../../src/math/vector-quantizer.ts';
import type { Point } from '../../../src/math/voronoi.ts';

const codes: readonly Point[] = [
  [-1, 0],
  [1, 0],
  [0, 2],
];

test('takes the nearest code, the first of equals', () => {
  expect(nearest([0.9, 0.1], codes)).toBe(1);
  expect(nearest([0, 0], codes)).toBe(0);
});

test('has a perplexity of 1 for one code and of K for K codes alike', () => {
  expect(perplexity([7, 0, 0])).toBeCloseTo(1, 12);
  expect(perplexity([5, 5, 5, 5])).toBeCloseTo(4, 12);
  expect(perplexity([1, 1, 2])).toBeCloseTo(2 ** 1.5, 12);
});

test('has gradients that agree with differences of the terms that each vector may see', () => {
  const [z, x, beta, h] = [[0.4, 0.3] as Point, [0.7, -0.8] as Point, 0.25, 1e-6];
  const { k, zq, copied, commitment, gradE } = quantize(z, codes, x, beta);
  const at = (p: Point, axis: 0 | 1, by: number): Point =>
    axis === 0 ? [p[0] + by, p[1]] : [p[0], p[1] + by];
  const distance = (a: Point, b: Point) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
  for (const axis of [0, 1] as const) {
    const slope = (f: (by: number) => number) => (f(h) - f(-h)) / (2 * h);
    expect(copied[axis]).toBeCloseTo(
      slope((by) => distance(x, at(zq, axis, by))),
      6,
    );
    expect(commitment[axis]).toBeCloseTo(
      slope((by) => beta * distance(at(z, axis, by), zq)),
      6,
    );
    expect(gradE[axis]).toBeCloseTo(
      slope((by) => distance(z, at(codes[k] ?? z, axis, by))),
      6,
    );
  }
});

test('has a reconstruction that does not change with z inside a cell: the true derivative is nought', () => {
  const before = quantize([0.8, 0.2], codes, [0, 0], 0.25).loss.rec;
  expect(quantize([0.8001, 0.2001], codes, [0, 0], 0.25).loss.rec).toBe(before);
});

test('comes to rest where copying and commitment balance', () => {
  const { path, taken } = descendLine(0.4, [-1, 0, 1], { target: 0.9, beta: 0.25, rate: 0.1, steps: 400 });
  expect(path[1]).toBeCloseTo(0.56, 12);
  expect(path.at(-1)).toBeCloseTo(lineEquilibrium(1, 0.9, 0.25), 8);
  expect(taken.slice(0, 3)).toEqual([0, 1, 1]);
});

test('never rests where the balance lies in another cell', () => {
  const { taken } = descendLine(0.4, [-1, 0, 1], { target: 0.9, beta: 0.1, rate: 0.1, steps: 500 });
  expect(new Set(taken.slice(200))).toEqual(new Set([0, 1]));
});

const points = fourBlobs(400, 0.4, 3);
const base = { K: 8, gamma: 0.99, restart: false, steps: 300, batch: 32, seed: 2, keep: [0, 300] } as const;

test('draws a quarter of the points around each of the four centres', () => {
  for (const [i, [x, y]] of points.entries()) {
    const quarter = Math.floor(i / 100);
    expect(Math.abs(x - (quarter < 2 ? -2 : 2))).toBeLessThan(2);
    expect(Math.abs(y - (quarter % 2 === 0 ? -2 : 2))).toBeLessThan(2);
  }
});

test('leaves a code that nobody takes exactly where it was', () => {
  const frames = trainCodebook(points, { ...base, start: 'near zero' });
  const [first, last] = [frames[0], frames.at(-1)];
  const asleep = (last?.counts ?? []).flatMap((count, k) => (count === 0 ? [k] : []));
  expect(asleep.length).toBeGreaterThan(0);
  const still = asleep.filter((k) => {
    const [a = [0, 0], b = [9, 9]] = [first?.codes[k], last?.codes[k]];
    return Math.hypot(a[0] - b[0], a[1] - b[1]) < 1e-9;
  });
  expect(still.length).toBeGreaterThan(0);
});

test('moves a code by (1 − γ)n/N of the way to the mean of its points', () => {
  const one: Point[] = [[3, -1]];
  const frames = trainCodebook(one, { ...base, K: 1, start: 'near zero', steps: 1, batch: 8, keep: [0, 1] });
  const [from = [0, 0], to = [0, 0]] = [frames[0]?.codes[0], frames[1]?.codes[0]];
  const share = (0.01 * 8) / (0.99 + 0.01 * 8);
  expect(to[0]).toBeCloseTo(from[0] + share * (3 - from[0]), 10);
  expect(to[1]).toBeCloseTo(from[1] + share * (-1 - from[1]), 10);
});

test('wakes every code by restarts, and errs less for it', () => {
  const plain = trainCodebook(points, { ...base, start: 'near zero' }).at(-1);
  const woken = trainCodebook(points, { ...base, start: 'near zero', restart: true }).at(-1);
  expect(woken?.counts.every((count) => count > 0)).toBe(true);
  expect(woken?.mse ?? 1).toBeLessThan(plain?.mse ?? 0);
});

test('counts all points and measures the mean squared distance', () => {
  const { counts, mse } = usage(
    [
      [-1, 0],
      [1, 1],
    ],
    codes,
  );
  expect(counts).toEqual([1, 1, 0]);
  expect(mse).toBeCloseTo(0.5, 12);
});
