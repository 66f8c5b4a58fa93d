/** A step of an outline, as a font has them. */
export interface OutlineStep {
  command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
  /** Points, the last the one that the step ends at; upwards. */
  args: readonly number[];
}

/** Where an outline stands in a picture: its origin in points from the left top, and its size. */
export interface Placed {
  x: number;
  y: number;
  scale: number;
}

/** How much of each point of a rectangle a form covers, 0 to 1, row by row. */
export interface Coverage {
  left: number;
  top: number;
  width: number;
  height: number;
  values: Float32Array;
}

/** Straight pieces of a curve. Letters are at most a hundred points high: more would not be seen. */
const pieces = 6;

/**
 * Covers points with the inside of an outline, each by the exact area: every edge adds to the rows that it crosses
 * what it covers to its right, with the sign of its direction, and the sums along the rows are the coverage (signed
 * areas, as FreeType's and font-rs's rasterisers reckon them). Parts that overlap count once.
 * @returns undefined for an outline without area
 */
export function coverageOf(outline: readonly OutlineStep[], placed: Placed): Coverage | undefined {
  const edges = edgesOf(outline, placed);
  if (edges.length === 0) return undefined;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 2) {
    left = Math.min(left, edges[i] ?? 0);
    right = Math.max(right, edges[i] ?? 0);
    top = Math.min(top, edges[i + 1] ?? 0);
    bottom = Math.max(bottom, edges[i + 1] ?? 0);
  }
  left = Math.floor(left);
  top = Math.floor(top);
  // One more column, for what the last edge of a row adds to its right.
  const [width, height] = [Math.ceil(right) - left + 2, Math.ceil(bottom) - top];
  if (height === 0) return undefined;
  const values = new Float32Array(width * height);
  for (let i = 0; i < edges.length; i += 4) {
    const number = (at: number) => edges[i + at] ?? 0;
    addEdge(values, width, number(0) - left, number(1) - top, number(2) - left, number(3) - top);
  }
  for (let row = 0; row < values.length; row += width) {
    let sum = 0;
    for (let i = row; i < row + width; i++) {
      sum += values[i] ?? 0;
      values[i] = Math.min(1, Math.abs(sum));
    }
  }
  return { left, top, width, height, values };
}

/** Straight edges, four numbers each: where it begins and ends in the picture. */
function edgesOf(outline: readonly OutlineStep[], { x, y, scale }: Placed): number[] {
  const edges: number[] = [];
  let startX = 0;
  let startY = 0;
  let atX = 0;
  let atY = 0;
  const line = (toX: number, toY: number): void => {
    edges.push(x + atX * scale, y - atY * scale, x + toX * scale, y - toY * scale);
    atX = toX;
    atY = toY;
  };
  for (const { command, args } of outline) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    if (command === 'moveTo') {
      startX = atX = a;
      startY = atY = b;
    } else if (command === 'lineTo') line(a, b);
    else if (command === 'closePath') line(startX, startY);
    else {
      const isCubic = command === 'bezierCurveTo';
      const fromX = atX;
      const fromY = atY;
      for (let i = 1; i <= pieces; i++) {
        const t = i / pieces;
        if (isCubic) line(cubic(fromX, a, c, e, t), cubic(fromY, b, d, f, t));
        else line(quadratic(fromX, a, c, t), quadratic(fromY, b, d, t));
      }
    }
  }
  return edges;
}

/** A Bézier curve of three points at `t`, in one direction. */
const quadratic = (p0: number, p1: number, p2: number, t: number): number =>
  (1 - t) * (1 - t) * p0 + 2 * (1 - t) * t * p1 + t * t * p2;

/** The same of four. */
const cubic = (p0: number, p1: number, p2: number, p3: number, t: number): number =>
  (1 - t) * (1 - t) * (1 - t) * p0 +
  3 * (1 - t) * (1 - t) * t * p1 +
  3 * (1 - t) * t * t * p2 +
  t * t * t * p3;

/** Adds what an edge covers, as differences along the rows. */
function addEdge(values: Float32Array, width: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return;
  const sign = y0 < y1 ? 1 : -1;
  const top = Math.min(y0, y1);
  const bottom = Math.max(y0, y1);
  const slope = (x1 - x0) / (y1 - y0);
  let x = sign > 0 ? x0 : x1;
  for (let row = Math.floor(top); row < bottom; row++) {
    const high = Math.min(row + 1, bottom) - Math.max(row, top);
    const next = x + slope * high;
    addSpan(values, row * width, sign * high, Math.min(x, next), Math.max(x, next));
    x = next;
  }
}

/**
 * An edge inside one row, from `left` to `right`: a point between them is covered by the part of a trapezium, all
 * points to their right by `area`, its height.
 */
function addSpan(values: Float32Array, row: number, area: number, left: number, right: number): void {
  const first = Math.floor(left);
  const last = Math.max(first, Math.ceil(right) - 1);
  if (first === last) {
    const inside = 1 - ((left + right) / 2 - first);
    add(values, row + first, area * inside);
    add(values, row + first + 1, area * (1 - inside));
    return;
  }
  let before = 0;
  let sum = 0;
  for (let column = first; column <= last + 1; column++) {
    const value = rampTo(column + 1, left, right) - before;
    before += value;
    // `value` is the column's coverage; the differences are what is stored.
    add(values, row + column, area * (value - sum));
    sum = value;
  }
}

function add(values: Float32Array, at: number, amount: number): void {
  values[at] = (values[at] ?? 0) + amount;
}

/** What of an edge's height lies left of `to`, added up to it: the integral of a ramp from 0 at `left` to 1 at `right`. */
const rampTo = (to: number, left: number, right: number): number =>
  to >= right ? to - (left + right) / 2 : (to - left) ** 2 / (2 * (right - left));
