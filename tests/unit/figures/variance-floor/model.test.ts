import { expect, test } from 'vitest';
import {
  checked,
  curve,
  measured,
  overtakes,
  parts,
  treesUntil,
} from '../../../../src/figures/variance-floor/model.ts';
import { forestVariance, moonCheck, moonTrial, moonVariance } from '../../../../src/math/forest-variance.ts';

test.each([
  ['one', 1],
  ['two', 2],
] as const)('states what the trials give for mtry %s', (kind, mtry) => {
  const { variance, rho } = moonVariance({ mtry }, moonTrial);
  expect(variance).toBeCloseTo(measured[kind].variance, 4);
  expect(rho).toBeCloseTo(measured[kind].rho, 4);
  for (const [k, value] of forestVariance({ mtry }, moonCheck, checked.trees).entries()) {
    expect(value).toBeCloseTo(checked[kind][k] ?? NaN, 4);
  }
});

test('is foretold by the formula within a twentieth', () => {
  for (const kind of ['one', 'two'] as const) {
    for (const [k, b] of checked.trees.entries()) {
      expect(Math.abs((checked[kind][k] ?? 0) / parts(measured[kind], b).whole - 1)).toBeLessThan(0.05);
    }
  }
});

test('splits the whole into a floor that stays and a rest that falls', () => {
  const kind = { variance: 0.08, rho: 0.25 };
  for (const b of [1, 7, 200]) {
    const { floor, rest, whole, independent } = parts(kind, b);
    expect(floor).toBeCloseTo(0.02, 12);
    expect(rest).toBeCloseTo(0.06 / b, 12);
    expect(whole).toBeCloseTo(floor + rest, 12);
    expect(independent).toBeCloseTo(0.08 / b, 12);
  }
});

test('runs from one tree to the most, and only down', () => {
  const points = curve(measured.one, 200);
  expect(points[0]?.b).toBe(1);
  expect(points.at(-1)?.b).toBe(200);
  expect(points.every(({ value }, k) => k === 0 || value <= (points[k - 1]?.value ?? 0))).toBe(true);
});

test('finds the first number of trees at which the lower floor tells', () => {
  const from = overtakes(measured.one, measured.two) ?? 0;
  const better = (b: number) => parts(measured.one, b).whole < parts(measured.two, b).whole;
  expect(better(from)).toBe(true);
  expect(better(from - 1)).toBe(false);
  expect(overtakes(measured.two, measured.one)).toBeNull();
});

test('needs no more trees once the rest is a small share of the floor', () => {
  const b = treesUntil(measured.one, 0.1) ?? 0;
  expect(parts(measured.one, b).rest).toBeLessThanOrEqual(0.1 * parts(measured.one, b).floor);
  expect(parts(measured.one, b - 1).rest).toBeGreaterThan(0.1 * parts(measured.one, 1).floor);
  expect(treesUntil({ variance: 1, rho: 0 }, 0.1)).toBeNull();
});
