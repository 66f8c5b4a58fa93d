import { whole } from '../../math/limits.ts';

/** Nodes N, and how far the run has come in marks of the slider: 0 to 14, whatever N is. */
export type Params = { nodes: number; mark: number };

/** The smallest ring. */
export const FEWEST = 2;
/** The largest ring. */
export const MOST = 8;

/** Marks of the slider: as many as the longest run has steps. */
export const MARKS = 2 * (MOST - 1);

/** The mark of the slider that stands for a step of so many nodes. */
export const markOf = (step: number, nodes: number) => Math.round((step * (MOST - 1)) / (nodes - 1));

/** Whole numbers inside their limits, whatever the address says: nodes, and the step that the mark stands for. */
export function tidy({ nodes, mark }: Params): { nodes: number; step: number } {
  const n = whole(nodes, [FEWEST, MOST]);
  const at = whole(mark, [0, MARKS]);
  return { nodes: n, step: Math.round((at * (n - 1)) / (MOST - 1)) };
}

/** Where the middle of card `n` stands: clockwise round the ring, card 0 at the top. */
export function placeOf(n: number, nodes: number, radius: number, centre: { x: number; y: number }) {
  const angle = (2 * Math.PI * n) / nodes - Math.PI / 2;
  return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
}

/** One step on or back; after the last comes the first. */
export function moved(params: Params, by: number): Partial<Params> {
  const { nodes, step } = tidy(params);
  const count = 2 * (nodes - 1) + 1;
  return { mark: markOf((step + by + count) % count, nodes) };
}

/** From a small picture to the one below it: its size and its name. */
const rowPitch = (size: number) => size + 36;

/** How the small pictures of all steps stand, in rows of a width. */
export function gridOf(nodes: number, across: number, wide: boolean) {
  const frames = 2 * (nodes - 1) + 1;
  const most = wide ? 3 : 4;
  const columns = Math.min(frames, frames > 9 ? most + 1 : most);
  const pitch = across / columns;
  const size = Math.min(pitch - 16, 84);
  return {
    size,
    height: Math.ceil(frames / columns) * rowPitch(size),
    placeOf: (i: number) => ({
      x: (i % columns) * pitch + (pitch - size) / 2,
      y: Math.floor(i / columns) * rowPitch(size),
    }),
  };
}

/** The height of the small pictures for as many cards as need most: the slider of their number must stay where it is. */
export const gridHeight = (across: number, wide: boolean) =>
  Math.max(...Array.from({ length: MOST - FEWEST + 1 }, (_, i) => gridOf(FEWEST + i, across, wide).height));
