import { quantize } from '../../math/vector-quantizer.ts';
import type { Quantized } from '../../math/vector-quantizer.ts';
import { voronoiCells } from '../../math/voronoi.ts';
import type { Point, Rectangle } from '../../math/voronoi.ts';

/** The part of the plane that is drawn; everything stays inside it. */
export const plane: Rectangle = { x: [-3, 3], y: [-2.2, 2.2] };

/** Names of what can be moved: the encoder's output, the target, and six codes. */
export const movable = ['z', 'x', 'a', 'b', 'c', 'd', 'e', 'f'] as const;
export type Movable = (typeof movable)[number];

type Coordinates = Record<`${Movable}1` | `${Movable}2`, number>;

/** Two coordinates of each movable point, β, and which point the sliders move. */
export type PlaneParams = Coordinates & { beta: number; pick: string };

/** The state that the article speaks of: z_e has just lost its way to the third code, the target lies beyond it. */
export const start: PlaneParams = {
  z1: -0.2,
  z2: 1.3,
  x1: 1.3,
  x2: -0.9,
  a1: -1.9,
  a2: 1,
  b1: -0.7,
  b2: -1.4,
  c1: 0.8,
  c2: 0.3,
  d1: 2.2,
  d2: 1.5,
  e1: 2.2,
  e2: -1.1,
  f1: -2.2,
  f2: -0.8,
  beta: 0.25,
  pick: 'z',
};

const clamp = (value: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, value));

/** A point brought inside the plane and to three decimals. */
export const inside = (p: Point): Point => [
  Number(clamp(p[0], plane.x).toFixed(3)),
  Number(clamp(p[1], plane.y).toFixed(3)),
];

/** The point of one name. */
export const pointOf = (params: PlaneParams, name: Movable): Point =>
  inside([params[`${name}1`], params[`${name}2`]]);

/** A patch of parameters that puts one point somewhere. */
export function placed(name: Movable, p: Point): Partial<PlaneParams> {
  const [first, second] = inside(p);
  return { [`${name}1`]: first, [`${name}2`]: second };
}

/** The names of the codes, in the order of their numbers. */
export const codeNames = movable.slice(2);

/** Everything that the picture shows. */
export interface Scene extends Quantized {
  readonly z: Point;
  readonly x: Point;
  readonly codes: readonly Point[];
  readonly cells: readonly Point[][];
  readonly beta: number;
}

/** One z_e through the codebook, with the identity as decoder. */
export function scene(params: PlaneParams): Scene {
  const z = pointOf(params, 'z');
  const x = pointOf(params, 'x');
  const codes = codeNames.map((name) => pointOf(params, name));
  const beta = Math.max(0, params.beta);
  return { z, x, codes, cells: voronoiCells(codes, plane), beta, ...quantize(z, codes, x, beta) };
}

/** Gradient steps of size η on z_e and on the code that it takes; the code is chosen anew at each. */
export function walk(params: PlaneParams, steps: number, rate = 0.1): PlaneParams {
  let at = params;
  for (let i = 0; i < steps; i++) {
    const { z, k, zq, gradZ, gradE } = scene(at);
    const name = codeNames[k] ?? 'a';
    at = {
      ...at,
      ...placed('z', [z[0] - rate * gradZ[0], z[1] - rate * gradZ[1]]),
      ...placed(name, [zq[0] - rate * gradE[0], zq[1] - rate * gradE[1]]),
    };
  }
  return at;
}
