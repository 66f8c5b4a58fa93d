import { describe, expect, test } from 'vitest';
import { coverageOf, type Coverage, type OutlineStep } from '../../../src/site/coverage.ts';

/** A closed form through some points, in the order given. */
const form = (...points: readonly (readonly [x: number, y: number])[]): OutlineStep[] => [
  ...points.map((args, i): OutlineStep => ({ command: i === 0 ? 'moveTo' : 'lineTo', args })),
  { command: 'closePath', args: [] },
];

const rectangle = (x0: number, y0: number, x1: number, y1: number) =>
  form([x0, y0], [x1, y0], [x1, y1], [x0, y1]);

const here = { x: 0, y: 0, scale: 1 };

function covered(outline: readonly OutlineStep[], placed = here): Coverage {
  const coverage = coverageOf(outline, placed);
  if (coverage === undefined) throw new Error('nothing is covered');
  return coverage;
}

const areaOf = (coverage: Coverage) => coverage.values.reduce((sum, value) => sum + value, 0);

/** Coverage of one point of the picture. */
const at = ({ left, top, width, values }: Coverage, x: number, y: number) =>
  values[(y - top) * width + x - left] ?? 0;

describe('the coverage of points by a form', () => {
  test('is whole inside, none outside, and as much as is covered at the edge', () => {
    const coverage = covered(rectangle(1, -4, 3.25, -1));
    expect([at(coverage, 1, 1), at(coverage, 2, 2), at(coverage, 3, 3)]).toEqual([1, 1, 0.25]);
    expect(areaOf(coverage)).toBeCloseTo(2.25 * 3, 5);
  });

  test('sums to the area, however the edges lie', () => {
    const forms: [OutlineStep[], number][] = [
      [form([0, 0], [7, 0], [0, 5]), 17.5],
      [form([0.3, 0.1], [9.7, 0.4], [5.2, 8.9]), 40.625],
      [form([2, 0], [4, 2], [2, 4], [0, 2]), 8],
      [form([0, 0], [0.4, 0.1], [0.1, 0.3]), 0.055],
    ];
    for (const [outline, area] of forms) {
      for (const x of [0, 0.37, -12.81]) {
        expect(areaOf(covered(outline, { x, y: 0.61, scale: 1 }))).toBeCloseTo(area, 4);
        expect(areaOf(covered(outline, { x, y: 0, scale: 3 }))).toBeCloseTo(9 * area, 3);
      }
    }
  });

  test('does not ask in which direction the form is drawn', () => {
    const there = covered(form([0, 0], [7, 0], [0, 5]));
    const back = covered(form([0, 0], [0, 5], [7, 0]));
    for (const [i, value] of there.values.entries()) expect(back.values[i]).toBeCloseTo(value, 6);
  });

  test('leaves a hole where a form inside runs the other way, and counts an overlap once', () => {
    const inner = rectangle(2, 2, 4, 4);
    const outer = rectangle(0, 0, 6, 6);
    expect(areaOf(covered([...outer, ...form([2, 2], [2, 4], [4, 4], [4, 2])]))).toBeCloseTo(32, 5);
    expect(areaOf(covered([...outer, ...inner]))).toBeCloseTo(36, 5);
  });

  test('follows curves: a circle of two kinds of Bézier arcs has nearly the area of one', () => {
    const k = 0.5522847498;
    const cubic: OutlineStep[] = [
      { command: 'moveTo', args: [10, 0] },
      { command: 'bezierCurveTo', args: [10, 10 * k, 10 * k, 10, 0, 10] },
      { command: 'bezierCurveTo', args: [-10 * k, 10, -10, 10 * k, -10, 0] },
      { command: 'bezierCurveTo', args: [-10, -10 * k, -10 * k, -10, 0, -10] },
      { command: 'bezierCurveTo', args: [10 * k, -10, 10, -10 * k, 10, 0] },
      { command: 'closePath', args: [] },
    ];
    const across = 10 * Math.tan(Math.PI / 8);
    const corners = [1, 3, 5, 7].map((eighth) => (eighth * Math.PI) / 4);
    const quadratic: OutlineStep[] = [
      { command: 'moveTo', args: [10, 0] },
      ...corners.flatMap((angle): OutlineStep[] =>
        [angle - Math.PI / 8, angle + Math.PI / 8].map((middle) => {
          const end = middle + Math.PI / 8;
          const far = Math.hypot(10, across);
          return {
            command: 'quadraticCurveTo',
            args: [far * Math.cos(middle), far * Math.sin(middle), 10 * Math.cos(end), 10 * Math.sin(end)],
          };
        }),
      ),
      { command: 'closePath', args: [] },
    ];
    for (const outline of [cubic, quadratic]) {
      const area = areaOf(covered(outline));
      expect(Math.abs(area / (100 * Math.PI) - 1)).toBeLessThan(0.015);
    }
  });

  test('is none for what has no area', () => {
    expect(coverageOf([], here)).toBeUndefined();
    expect(coverageOf(form([0, 0], [5, 0]), here)).toBeUndefined();
  });
});
