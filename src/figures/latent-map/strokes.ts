import { side } from '../../math/bars.ts';
import { tileCentres, tiles } from './model.ts';
import type { Kind } from './model.ts';

/** Grey values from which on another coat is laid; three coats make black. */
export const coats = [0.2, 0.45, 0.7];

/** Runs of pixels at least as dark as `coat`, as horizontal strokes of a path; offsets are in pixels of the image. */
export function strokes(image: Float64Array, coat: number, right: number, down: number): string {
  let path = '';
  for (let row = 0; row < side; row++) {
    let start = -1;
    for (let column = 0; column <= side; column++) {
      const dark = column < side && (image[row * side + column] ?? 0) >= coat;
      if (dark && start < 0) start = column;
      if (!dark && start >= 0) {
        path += `M${right + start} ${down + row}h${column - start}`;
        start = -1;
      }
    }
  }
  return path;
}

const maps = new Map<string, string>();

/** One path for a coat of all tiles of a network, drawn once; unit: a pixel of the images. */
export function mapPath(kind: Kind, coat: number): string {
  const key = `${kind} ${coat}`;
  const known = maps.get(key);
  if (known !== undefined) return known;
  const last = tileCentres.length - 1;
  const path = tiles(kind)
    .map(({ image }, i) => {
      const column = i % tileCentres.length;
      const row = last - Math.floor(i / tileCentres.length);
      return strokes(image, coat, column * side, row * side);
    })
    .join('');
  maps.set(key, path);
  return path;
}
