import { expect, test } from 'vitest';
import {
  curve,
  heldOut,
  methods,
  samples,
  scores,
  truthScores,
  widths,
} from '../../../../src/figures/held-out/model.ts';

test('draws training and held-out samples apart, the held-out ones whatever n is', () => {
  const [few, many] = [samples(20, 1), samples(200, 1)];
  expect(many.train.slice(0, 20)).toEqual(few.train);
  expect(many.held).toEqual(few.held);
  expect(few.held.length).toBe(heldOut);
  expect(new Set([...few.train, ...few.held]).size).toBe(20 + heldOut);
});

test('praises a kernel on its own samples the more, the narrower it is', () => {
  const all = curve('kernel', 50, 1);
  for (let i = 1; i < all.length; i++) expect(all[i - 1]?.train).toBeGreaterThan(all[i]?.train ?? Infinity);
});

test('praises it on held-out samples at a width in between', () => {
  const held = curve('kernel', 50, 1).map((one) => one.held);
  const top = held.indexOf(Math.max(...held));
  expect(top).toBeGreaterThan(0);
  expect(top).toBeLessThan(widths.length - 1);
});

test('gives a narrow histogram −∞ on held-out samples', () => {
  expect(scores('histogram', 50, 1, 0.1).held).toBe(-Infinity);
});

test('prefers the right family, and no family to the truth, on average over seeds', () => {
  const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
  const mean = (score: (seed: number) => number) =>
    seeds.reduce((sum, seed) => sum + score(seed), 0) / seeds.length;
  const real = mean((seed) => truthScores(100, seed).held);
  const hills = mean((seed) => scores('hills', 100, seed, 1).held);
  const gaussian = mean((seed) => scores('gaussian', 100, seed, 1).held);
  expect(real).toBeGreaterThan(hills);
  expect(hills).toBeGreaterThan(gaussian + 0.5);
});

test('does not change with the width where there is none', () => {
  for (const method of methods.slice(2))
    expect(new Set(curve(method, 30, 1).map(({ held }) => held)).size).toBe(1);
});
