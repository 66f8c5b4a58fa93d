import { fields, outputSide, patchLayers } from '../../math/receptive-field.ts';
import type { Field } from '../../math/receptive-field.ts';

export interface PatchParams extends Record<string, number> {
  /** Halving convolutions of the discriminator, its `n_layers` */
  halvings: number;
  /** Which vote is looked at, as shares of the way down and across, 0 to 1 */
  down: number;
  across: number;
}

/** Side of the image, pixels. */
export const imageSide = 256;

/** Everything that the picture shows of one discriminator and one of its votes. */
export interface Patch {
  /** Receptive field after each layer, that of the input first */
  readonly fields: readonly Field[];
  readonly field: Field;
  /** Votes along one side, and all of them */
  readonly side: number;
  readonly votes: number;
  readonly row: number;
  readonly column: number;
  /** The pixels that the vote sees: first row and column; negative where they lie in the padding */
  readonly top: number;
  readonly left: number;
}

export function patch({ halvings, down, across }: PatchParams): Patch {
  const layers = patchLayers(halvings);
  const all = fields(layers);
  const field = all.at(-1) ?? { size: 1, jump: 1, overhang: 0 };
  const side = outputSide(imageSide, layers);
  const place = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * (side - 1));
  const row = place(down);
  const column = place(across);
  const begin = (cell: number) => cell * field.jump - field.overhang;
  return { fields: all, field, side, votes: side ** 2, row, column, top: begin(row), left: begin(column) };
}
