import { describe, expect, test } from 'vitest';
import {
  codes,
  decode,
  meanImage,
  nearestBar,
  quality,
  tileCentres,
  tiles,
} from '../../../../src/figures/latent-map/model.ts';
import { barGrid, drawBar, lengths } from '../../../../src/math/bars.ts';

describe('the networks', () => {
  test('decode to grey values', () => {
    for (const kind of ['vae', 'ae'] as const)
      for (const value of decode(kind, [1.3, -0.4])) expect(value >= 0 && value <= 1).toBe(true);
  });

  test('keep a dot in the middle and the longest bars outside, with the KL', () => {
    const radius = codes('vae').map(({ bar, mean: [z1, z2] }) => ({ ...bar, r: Math.hypot(z1, z2) }));
    const ring = (length: number) => radius.filter((code) => code.length === length).map(({ r }) => r);
    expect(Math.max(...ring(0))).toBeLessThan(0.3);
    expect(Math.min(...ring(lengths[1]))).toBeGreaterThan(Math.max(...ring(lengths[1] / 2)));
  });

  test('make bars from the prior with the KL, and mostly not without', () => {
    const [vaeQuality, aeQuality] = [quality('vae', 200, 1), quality('ae', 200, 1)];
    expect(vaeQuality.passing).toBeGreaterThan(0.95);
    expect(aeQuality.passing).toBeLessThan(0.6);
    expect(vaeQuality.generation * 20).toBeLessThan(aeQuality.generation);
  });

  test('give tiles in reading order of z, each with its image', () => {
    const map = tiles('vae');
    expect(map).toHaveLength(tileCentres.length ** 2);
    expect(map[0]?.z).toEqual([-2, -2]);
    expect(map[1]?.z).toEqual([-1.5, -2]);
    expect(map[5]?.image).toEqual(decode('vae', map[5]?.z ?? [0, 0]));
  });
});

test('has a mean image that is better for all than black, and worse than any decoder', () => {
  const { spread, energy } = meanImage();
  expect(spread).toBeLessThan(energy);
  expect(quality('vae', 1, 1).reconstruction * 10).toBeLessThan(spread);
});

test('finds a bar again among all bars', () => {
  const bar = barGrid(48, 27)[700] ?? { angle: 0, length: 0 };
  expect(nearestBar(drawBar(bar))).toEqual({ bar, error: 0 });
});
