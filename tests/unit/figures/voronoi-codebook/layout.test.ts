import { scaleLinear } from 'd3-scale';
import { expect, test } from 'vitest';
import { reach, stem } from '../../../../src/figures/voronoi-codebook/layout.ts';

const view = {
  x: scaleLinear([-2, 2], [0, 400]),
  y: scaleLinear([-2, 2], [400, 0]),
  box: { left: 0, right: 400, top: 0, bottom: 400 },
};

test('an arrow goes against its gradient, from the rim of its disc, by the length that is drawn of it', () => {
  const { start, tip } = stem(view, [0, 0], [-2, 0]);
  expect(start).toEqual([209, 200]);
  expect(tip[0] - start[0]).toBeCloseTo(2 * reach * 100);
  expect(tip[1]).toBeCloseTo(200);
});

test('without a gradient the arrow has no length', () => {
  const { start, tip } = stem(view, [1, 1], [0, 0]);
  expect(start).toEqual(tip);
});
