import { expect, test } from 'vitest';
import { budget, factors } from '../../../../src/figures/token-budget/model.ts';

const at = (resolution: number, factor: number, codes: number) => budget({ resolution, factor, codes });

test('makes 256 tokens and 2560 bits of 256² pixels with f = 16 and K = 1024', () => {
  const { tokens, bits, ratio } = at(256, 16, 1024);
  expect([tokens, bits, ratio]).toEqual([256, 2560, 614.4]);
});

test('counts 196,608 values in the raw image, and 589,824 times as many pairs', () => {
  const { rawTokens, saved } = at(256, 16, 1024);
  expect([rawTokens, saved]).toEqual([196608, 589824]);
});

test('has four times fewer tokens and sixteen times fewer pairs with each halving', () => {
  const all = factors.map((factor) => at(512, factor, 1024));
  for (const [i, next] of all.slice(1).entries()) {
    expect(all[i]?.tokens).toBe(4 * next.tokens);
    expect(all[i]?.pairs).toBe(16 * next.pairs);
  }
});

test('pays only one more bit a token for twice the codes', () => {
  const { bits, tokens } = at(256, 16, 1024);
  expect(at(256, 16, 2048).bits - bits).toBe(tokens);
});

test('loses log K a token without knowledge: bits · log 2 in all', () => {
  const { blindLoss, tokens, bits } = at(256, 8, 512);
  expect(blindLoss * tokens).toBeCloseTo(bits * Math.log(2), 9);
});
