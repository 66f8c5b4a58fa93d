import { expect, test } from 'vitest';
import {
  anyDepth,
  bandOf,
  bandRectangles,
  borderEdges,
  moonForest,
  mostTrees,
  shareGrid,
} from '../../../../src/figures/moon-forest/model.ts';

const forest = moonForest({ mtry: 1, maxDepth: anyDepth, noise: 0.3 });

test('judges every number of trees on fresh points and out of bag', () => {
  expect(forest.trees).toHaveLength(mostTrees);
  expect(forest.test).toHaveLength(mostTrees);
  expect(forest.outOfBag).toHaveLength(mostTrees);
  expect(forest.test.at(-1)).toBeLessThan(forest.test[0] ?? 0);
});

test('errs little more than the best possible classifier, and less without much noise', () => {
  expect(forest.test.at(-1)).toBeGreaterThan(forest.least);
  expect((forest.test.at(-1) ?? 1) - forest.least).toBeLessThan(0.01);
  expect(moonForest({ mtry: 1, maxDepth: anyDepth, noise: 0.1 }).test.at(-1)).toBeLessThan(0.02);
});

test('heeds the depth unless it is the end of the scale', () => {
  const shallow = moonForest({ mtry: 1, maxDepth: 2, noise: 0.3 });
  expect(Math.max(...shallow.trees.map(({ depth }) => depth))).toBe(2);
  expect(Math.max(...forest.trees.map(({ depth }) => depth))).toBeGreaterThan(anyDepth);
});

test('agrees with one tree everywhere to the full, and with many in part', () => {
  const one = shareGrid(forest.trees.slice(0, 1), 20, 15);
  expect(new Set(one)).toEqual(new Set([0, 1]));
  expect(new Set(shareGrid(forest.trees, 20, 15)).size).toBeGreaterThan(20);
});

test('parts shares into six steps, three a label', () => {
  expect([0, 0.1, 0.2, 0.5, 0.51, 0.7, 0.95].map(bandOf)).toEqual([0, 0, 1, 2, 3, 4, 5]);
});

test('covers each cell once by a rectangle of its own step', () => {
  const grid = shareGrid(forest.trees, 24, 18);
  const painted = new Array<number>(24 * 18).fill(-1);
  for (const [band, rectangles] of bandRectangles(grid, 24).entries()) {
    for (const [x, y, w, h] of rectangles) {
      for (let r = y; r < y + h; r += 1) {
        for (let c = x; c < x + w; c += 1) {
          expect(painted[r * 24 + c]).toBe(-1);
          painted[r * 24 + c] = band;
        }
      }
    }
  }
  expect(painted).toEqual(Array.from(grid, bandOf));
});

test('draws the border around a single cell as its four sides', () => {
  const grid = new Float64Array(9);
  grid[4] = 1;
  expect(borderEdges(grid, 3)).toEqual({
    across: [
      [1, 1, 1],
      [1, 2, 1],
    ],
    down: [
      [1, 1, 1],
      [2, 1, 1],
    ],
  });
});
