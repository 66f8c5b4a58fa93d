import { train, trainingBars } from './bar-training.ts';
import type { Networks, Training } from './bar-training.ts';
import { drawBar, pixels } from './bars.ts';
import { forwardAll } from './dense-net.ts';
import type { Layer } from './dense-net.ts';

/** Layers of the decoder: 2 → 32 → 20 → 256. */
const shapes = [
  { inputs: 2, outputs: 32, activation: 'tanh' },
  { inputs: 32, outputs: 20, activation: 'tanh' },
  { inputs: 20, outputs: pixels, activation: 'logistic' },
] as const;

/** A decoder, and what the encoder says of each training image: μ₁, μ₂, log σ₁², log σ₂². */
export interface Unpacked {
  decoder: Layer[];
  codes: Float64Array[];
}

/** Numbers as signed bytes: first the unit (a 32-bit float), then each number in units of it. */
function quantize(numbers: Float64Array): number[] {
  const unit = Math.fround(Math.max(...numbers.map(Math.abs), 1e-9) / 127);
  const bytes = new Uint8Array(Float32Array.of(unit).buffer);
  return [...bytes, ...Array.from(numbers, (value) => Math.round(value / unit) & 255)];
}

/** A trained network as text: every layer's weights and bias, then the codes, in base 64. */
export function pack({ encoder, decoder }: Networks): string {
  const codes = trainingBars.map((bar) => forwardAll(encoder, drawBar(bar))[encoder.length] ?? []);
  const columns = [0, 1, 2, 3].map((k) => Float64Array.from(codes, (code) => code[k] ?? 0));
  const arrays = [...decoder.flatMap(({ weights, bias }) => [weights, bias]), ...columns];
  return btoa(String.fromCharCode(...arrays.flatMap(quantize)));
}

/** The inverse of `pack`, to a 127th of the largest number in each array. */
export function unpack(text: string): Unpacked {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const take = (length: number) => {
    const unit = view.getFloat32(at, true);
    const start = at + 4;
    at = start + length;
    return Float64Array.from({ length }, (_, i) => view.getInt8(start + i) * unit);
  };
  const decoder = shapes.map((shape) => ({
    ...shape,
    weights: take(shape.inputs * shape.outputs),
    bias: take(shape.outputs),
  }));
  const columns = [0, 1, 2, 3].map(() => take(trainingBars.length));
  const codes = trainingBars.map((_, i) => Float64Array.from(columns, (column) => column[i] ?? 0));
  return { decoder, codes };
}

/** How both networks were trained; they differ in β only. */
export const training: Omit<Training, 'beta'> = { seed: 7, steps: 1500, batch: 24, s2: 0.1, rate: 0.015 };

/** The text of `bar-weights.ts`: both networks trained and packed. Takes some seconds. */
export function weightsModule(): string {
  const constant = (name: string, beta: number) =>
    `export const ${name} =\n  '${pack(train({ ...training, beta }))}';\n`;
  return (
    '/** The trained networks of `bar-training.ts`, as `bar-packing.ts` writes them; its test trains them again. */\n' +
    `${constant('vae', 1)}${constant('ae', 0)}`
  );
}
