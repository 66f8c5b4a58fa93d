import { expect, test } from 'vitest';
import { moonPosterior, twoMoons } from '../../../src/math/moons.ts';
import { flipLabel, onlyColumns, withColumns } from '../../../src/math/table.ts';

test('lies on two half circles without noise, as many points on either', () => {
  const { columns, labels } = twoMoons(101, 0, 1);
  expect(labels.filter((label) => label === 1).length).toBe(51);
  for (const [i, label] of labels.entries()) {
    const [x1 = 0, x2 = 0] = columns.map((column) => column[i]);
    const radius = label === 0 ? Math.hypot(x1, x2) : Math.hypot(x1 - 1, x2 - 0.5);
    expect(radius).toBeCloseTo(1, 12);
    expect(label === 0 ? x2 : 0.5 - x2).toBeGreaterThan(-1e-12);
  }
});

test('moves the points by the noise that it is given', () => {
  const still = twoMoons(20_000, 0, 1);
  const moved = twoMoons(20_000, 0.3, 1);
  for (const [f, column] of moved.columns.entries()) {
    const squares = column.reduce((sum, value, i) => sum + (value - (still.columns[f]?.[i] ?? 0)) ** 2, 0);
    expect(Math.sqrt(squares / 20_000)).toBeCloseTo(0.3, 2);
  }
});

test('gives the same points for the same seed, and others for another', () => {
  expect(twoMoons(30, 0.3, 1)).toEqual(twoMoons(30, 0.3, 1));
  expect(twoMoons(30, 0.3, 1)).not.toEqual(twoMoons(30, 0.3, 2));
});

test('knows which moon a point is of where only one passes, and doubts by symmetry at the centre', () => {
  expect(moonPosterior(0, 1, 0.3)).toBeLessThan(0.1);
  expect(moonPosterior(1, -0.5, 0.3)).toBeGreaterThan(0.9);
  expect(moonPosterior(0.5, 0.25, 0.3)).toBeCloseTo(0.5, 9);
  expect(moonPosterior(0.8, 0.4, 0.3) + moonPosterior(0.2, 0.1, 0.3)).toBeCloseTo(1, 9);
  expect(moonPosterior(1e3, 1e3, 0.3)).toBe(0.5);
});

test('turns over one label, adds columns and picks some, and leaves the first table as it was', () => {
  const table = twoMoons(6, 0.1, 1);
  const before = [...table.labels];
  expect([...flipLabel(table, 2).labels].filter((label, i) => label !== before[i])).toHaveLength(1);
  const third = new Float64Array(6).fill(7);
  expect(onlyColumns(withColumns(table, [third]), [2, 0]).columns).toEqual([third, table.columns[0]]);
  expect([...table.labels]).toEqual(before);
  expect(table.columns).toHaveLength(2);
});
