/** Pixels along one side of an image. */
export const side = 16;
/** Pixels of an image. */
export const pixels = side * side;

/** The two factors of an image: the bar's angle in [0, π) and its length in pixels. */
export interface Bar {
  angle: number;
  length: number;
}

/** Soft half width of a bar, in pixels. */
const thickness = 1.1;
/** Lengths of the shortest and the longest bar. A bar of length 0 is a dot, the same at all angles. */
export const lengths = [0, 13] as const;

/**
 * The image of a bar in the middle of a 16 × 16 grid, values in [0, 1], row by row from the top: the Gaussian
 * exp(−d²/2t²) of a pixel's distance d from the segment.
 */
export function drawBar({ angle, length }: Bar): Float64Array {
  const image = new Float64Array(pixels);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const half = length / 2;
  const middle = (side - 1) / 2;
  for (let i = 0; i < pixels; i++) {
    const x = (i % side) - middle;
    const y = middle - Math.floor(i / side);
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    const beyond = Math.max(0, Math.abs(along) - half);
    image[i] = Math.exp(-(across * across + beyond * beyond) / (2 * thickness * thickness));
  }
  return image;
}

/** A grid of bars: `angles` turns times `steps` lengths, the dot once. */
export function barGrid(angles: number, steps: number): Bar[] {
  const [shortest, longest] = lengths;
  const bars: Bar[] = [{ angle: 0, length: shortest }];
  for (let j = 1; j < steps; j++) {
    const length = shortest + ((longest - shortest) * j) / (steps - 1);
    for (let i = 0; i < angles; i++) bars.push({ angle: (Math.PI * i) / angles, length });
  }
  return bars;
}
