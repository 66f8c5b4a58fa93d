import { expect, test } from 'vitest';
import { mulberry32 } from '../../../src/math/random.ts';
import { hullCorners, squaredDistance, voronoiCells } from '../../../src/math/voronoi.ts';
import type { Point } from '../../../src/math/voronoi.ts';

const square = { x: [-1, 1], y: [-1, 1] } as const;

const area = (cell: readonly Point[]) =>
  Math.abs(
    cell.reduce((sum, [a, b], i) => {
      const [c, d] = cell[(i + 1) % cell.length] ?? [0, 0];
      return sum + a * d - b * c;
    }, 0),
  ) / 2;

const sites = (n: number, seed: number): Point[] => {
  const random = mulberry32(seed);
  return Array.from({ length: n }, () => [random() * 2 - 1, random() * 2 - 1] as const);
};

test('splits the rectangle without gap or overlap', () => {
  const total = voronoiCells(sites(9, 3), square).reduce((sum, cell) => sum + area(cell), 0);
  expect(total).toBeCloseTo(4, 10);
});

test('has cells whose corners are no nearer to any other site', () => {
  const all = sites(7, 8);
  for (const [k, cell] of voronoiCells(all, square).entries()) {
    for (const corner of cell) {
      const own = squaredDistance(corner, all[k] ?? [0, 0]);
      for (const other of all) expect(own).toBeLessThanOrEqual(squaredDistance(corner, other) + 1e-9);
    }
  }
});

test('gives two sites the halves on their sides', () => {
  const [left = [], right = []] = voronoiCells(
    [
      [-0.5, 0],
      [0.5, 0],
    ],
    square,
  );
  expect(area(left)).toBeCloseTo(2, 12);
  expect(right.every(([x]) => x >= -1e-12)).toBe(true);
});

test('finds the corners of a hull and nothing inside it', () => {
  const points: Point[] = [
    [0, 0],
    [-1, -1],
    [1, -1],
    [0.2, 0.1],
    [1, 1],
    [-1, 1],
  ];
  expect(hullCorners(points).sort()).toEqual([1, 2, 4, 5]);
});

test('has the farthest point of any direction among the corners', () => {
  const points = sites(12, 5);
  const corners = hullCorners(points);
  for (let i = 0; i < 60; i++) {
    const angle = (2 * Math.PI * i) / 60 + 0.01;
    const reach = points.map(([a, b]) => a * Math.cos(angle) + b * Math.sin(angle));
    expect(corners).toContain(reach.indexOf(Math.max(...reach)));
  }
});
