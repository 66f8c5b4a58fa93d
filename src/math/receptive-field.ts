/** One convolution, the same along both axes: kernel, stride and padding in its own input's cells. */
export interface Convolution {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** What one output cell of a stack of convolutions looks at, in cells of the first input. */
export interface Field {
  /** Side of the square that it sees */
  readonly size: number;
  /** Distance between the squares of two neighbouring output cells */
  readonly jump: number;
  /** How far the square of output cell 0 begins before the first input cell */
  readonly overhang: number;
}

/** Field of the input itself: one cell, itself. */
const single: Field = { size: 1, jump: 1, overhang: 0 };

/** Receptive fields after 0, 1, 2 … layers: size + (kernel − 1)·jump, jump·stride, overhang + padding·jump. */
export function fields(layers: readonly Convolution[]): readonly Field[] {
  const result = [single];
  let field = single;
  for (const { kernel, stride, padding } of layers) {
    field = {
      size: field.size + (kernel - 1) * field.jump,
      jump: field.jump * stride,
      overhang: field.overhang + padding * field.jump,
    };
    result.push(field);
  }
  return result;
}

/** Cells along one side after all layers, ⌊(n + 2p − k)/s⌋ + 1 each. */
export function outputSide(side: number, layers: readonly Convolution[]): number {
  return layers.reduce(
    (cells, { kernel, stride, padding }) => Math.floor((cells + 2 * padding - kernel) / stride) + 1,
    side,
  );
}

/**
 * The PatchGAN discriminator with n halvings: n convolutions of stride 2, then two of stride 1, all 4 × 4 with
 * padding 1 (Isola et al., CVPR 2017; the stack of taming-transformers `NLayerDiscriminator`).
 */
export function patchLayers(halvings: number): readonly Convolution[] {
  const convolution = (stride: number): Convolution => ({ kernel: 4, stride, padding: 1 });
  return [...Array.from({ length: halvings }, () => convolution(2)), convolution(1), convolution(1)];
}
