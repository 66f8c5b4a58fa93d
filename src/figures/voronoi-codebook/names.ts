import type { Point } from '../../math/voronoi.ts';
import { decimal, subscript } from '../numerals.ts';
import { movable } from './model.ts';
import type { Movable } from './model.ts';

/** The name of the code with index `k`. */
export const codeName = (k: number) => `e${subscript(k + 1)}`;

/** The name of what can be moved. */
export const nameOf = (name: Movable) =>
  name === 'z' ? 'zₑ' : name === 'x' ? 'x' : codeName(movable.indexOf(name) - 2);

/** A point by its coordinates. */
export const vector = ([a, b]: Point) => `(${decimal(a)}, ${decimal(b)})`;
