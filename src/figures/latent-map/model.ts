import { unpack } from '../../math/bar-packing.ts';
import { trainingBars } from '../../math/bar-training.ts';
import * as weights from '../../math/bar-weights.ts';
import { barGrid, drawBar, pixels } from '../../math/bars.ts';
import type { Bar } from '../../math/bars.ts';
import { forwardAll } from '../../math/dense-net.ts';
import { klTerms } from '../../math/gaussian-kl.ts';
import { mulberry32, normal } from '../../math/random.ts';

/** The variational autoencoder, or the plain one: the same network trained without noise and without KL. */
export type Kind = 'vae' | 'ae';

export type Point = readonly [z1: number, z2: number];

const networks = { vae: unpack(weights.vae), ae: unpack(weights.ae) } as const;

/** The mean image x̂(z), 256 numbers in [0, 1]. */
export function decode(kind: Kind, [z1, z2]: Point): Float64Array {
  const { decoder } = networks[kind];
  return forwardAll(decoder, Float64Array.of(z1, z2))[decoder.length] ?? new Float64Array(pixels);
}

/** The training images' codes (means of q) with their bars. */
export function codes(kind: Kind): { bar: Bar; mean: Point }[] {
  return networks[kind].codes.map((code, i) => ({
    bar: trainingBars[i] ?? { angle: 0, length: 0 },
    mean: [code[0] ?? 0, code[1] ?? 0],
  }));
}

const squares = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < pixels; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum;
};

/** All bars that an image is compared with: 48 angles × 27 lengths. */
const candidates = barGrid(48, 27).map((bar) => ({ bar, image: drawBar(bar) }));

/** The bar most like an image, and ‖x − x̂‖² to it. */
export function nearestBar(image: Float64Array): { bar: Bar; error: number } {
  let best = { bar: { angle: 0, length: 0 }, error: Infinity };
  for (const { bar, image: other } of candidates) {
    const error = squares(image, other);
    if (error < best.error) best = { bar, error };
  }
  return best;
}

/** Centres of the tiles along one axis: −2, −1.5, …, 2. */
export const tileCentres = Array.from({ length: 9 }, (_, i) => -2 + i / 2);
/** An image passes for a bar when it is nearer than this to one. */
export const likeness = 1;

export interface Tile {
  z: Point;
  image: Float64Array;
  error: number;
}

function drawTiles(kind: Kind): Tile[] {
  return tileCentres.flatMap((z2) =>
    tileCentres.map((z1) => {
      const image = decode(kind, [z1, z2]);
      return { z: [z1, z2] as const, image, error: nearestBar(image).error };
    }),
  );
}

const drawn = new Map<Kind, Tile[]>();

/** The 9 × 9 map of the latent plane, drawn once. */
export function tiles(kind: Kind): Tile[] {
  const known = drawn.get(kind) ?? drawTiles(kind);
  drawn.set(kind, known);
  return known;
}

/** How far the network's images are from bars, and how well its codes give back the images. */
export interface Quality {
  /** Mean ‖x − x̂(μ)‖² over the training images. */
  reconstruction: number;
  /** Mean KL(q(z|x) ‖ N(0, I)) over the training images, nats; without meaning for the plain autoencoder. */
  kl: number;
  /** Largest |μ|. */
  reach: number;
  /** Mean squares between images decoded from z ~ N(0, I) and the nearest bar. */
  generation: number;
  /** Share of the training images that some decoded image passes for. */
  coverage: number;
  /** Share of the decoded images that pass for a bar. */
  passing: number;
}

/** Mean of some numbers. */
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Measures a network on its training images and on n images decoded from the prior. */
export function quality(kind: Kind, n: number, seed: number): Quality {
  const images = trainingBars.map(drawBar);
  const random = mulberry32(seed);
  const samples = Array.from({ length: n }, () => decode(kind, [normal(random), normal(random)]));
  const errors = samples.map((sample) => nearestBar(sample).error);
  const covered = images.filter((image) => samples.some((sample) => squares(image, sample) < likeness));
  const means = codes(kind).map((code) => code.mean);
  return {
    reconstruction: mean(
      means.map((z, i) => squares(decode(kind, z), images[i] ?? new Float64Array(pixels))),
    ),
    kl: mean(
      networks[kind].codes.map(
        ([m1 = 0, m2 = 0, l1 = 0, l2 = 0]) => klTerms(m1, l1).total + klTerms(m2, l2).total,
      ),
    ),
    reach: Math.max(...means.map(([z1, z2]) => Math.hypot(z1, z2))),
    generation: mean(errors),
    coverage: covered.length / images.length,
    passing: errors.filter((error) => error < likeness).length / n,
  };
}

/** The image that is best for all: the mean of the training images; and the mean of ‖x − x̄‖² to it, and of ‖x‖². */
export function meanImage(): { image: Float64Array; spread: number; energy: number } {
  const images = trainingBars.map(drawBar);
  const image = Float64Array.from({ length: pixels }, (_, i) => mean(images.map((one) => one[i] ?? 0)));
  const black = new Float64Array(pixels);
  return {
    image,
    spread: mean(images.map((one) => squares(one, image))),
    energy: mean(images.map((one) => squares(one, black))),
  };
}
