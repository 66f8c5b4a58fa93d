import { expect, test } from 'vitest';
import { nearest } from '../../../../src/math/vector-quantizer.ts';
import {
  inside,
  placed,
  plane,
  pointOf,
  scene,
  start,
  walk,
} from '../../../../src/figures/voronoi-codebook/model.ts';

test('tells z_e the very gradient of the reconstruction at e_k, and e_k nothing of it', () => {
  const { copied, commitment, gradZ, gradE, z, zq } = scene({ ...start, beta: 0 });
  expect(commitment.map(Math.abs)).toEqual([0, 0]);
  expect(gradZ).toEqual(copied);
  expect(gradE[0]).toBeCloseTo(2 * (zq[0] - z[0]), 12);
});

test('gives the codebook and the commitment terms the same value but for β', () => {
  const { loss } = scene(start);
  expect(loss.commit).toBeCloseTo(0.25 * loss.code, 12);
  expect(loss.total).toBeCloseTo(loss.rec + loss.code + loss.commit, 12);
});

test('lets z_e and its code arrive at the target together', () => {
  const { loss } = scene(walk(start, 200));
  expect(loss.total).toBeLessThan(1e-4);
});

test('moves no code but the one that is taken', () => {
  const after = walk(start, 1);
  const { k } = scene(start);
  expect(after.c1).not.toBe(start.c1);
  expect(k).toBe(2);
  for (const name of ['a', 'b', 'd', 'e', 'f'] as const)
    expect(pointOf(after, name)).toEqual(pointOf(start, name));
});

test('takes the code in whose cell z_e lies', () => {
  const { z, codes, k, cells } = scene(start);
  expect(nearest(z, codes)).toBe(k);
  expect(cells.every((cell) => cell.length >= 3)).toBe(true);
});

test('keeps every point inside the plane', () => {
  expect(inside([99, -99])).toEqual([plane.x[1], plane.y[0]]);
  expect(placed('z', [99, 0])).toEqual({ z1: 3, z2: 0 });
});
