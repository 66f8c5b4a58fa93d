/** A point of the plane. */
export type Point = readonly [number, number];

/** The rectangle that bounds a picture of the plane. */
export interface Rectangle {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Squared distance of two points. */
export const squaredDistance = (a: Point, b: Point): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;

/** Cuts a convex polygon down to the points nearer to `a` than to `b` (Sutherland and Hodgman for one line). */
function nearerPart(polygon: readonly Point[], a: Point, b: Point): Point[] {
  const side = (p: Point) => squaredDistance(p, b) - squaredDistance(p, a);
  return polygon.flatMap((p, i) => {
    const q = polygon[(i + 1) % polygon.length] ?? p;
    const [here, there] = [side(p), side(q)];
    const kept: Point[] = here >= 0 ? [p] : [];
    if (here >= 0 === there >= 0) return kept;
    const t = here / (here - there);
    return [...kept, [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])] as Point];
  });
}

/** The part of a rectangle that is nearest to each site: one convex polygon a site, empty where it has none. */
export function voronoiCells(sites: readonly Point[], { x, y }: Rectangle): Point[][] {
  const whole: readonly Point[] = [
    [x[0], y[0]],
    [x[1], y[0]],
    [x[1], y[1]],
    [x[0], y[1]],
  ];
  return sites.map((site, k) =>
    sites.reduce<Point[]>(
      (cell, other, j) => (j === k || cell.length === 0 ? cell : nearerPart(cell, site, other)),
      [...whole],
    ),
  );
}

/** Positive where a, b, c turn left. */
const turn = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Indices of the corners of the convex hull of a set of points (Andrew's monotone chain), in no special order. */
export function hullCorners(points: readonly Point[]): number[] {
  const order = points.map((_, i) => i).sort((i, j) => compare(points[i], points[j]));
  const chain = (indices: readonly number[]) => {
    const kept: number[] = [];
    for (const i of indices) {
      while (kept.length > 1 && !leftTurn(points, kept.at(-2), kept.at(-1), i)) kept.pop();
      kept.push(i);
    }
    return kept;
  };
  return [...new Set([...chain(order), ...chain([...order].reverse())])];
}

const compare = (a: Point = [0, 0], b: Point = [0, 0]) => a[0] - b[0] || a[1] - b[1];

function leftTurn(points: readonly Point[], i = -1, j = -1, k = -1): boolean {
  const [a, b, c] = [points[i], points[j], points[k]];
  return a !== undefined && b !== undefined && c !== undefined && turn(a, b, c) > 0;
}
