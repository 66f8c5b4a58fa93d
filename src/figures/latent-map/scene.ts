import { lengths } from '../../math/bars.ts';
import { clamp } from '../../math/limits.ts';
import { decimal } from '../numerals.ts';
import { decode, likeness, nearestBar } from './model.ts';
import type { Kind, Point } from './model.ts';

/** Which network, the point z that is decoded, and the seed of the next draw from the prior. */
export type Params = { kind: string; z1: number; z2: number; seed: number };

/** How far the map goes from the middle. */
export const reach = 2.25;
/** The limits of a coordinate of z. */
export const plane = [-reach, reach] as const;

/** A coordinate inside the plane, to two decimals. */
export const hundredth = (value: number) => Number(clamp(value, plane).toFixed(2));

/** Which network decodes. */
export const kindOf = ({ kind }: Params): Kind => (kind === 'ae' ? 'ae' : 'vae');
const pointOf = ({ z1, z2 }: Params): Point => [clamp(z1, plane), clamp(z2, plane)];

/** What the decoded image is said to be. */
export function told(params: Params) {
  const z = pointOf(params);
  const image = decode(kindOf(params), z);
  const { bar, error } = nearestBar(image);
  const degrees = Math.round((bar.angle * 180) / Math.PI);
  const what = bar.length === lengths[0] ? '点' : `${degrees}°、长${decimal(bar.length, 1)}`;
  return { z, image, error, what, like: error < likeness };
}
