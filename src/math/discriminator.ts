import { jensenShannon } from './divergence.ts';
import { gaussian } from './gaussian-mixture.ts';
import { normalCdf } from './normal.ts';

/** What the best discriminator makes of N(0, 1) against N(d, 1). */
export interface Game {
  /** V(D*) = E log D* + E log(1 − D*) = −log 4 + 2 JS, nats (Goodfellow et al., 2014) */
  readonly value: number;
  /** JS divergence, nats, at most log 2 */
  readonly js: number;
  /** The least hinge loss ½E max(0, 1 − D) + ½E max(0, 1 + D) = ∫ min(p, q) = 2Φ(−d/2) */
  readonly hinge: number;
}

/** The game of two unit normals whose means are `distance` apart. */
export function game(distance: number): Game {
  const js = Math.max(0, jensenShannon(gaussian(0, 1), gaussian(distance, 1)));
  return { value: 2 * js - Math.log(4), js, hinge: 2 * normalCdf(-distance / 2) };
}
