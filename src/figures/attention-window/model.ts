export interface WindowParams extends Record<string, number> {
  /** Row and column of the token that is drawn next, from 0 */
  row: number;
  column: number;
  /** Rows and columns of the whole grid of tokens */
  size: number;
  /** Side of the window that the transformer was trained on */
  window: number;
}

/** The window around a token and what is seen through it. */
export interface View {
  /** First row and column of the window */
  readonly top: number;
  readonly left: number;
  /** Place of the token inside the window */
  readonly localRow: number;
  readonly localColumn: number;
  /** Tokens drawn before this one, in raster order over the whole grid */
  readonly prefix: number;
  /** How many of them lie in the window */
  readonly visible: number;
}

/** Where a window of `window` cells begins so that cell `at` is in its middle, pushed back inside 0 … size. */
export function windowStart(at: number, size: number, window: number): number {
  return Math.max(0, Math.min(at - Math.floor(window / 2), size - window));
}

/** The crop of taming-transformers `scripts/make_samples.py`, for any window. */
export function view({ row, column, size, window }: WindowParams): View {
  const side = Math.min(window, size);
  const top = windowStart(row, size, side);
  const left = windowStart(column, size, side);
  const localRow = row - top;
  const localColumn = column - left;
  return {
    top,
    left,
    localRow,
    localColumn,
    prefix: row * size + column,
    visible: localRow * side + localColumn,
  };
}

/** Whether the token at (r, c) is seen when (row, column) is drawn: in the window, and earlier in raster order. */
export function isVisible(params: WindowParams, r: number, c: number): boolean {
  const { top, left } = view(params);
  const side = Math.min(params.window, params.size);
  const inside = r >= top && r < top + side && c >= left && c < left + side;
  return inside && (r < params.row || (r === params.row && c < params.column));
}

/** Pairs compared while a whole grid is drawn, by three ways of drawing it. */
export interface DrawingCost {
  /** The window is run anew for each token: tokens · window⁴ */
  readonly window: number;
  /** The whole grid is run anew for each token: tokens³ */
  readonly whole: number;
  /** The whole grid, keys and values kept: 1 + 2 + … + tokens */
  readonly cached: number;
}

export function drawingCost(size: number, window: number): DrawingCost {
  const tokens = size ** 2;
  return { window: tokens * window ** 4, whole: tokens ** 3, cached: (tokens * (tokens + 1)) / 2 };
}

/** The number of tokens from which on the window is cheaper than the whole grid with kept keys: n + 1 = 2·window⁴. */
export const breakEvenTokens = (window: number): number => 2 * window ** 4 - 1;
