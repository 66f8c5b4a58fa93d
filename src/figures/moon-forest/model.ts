import { leafShares } from '../../math/decision-tree.ts';
import type { Tree } from '../../math/decision-tree.ts';
import { moonPosterior, twoMoons } from '../../math/moons.ts';
import {
  errorCurve,
  errorRate,
  growForest,
  labelOf,
  outOfBagCurve,
  usualForest,
} from '../../math/random-forest.ts';
import type { OutOfBag } from '../../math/random-forest.ts';
import type { LabelledTable } from '../../math/table.ts';

/** Sizes and seeds of the two moons that the articles on trees share, and of the forest grown on them. */
export const moonData = { n: 300, noise: 0.3, seed: 1, testN: 4000, testSeed: 2, forestSeed: 123 } as const;

/** The most trees that are grown; fewer are the first of them. */
export const mostTrees = 200;

/** The end of the depth's scale, read as no limit. */
export const anyDepth = 13;

/** The part of the plane that is coloured, in units of the data. */
export const plane = { x: [-1.75, 2.75], y: [-1.35, 1.85] } as const;

export interface ForestParams {
  /** Features tried at a split, 1 or 2 */
  readonly mtry: number;
  /** Splits on the longest way; `anyDepth` for no limit */
  readonly maxDepth: number;
  /** Standard deviation of the moons' noise */
  readonly noise: number;
}

/** A forest of `mostTrees` trees with its errors after 1, 2 … trees. */
export interface MoonForest {
  readonly train: LabelledTable;
  readonly trees: readonly Tree[];
  readonly outOfBag: readonly OutOfBag[];
  /** On 4,000 fresh points */
  readonly test: readonly number[];
  /** The error of the best possible classifier on the same points */
  readonly least: number;
}

/** Grows the forest on 300 points and judges it. The same parameters give the same forest. */
export function moonForest({ mtry, maxDepth, noise }: ForestParams): MoonForest {
  const { n, seed, testN, testSeed, forestSeed } = moonData;
  const train = twoMoons(n, noise, seed);
  const depth = maxDepth >= anyDepth ? Infinity : maxDepth;
  const forest = growForest(train, { ...usualForest, trees: mostTrees, mtry, maxDepth: depth }, forestSeed);
  const fresh = twoMoons(testN, noise, testSeed);
  return {
    train,
    trees: forest.trees,
    outOfBag: outOfBagCurve(forest, train),
    test: errorCurve(forest.trees, fresh),
    least: leastError(fresh, noise),
  };
}

/** The error of asking which label is the likelier one where the point lies (Bayes). */
export function leastError({ columns, labels }: LabelledTable, noise: number): number {
  const [x1 = new Float64Array(), x2 = new Float64Array()] = columns;
  return errorRate(
    x1.map((value, i) => moonPosterior(value, x2[i] ?? 0, noise)),
    labels,
  );
}

/** The mean share of label 1 over the trees at the middles of columns × rows cells of the plane, row by row from the top. */
export function shareGrid(trees: readonly Tree[], columns: number, rows: number): Float64Array {
  const [x0, x1] = plane.x;
  const [y0, y1] = plane.y;
  const size = columns * rows;
  const x = Float64Array.from({ length: size }, (_, i) => x0 + (((i % columns) + 0.5) / columns) * (x1 - x0));
  const y = Float64Array.from(
    { length: size },
    (_, i) => y1 - ((Math.floor(i / columns) + 0.5) / rows) * (y1 - y0),
  );
  const sum = new Float64Array(size);
  for (const tree of trees) {
    const shares = leafShares(tree, [x, y]);
    for (let i = 0; i < size; i += 1) sum[i] = (sum[i] ?? 0) + (shares[i] ?? 0);
  }
  return sum.map((total) => total / trees.length);
}

/** The step of a scale of six that a share stands on: 0 to 5, the border of the labels between 2 and 3. */
export function bandOf(share: number): number {
  if (labelOf(share) === 0) return share <= 0.1 ? 0 : share <= 0.3 ? 1 : 2;
  return share < 0.7 ? 3 : share < 0.9 ? 4 : 5;
}

/** A rectangle of cells: column, row, width, height. */
export type Cells = readonly [number, number, number, number];

/** Rectangles of equal band that cover a grid, for each of the six bands: the widest from each free cell, then as high as it goes. */
export function bandRectangles(grid: Float64Array, columns: number): readonly (readonly Cells[])[] {
  const bands = Array.from(grid, bandOf);
  const rows = bands.length / columns;
  const taken = bands.map(() => false);
  const found: Cells[][] = Array.from({ length: 6 }, () => []);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const band = bands[row * columns + column] ?? 0;
      const free = (r: number, c: number) =>
        c < columns && r < rows && !taken[r * columns + c] && bands[r * columns + c] === band;
      if (!free(row, column)) continue;
      let wide = 1;
      while (free(row, column + wide)) wide += 1;
      let high = 1;
      while (Array.from({ length: wide }, (_, k) => free(row + high, column + k)).every(Boolean)) high += 1;
      for (let r = row; r < row + high; r += 1)
        taken.fill(true, r * columns + column, r * columns + column + wide);
      found[band]?.push([column, row, wide, high]);
    }
  }
  return found;
}

/** Straight pieces of the border between the labels, along the edges of cells: [x, y, length], to the right or down. */
export function borderEdges(
  grid: Float64Array,
  columns: number,
): { across: readonly [number, number, number][]; down: readonly [number, number, number][] } {
  const labels = Array.from(grid, labelOf);
  const rows = labels.length / columns;
  const at = (row: number, column: number) => labels[row * columns + column];
  const across: [number, number, number][] = [];
  const down: [number, number, number][] = [];
  for (let row = 1; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (at(row, column) === at(row - 1, column)) continue;
      const last = across.at(-1);
      if (last !== undefined && last[1] === row && last[0] + last[2] === column) last[2] += 1;
      else across.push([column, row, 1]);
    }
  }
  for (let column = 1; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      if (at(row, column) === at(row, column - 1)) continue;
      const last = down.at(-1);
      if (last !== undefined && last[0] === column && last[1] + last[2] === row) last[2] += 1;
      else down.push([column, row, 1]);
    }
  }
  return { across, down };
}
