import type { Point } from '../../math/voronoi.ts';
import type { InvertibleScale } from '../axis.tsx';
import type { Box } from '../box.ts';

/** How long an arrow is drawn: this times the gradient, turned round. */
export const reach = 0.25;

/** The scales of the plane, and its box. */
export interface View {
  readonly x: InvertibleScale;
  readonly y: InvertibleScale;
  readonly box: Box;
}

/** Radius of the discs from whose rims the arrows start. */
const rim = 9;

/** Where an arrow along minus a gradient starts, at the rim of a disc, and where its tip is, in pixels. */
export function stem({ x, y }: View, from: Point, gradient: Point) {
  const [cx, cy] = [x(from[0]), y(from[1])];
  const [dx, dy] = [x(from[0] - reach * gradient[0]) - cx, y(from[1] - reach * gradient[1]) - cy];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = length > 0 ? [(rim * dx) / length, (rim * dy) / length] : [0, 0];
  return { start: [cx + ux, cy + uy] as const, tip: [cx + dx + ux, cy + dy + uy] as const };
}
