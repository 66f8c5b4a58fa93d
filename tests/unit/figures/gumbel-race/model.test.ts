import { expect, test } from 'vitest';
import { orderProbability, race } from '../../../../src/figures/gumbel-race/model.ts';
import { normalize } from '../../../../src/math/softmax.ts';
import { gumbelSoftmax } from '../../../../src/math/gumbel-softmax.ts';
import { gumbel, mulberry32 } from '../../../../src/math/random.ts';
import { argmax } from '../../../../src/math/softmax.ts';

const pi = [0.5, 0.3, 0.2];

test('has the same winner as Gumbel-max, race by race', () => {
  const random = mulberry32(2017);
  for (let n = 1; n <= 500; n++) {
    const noisy = pi.map((p) => Math.log(p) + gumbel(random));
    const { winner, scores } = race(pi, 2017, n);
    expect(winner).toBe(argmax(noisy));
    for (const [i, score] of scores.entries()) expect(score).toBeCloseTo(noisy[i] ?? 0, 12);
  }
});

test('lets the first to arrive win', () => {
  const { times, scores, winner } = race(pi, 3, 40);
  expect(times[winner]).toBe(Math.min(...times));
  for (const [i, time] of times.entries()) expect(scores[i]).toBeCloseTo(-Math.log(time), 12);
});

test('wins as often as the largest share of the Gumbel-softmax from the same seed', () => {
  const { argmaxFreq } = gumbelSoftmax(pi, 0.5, 3000, 1);
  const { freq } = race(pi, 1, 3000);
  for (const [i, share] of freq.entries()) expect(share).toBeCloseTo(argmaxFreq[i] ?? 0, 10);
});

test('wins in proportion to the rates, whether they sum to 1 or not', () => {
  const n = 40_000;
  const { freq } = race([5, 3, 2], 9, n);
  for (const [i, share] of freq.entries()) {
    const p = pi[i] ?? 0;
    expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
  }
});

test('goes on from where it was when more races are run', () => {
  const [few, more] = [race(pi, 2, 10), race(pi, 2, 11)];
  const wins = more.freq.map((share, i) => Math.round(share * 11) - Math.round((few.freq[i] ?? 0) * 10));
  expect(wins[more.winner]).toBe(1);
  expect(wins.reduce((sum, count) => sum + count, 0)).toBe(1);
});

test('tells nothing about who won by how early the winner came', () => {
  const early = { won: 0, all: 0 };
  const random = mulberry32(6);
  for (let i = 0; i < 40_000; i++) {
    const times = pi.map((p) => Math.exp(-gumbel(random)) / p);
    const first = Math.min(...times);
    if (first > 0.5) continue;
    early.all++;
    if (times[0] === first) early.won++;
  }
  expect(Math.abs(early.won / early.all - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / early.all));
});

test('arrives in the order of drawing without replacement', () => {
  const random = mulberry32(12);
  const n = 40_000;
  let hits = 0;
  for (let i = 0; i < n; i++) {
    const times = pi.map((p) => Math.exp(-gumbel(random)) / p);
    if ((times[2] ?? 0) < (times[0] ?? 0) && (times[0] ?? 0) < (times[1] ?? 0)) hits++;
  }
  const expected = orderProbability(pi, [2, 0, 1]);
  expect(expected).toBeCloseTo((0.2 * 0.5) / 0.8, 12);
  expect(Math.abs(hits / n - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / n));
});

test('has orders whose probabilities sum to 1', () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  expect(orders.reduce((sum, order) => sum + orderProbability(pi, order), 0)).toBeCloseTo(1, 12);
});

test('scales rates to probabilities', () => {
  expect(normalize([1, 1, 2])).toEqual([0.25, 0.25, 0.5]);
});
