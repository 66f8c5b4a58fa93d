import { describe, expect, test } from 'vitest';
import {
  adaptiveWeight,
  descendLine,
  inCode,
  pullCurve,
  tug,
} from '../../../../src/figures/gradient-tug/model.ts';

const norms = [1e-6, 1e-3, 0.02, 1, 40, 1e4];

describe('the adaptive weight', () => {
  test('makes the pull w times the reconstruction’s, whatever the scale of the critic', () => {
    for (const g of [0.1, 1, 10, 1e4]) expect((adaptiveWeight(0.5, g) * g) / 0.5).toBeCloseTo(0.8, 2);
  });

  test('never makes the pull stronger than w times the reconstruction’s', () => {
    for (const r of norms)
      for (const g of norms) expect(adaptiveWeight(r, g) * g).toBeLessThanOrEqual(0.8 * r);
  });

  test('halves the pull where ‖g‖ = δ', () => {
    expect(adaptiveWeight(0.5, inCode.eps) * inCode.eps).toBeCloseTo(0.2, 12);
  });

  test('is clipped at 10⁴ before w comes to it', () => {
    expect(adaptiveWeight(1e4, 0)).toBe(8000);
    expect(adaptiveWeight(0.5, 0)).toBeCloseTo(4000, 9);
  });

  test('is 0 where nothing is left to reconstruct', () => {
    expect(adaptiveWeight(0, 3)).toBe(0);
  });
});

describe('the two forces', () => {
  test('leave the reconstruction at least 1 − w of its descent, at any angle', () => {
    for (const rec of norms)
      for (const gan of norms)
        for (let angle = 0; angle <= 180; angle += 15)
          expect(tug({ rec, gan, angle }).kept).toBeGreaterThanOrEqual(0.2 - 1e-9);
  });

  test('add up to between 1 − w and 1 + w of the reconstruction', () => {
    expect(tug({ rec: 0.5, gan: 20, angle: 180 }).total).toBeCloseTo(0.1, 4);
    expect(tug({ rec: 0.5, gan: 20, angle: 0 }).total).toBeCloseTo(0.9, 4);
  });

  test('have a curve that rises to w and stays there', () => {
    const curve = pullCurve(0.5, [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1]);
    expect([...curve].sort((a, b) => a - b)).toEqual(curve);
    expect(curve.at(-1)).toBeCloseTo(0.8, 3);
  });
});

describe('the tug on a line', () => {
  const run = (scale: number, weight: (r: number, g: number) => number) =>
    descendLine(1, scale, 100, 0.1, weight);

  test('ends at λc with a fixed weight', () => {
    for (const scale of [1, 100]) expect(run(scale, () => 0.8)).toBeCloseTo(0.8 * scale, 1);
  });

  test('shrinks like (1 − η(1 − w))ⁿ with the adaptive one', () => {
    expect(run(100, (r, g) => adaptiveWeight(r, g))).toBeCloseTo((1 - 0.1 * 0.2) ** 100, 3);
  });
});
