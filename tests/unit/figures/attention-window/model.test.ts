import { expect, test } from 'vitest';
import {
  breakEvenTokens,
  drawingCost,
  isVisible,
  view,
  windowStart,
} from '../../../../src/figures/attention-window/model.ts';

const params = { row: 9, column: 9, size: 32, window: 16 };

/** The crop as `scripts/make_samples.py` spells it for a window of 16. */
function localPlace(i: number, size: number): number {
  if (i <= 8) return i;
  return size - i < 8 ? 16 - (size - i) : 8;
}

test('crops like the script of taming-transformers, at each place of many grids', () => {
  for (const size of [16, 17, 24, 32])
    for (let i = 0; i < size; i++) expect(i - windowStart(i, size, 16)).toBe(localPlace(i, size));
});

test('sees 136 of 297 tokens at (9, 9)', () => {
  const { visible, prefix, top, left } = view(params);
  expect([visible, prefix, top, left]).toEqual([136, 297, 1, 1]);
});

test('counts as many as it shows', () => {
  for (const [row, column] of [
    [0, 0],
    [0, 31],
    [9, 9],
    [20, 3],
    [31, 31],
  ] as const) {
    const here = { ...params, row, column };
    let seen = 0;
    for (let r = 0; r < 32; r++) for (let c = 0; c < 32; c++) seen += isVisible(here, r, c) ? 1 : 0;
    expect(seen).toBe(view(here).visible);
  }
});

test('sees neither itself nor what comes later', () => {
  for (let r = 0; r < 32; r++)
    for (let c = 0; c < 32; c++) if (r * 32 + c >= 9 * 32 + 9) expect(isVisible(params, r, c)).toBe(false);
});

test('sees the whole prefix when the window is as large as the grid', () => {
  for (const window of [16, 20]) {
    const { visible, prefix } = view({ row: 11, column: 5, size: 16, window });
    expect(visible).toBe(prefix);
  }
});

test('is cheaper than kept keys only beyond the break-even', () => {
  const tokens = breakEvenTokens(2);
  expect(tokens).toBe(31);
  const cost = (n: number) => ({ window: n * 2 ** 4, cached: (n * (n + 1)) / 2 });
  expect(cost(tokens).window).toBe(cost(tokens).cached);
  expect(cost(tokens + 1).window).toBeLessThan(cost(tokens + 1).cached);
  expect(drawingCost(4, 2)).toEqual({ window: 256, whole: 4096, cached: 136 });
});
