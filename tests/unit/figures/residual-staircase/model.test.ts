import { expect, test } from 'vitest';
import {
  alignments,
  noisySine,
  sine,
  sineStudy,
  staircase,
} from '../../../../src/figures/residual-staircase/model.ts';

const start = { data: 'ten', m: 6, nu: 1, depth: 1, start: 'mean', seed: 3 };

test('takes the ten points from 19.1142 to 0.1722 in six rounds', () => {
  const { sse } = staircase(start);
  expect(sse[0]).toBeCloseTo(19.1142, 4);
  expect(sse[1]).toBeCloseTo(1.93, 4);
  expect(sse[6]).toBeCloseTo(0.1722, 4);
});

test('never rises on the training points under squared error', () => {
  for (const nu of [0.05, 0.5, 1]) {
    const { sse } = staircase({ ...start, data: 'sine', nu, depth: 3 });
    for (const [i, error] of sse.slice(1).entries()) expect(error).toBeLessThanOrEqual((sse[i] ?? 0) + 1e-12);
  }
});

test('has angles between 0 and 90 degrees', () => {
  for (const share of alignments(staircase(start).sse.slice(0, 12))) {
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
  }
});

test('starts worse from 0 than from the mean when it shrinks', () => {
  const after = (from: string) => staircase({ ...start, nu: 0.1, start: from }).sse[20] ?? NaN;
  expect(after('zero')).toBeGreaterThan(10 * after('mean'));
});

test('draws the same noisy sine for the same seed, and noise of the right size', () => {
  expect(noisySine(40, 3)).toEqual(noisySine(40, 3));
  const { x, y } = noisySine(4000, 1);
  const spread = y.reduce((sum, value, i) => sum + (value - sine(x[i] ?? 0)) ** 2, 0) / 4000;
  expect(spread).toBeCloseTo(0.16, 1);
});

test('overfits: the test error turns before the end, the training error does not', () => {
  const { test: errors, sse } = staircase({ ...start, data: 'sine', nu: 0.1, depth: 3 });
  const best = errors.indexOf(Math.min(...errors));
  expect(best).toBeLessThan(60);
  expect(errors.at(-1)).toBeGreaterThan((errors[best] ?? 0) + 0.03);
  expect(sse.at(-1)).toBeLessThan(sse[best] ?? 0);
});

test('averages over seeds, none below the noise', () => {
  const { best, last } = sineStudy({ nu: 0.5, depth: 2, rounds: 30 }, 4);
  expect(best).toBeGreaterThan(0.16);
  expect(last).toBeGreaterThanOrEqual(best);
});
