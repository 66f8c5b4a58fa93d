import { crossEntropyBits, learn, structures, validMass } from '../../math/binary-models.ts';
import type { BinaryModel, Structure } from '../../math/binary-models.ts';
import { mulberry32 } from '../../math/random.ts';
import { drawn, entropyBits, stripes } from '../../math/stripe-images.ts';

export { structures };
export type { Structure };

/** Pixels along a side; classes of the latent structure; seed of the sample and of EM's beginnings. */
export const side = 4;
export const classes = 32;
const sampleSeed = 784;
const emSeed = 1;

/** The sample sizes that the figure can show. */
export const sizes = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000] as const;

const truth = stripes(side);
/** The entropy of the stripes, bits an image: what no model can undercut. */
export const floorBits = entropyBits(truth);
/** What an image costs if every pixel is a fair coin. */
export const fairBits = side * side;

/** A structure after n training images: bits an image that is new to it, and the chance that a draw is a stripe image. */
export interface Result {
  structure: Structure;
  bits: number;
  valid: number;
  model: BinaryModel;
}

const known = new Map<number, Result[]>();

/** All structures fitted to the same n images. Both numbers are exact sums over the stripes, not estimates. */
export function results(n: number): Result[] {
  const before = known.get(n);
  if (before !== undefined) return before;
  const data = drawn(truth, n, mulberry32(sampleSeed));
  const now = structures.map((structure) => {
    const model = learn(structure, data, { classes, seed: emSeed });
    return { structure, model, bits: crossEntropyBits(truth, model), valid: validMass(truth, model) };
  });
  known.set(n, now);
  return now;
}

const occurring = new Set(truth.map(({ image }) => image.join('')));

/** A few images drawn from a model, and whether each is a stripe image. */
export function pictures(model: BinaryModel, count: number, seed: number) {
  const random = mulberry32(seed);
  return Array.from({ length: count }, () => {
    const image = model.draw(random);
    return { image, valid: occurring.has(image.join('')) };
  });
}
