import { describe, expect, test } from 'vitest';
import { trainingBars } from '../../../src/math/bar-training.ts';
import { barGrid, drawBar, lengths } from '../../../src/math/bars.ts';

describe('a bar', () => {
  test('is the same after half a turn', () => {
    const once = drawBar({ angle: 0.7, length: 9 });
    const again = drawBar({ angle: 0.7 + Math.PI, length: 9 });
    for (const [i, value] of once.entries()) expect(again[i]).toBeCloseTo(value, 12);
  });

  test('of no length is the same at all angles', () => {
    const once = drawBar({ angle: 0, length: 0 });
    const again = drawBar({ angle: 1, length: 0 });
    for (const [i, value] of once.entries()) expect(again[i]).toBeCloseTo(value, 12);
  });

  test('lies across when its angle is nothing, and rises to the right at an eighth of a turn', () => {
    const flat = drawBar({ angle: 0, length: 12 });
    expect(flat[7 * 16 + 2]).toBeGreaterThan(0.5);
    expect(flat[2 * 16 + 7]).toBeLessThan(0.1);
    const rising = drawBar({ angle: Math.PI / 4, length: 12 });
    expect(rising[4 * 16 + 11]).toBeGreaterThan(0.5);
    expect(rising[11 * 16 + 11]).toBeLessThan(0.1);
  });

  test('stands in a grid with one dot', () => {
    expect(barGrid(24, 9)).toHaveLength(193);
    expect(trainingBars.filter(({ length }) => length === lengths[0])).toHaveLength(1);
  });
});
