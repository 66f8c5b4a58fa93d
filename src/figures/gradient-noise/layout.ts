import { scaleLinear } from 'd3-scale';
import type { InvertibleScale, Scale } from '../axis.tsx';
import { isWide, px } from '../picture.tsx';
import { pathMean } from './model.ts';
import type { Scene } from './scene.ts';

/** A scale of equal steps. */
export const linear = (domain: readonly number[], range: readonly [number, number]): InvertibleScale =>
  scaleLinear().domain(domain).range(range);

/** The scale of gradient readings: wide enough for the noisier estimate, the truth and 0 inside. */
export function readingDomain({ truth, closed, problem, rep, sf }: Scene): [number, number] {
  const spread = Math.sqrt(Math.max(closed.rep, closed.sf));
  const values = [...rep, ...sf];
  const rim = 0.2 * spread;
  const low = Math.min(Math.max(truth - 2.2 * spread, Math.min(...values) - rim), truth - rim, -rim);
  const high = Math.max(
    Math.min(truth + 2.6 * spread, Math.max(...values) + rim),
    truth + rim,
    pathMean(problem) + rim,
  );
  const [from = low, to = high] = scaleLinear().domain([low, high]).nice(8).domain();
  return [from, to];
}

/** A curve as path data, cut off where it leaves [low, high]; the crossing points are interpolated. */
export function clippedPath(
  points: readonly (readonly [number, number])[],
  low: number,
  high: number,
  x: Scale,
  y: Scale,
) {
  const inside = (v: number) => v >= low && v <= high;
  const at = (z: number, v: number) => `${px(x(z))} ${px(y(v))}`;
  let path = '';
  points.forEach(([z, v], i) => {
    const [z0, v0] = points[i - 1] ?? [z, v];
    if (i > 0 && inside(v0) !== inside(v)) {
      const edge = (inside(v) ? v0 : v) > high ? high : low;
      const crossing = z0 + ((edge - v0) / (v - v0)) * (z - z0);
      path += `${inside(v) ? 'M' : 'L'}${at(crossing, edge)}`;
    }
    if (inside(v)) path += `${path === '' ? 'M' : 'L'}${at(z, v)}`;
  });
  return path;
}

/** Places at equal distances, both ends among them. */
export const grid = (from: number, to: number, steps: number) =>
  Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps);

/** Where the panels stand: beside each other in a wide picture, below each other in a narrow one. */
export function layout(width: number) {
  if (isWide(width)) {
    const middle = Math.round(width * 0.53);
    const half = Math.round((width - middle - 14) / 2);
    const lower = { top: 196, bottom: 406 };
    return {
      height: 450,
      landscape: { left: 56, right: middle - 36, top: 36, bottom: 122 },
      readings: { left: 56, right: middle - 36, ...lower },
      rep: { left: middle, right: middle + half - 16, ...lower },
      sf: { left: middle + half, right: width - 14, ...lower },
      variances: { left: middle, right: width - 10, top: 26, bottom: 122 },
    };
  }
  const half = Math.round((width - 48 - 10) / 2);
  const counts = { top: 504, bottom: 690 };
  return {
    height: 846,
    landscape: { left: 56, right: width - 12, top: 36, bottom: 122 },
    readings: { left: 56, right: width - 12, top: 196, bottom: 386 },
    rep: { left: 48, right: 48 + half - 12, ...counts },
    sf: { left: 48 + half, right: width - 16, ...counts },
    variances: { left: 14, right: width - 6, top: 756, bottom: 846 },
  };
}
