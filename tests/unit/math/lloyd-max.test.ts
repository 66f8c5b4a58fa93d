import { expect, test } from 'vitest';
import {
  equalSteps,
  lloydMax,
  lloydSweep,
  panterDite,
  rateDistortionBound,
  scalarQuantizer,
  twoStages,
  uniformQuantizer,
} from '../../../src/math/lloyd-max.ts';
import { mulberry32, normal } from '../../../src/math/random.ts';

test('gives the levels that Max tabulated in 1960', () => {
  const table: readonly [number, readonly number[], number][] = [
    [2, [0.798], 0.3634],
    [4, [0.4528, 1.51], 0.1175],
    [8, [0.2451, 0.756, 1.344, 2.152], 0.03454],
    [16, [0.1284, 0.3881, 0.6568, 0.9424, 1.256, 1.618, 2.069, 2.733], 0.009497],
  ];
  for (const [K, levels, distortion] of table) {
    const book = lloydMax(K);
    const upper = book.codes.filter((code) => code > 0);
    for (const [i, level] of levels.entries()) expect(Math.abs((upper[i] ?? 0) - level)).toBeLessThan(6e-4);
    expect(Math.abs(book.distortion - distortion)).toBeLessThan(1e-5 + distortion * 6e-4);
  }
});

test('gives the best equal steps that Max tabulated', () => {
  for (const [K, step, distortion] of [
    [2, 1.596, 0.3634],
    [4, 0.9957, 0.1188],
    [8, 0.586, 0.03744],
    [16, 0.3352, 0.01154],
  ] as const) {
    const book = uniformQuantizer(K);
    expect(Math.abs(book.step - step)).toBeLessThan(5e-4);
    expect(Math.abs(book.distortion - distortion)).toBeLessThan(1e-4);
  }
});

test('is left as it is by another sweep', () => {
  for (const K of [1, 2, 5, 12]) {
    const { codes } = lloydMax(K);
    for (const [k, code] of lloydSweep(codes).entries()) expect(code).toBeCloseTo(codes[k] ?? NaN, 9);
  }
});

test('never costs more after a sweep', () => {
  let codes = [-0.3, -0.1, 0.05, 2];
  let before = scalarQuantizer(codes).distortion;
  for (let i = 0; i < 40; i++) {
    codes = lloydSweep(codes);
    const { distortion } = scalarQuantizer(codes);
    expect(distortion).toBeLessThanOrEqual(before + 1e-14);
    before = distortion;
  }
});

test('has a distortion of 1 less the energy of the codes where they are centroids', () => {
  const { codes, shares, distortion } = lloydMax(6);
  const energy = codes.reduce((sum, code, k) => sum + code * code * (shares[k] ?? NaN), 0);
  expect(1 - energy).toBeCloseTo(distortion, 10);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});

test('agrees with drawn numbers', () => {
  const random = mulberry32(12);
  const { codes, distortion } = lloydMax(4);
  const n = 40_000;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const x = normal(random);
    sum += Math.min(...codes.map((code) => (x - code) ** 2));
  }
  expect(Math.abs(sum / n - distortion)).toBeLessThan(0.005);
});

test('lies over the bound and nears √3π/2 times it', () => {
  const excess = [2, 4, 8, 16, 32].map((K) => lloydMax(K).distortion * K * K);
  for (const [i, value] of excess.entries()) {
    expect(value).toBeGreaterThan(excess[i - 1] ?? 1);
    expect(value).toBeLessThan(panterDite);
  }
  expect(rateDistortionBound(3)).toBe(1 / 64);
});

test('uses its codes alike only where there are one or two', () => {
  expect(lloydMax(1).perplexity).toBeCloseTo(1, 12);
  expect(lloydMax(2).perplexity).toBeCloseTo(2, 12);
  expect(lloydMax(4).perplexity).toBeLessThan(4);
});

test('has two stages of a bit between one bit and two', () => {
  const { first, second, distortion } = twoStages();
  expect(first).toBeCloseTo(lloydMax(2).codes[1] ?? NaN, 8);
  expect(distortion).toBeGreaterThan(lloydMax(4).distortion);
  expect(distortion).toBeLessThan(lloydMax(2).distortion);
  const book = [-first - second, -first + second, first - second, first + second];
  expect(scalarQuantizer(book).distortion).toBeLessThanOrEqual(distortion + 1e-12);
});

test('lays equal steps around zero', () => {
  expect(equalSteps(4, 1)).toEqual([-1.5, -0.5, 0.5, 1.5]);
});
