import { stretchAt, type Random } from './random.ts';

/** An image of black (1) and white (0) pixels, row by row, and how often it occurs. */
export interface Weighted {
  image: readonly number[];
  weight: number;
}

/**
 * Stripes: a fair coin chooses rows or columns, then a fair coin for each of the `side` lines makes it black.
 * @returns the 2·2^side − 2 different images with their probabilities: 2^−side for white and for black (both ways
 *   lead there), half of that for all others
 */
export function stripes(side: number): Weighted[] {
  const images = new Map<string, Weighted>();
  for (let lines = 0; lines < 2 ** side; lines++)
    for (const across of [true, false]) {
      const image = Array.from({ length: side * side }, (_, i) => {
        const line = across ? Math.floor(i / side) : i % side;
        return (lines >> line) & 1;
      });
      const key = image.join('');
      const weight = (images.get(key)?.weight ?? 0) + 0.5 ** (side + 1);
      images.set(key, { image, weight });
    }
  return [...images.values()];
}

/** The entropy −Σ p log₂ p of weighted images, bits. */
export function entropyBits(images: readonly Weighted[]): number {
  return images.reduce((sum, { weight }) => sum - weight * Math.log2(weight), 0);
}

/** n images drawn from weighted ones, counted: the weights of the result are whole numbers and sum to n. */
export function drawn(images: readonly Weighted[], n: number, random: Random): Weighted[] {
  const counts = images.map(() => 0);
  const weights = images.map(({ weight }) => weight);
  for (let i = 0; i < n; i++) {
    const index = stretchAt(weights, random());
    const which = index < 0 ? images.length - 1 : index;
    counts[which] = (counts[which] ?? 0) + 1;
  }
  return images.map(({ image }, i) => ({ image, weight: counts[i] ?? 0 })).filter(({ weight }) => weight > 0);
}
