import { normal, type Random } from './random.ts';

/** A dense layer: `weights` row by row (`outputs` × `inputs`), then one bias for each output. */
export interface Layer {
  inputs: number;
  outputs: number;
  weights: Float64Array;
  bias: Float64Array;
  /** What is done to the sums: tanh, the logistic function, or nothing. */
  activation: Activation;
}

export type Activation = 'tanh' | 'logistic' | 'none';

/** A layer with weights N(0, 1/inputs) from the stream, and no bias. */
export function newLayer(inputs: number, outputs: number, activation: Activation, random: Random): Layer {
  const scale = 1 / Math.sqrt(inputs);
  const weights = Float64Array.from({ length: inputs * outputs }, () => scale * normal(random));
  return { inputs, outputs, weights, bias: new Float64Array(outputs), activation };
}

function activate(sum: number, activation: Activation): number {
  if (activation === 'tanh') return Math.tanh(sum);
  return activation === 'logistic' ? 1 / (1 + Math.exp(-sum)) : sum;
}

/** The derivative of the activation, told by its value. */
function slope(value: number, activation: Activation): number {
  if (activation === 'tanh') return 1 - value * value;
  return activation === 'logistic' ? value * (1 - value) : 1;
}

/** The outputs of one layer. */
export function forward(
  { inputs, outputs, weights, bias, activation }: Layer,
  input: Float64Array,
): Float64Array {
  const output = new Float64Array(outputs);
  for (let o = 0, at = 0; o < outputs; o++) {
    let sum = bias[o] ?? 0;
    for (let i = 0; i < inputs; i++, at++) sum += (weights[at] ?? 0) * (input[i] ?? 0);
    output[o] = activate(sum, activation);
  }
  return output;
}

/** The values at every layer, the input first. */
export function forwardAll(layers: readonly Layer[], input: Float64Array): Float64Array[] {
  const values = [input];
  for (const layer of layers) values.push(forward(layer, values[values.length - 1] ?? input));
  return values;
}

/** Gradients of a layer, of the shapes of its weights and bias. */
export interface LayerGradient {
  weights: Float64Array;
  bias: Float64Array;
}

export const noGradient = ({ weights, bias }: Layer): LayerGradient => ({
  weights: new Float64Array(weights.length),
  bias: new Float64Array(bias.length),
});

/** Adds one example's gradients to `into`, from the gradient by the outputs; returns the gradient by the inputs. */
export function backward(
  { inputs, outputs, weights, activation }: Layer,
  into: LayerGradient,
  input: Float64Array,
  output: Float64Array,
  byOutput: Float64Array,
): Float64Array {
  const byInput = new Float64Array(inputs);
  for (let o = 0, at = 0; o < outputs; o++) {
    const bySum = (byOutput[o] ?? 0) * slope(output[o] ?? 0, activation);
    into.bias[o] = (into.bias[o] ?? 0) + bySum;
    for (let i = 0; i < inputs; i++, at++) {
      byInput[i] = (byInput[i] ?? 0) + (weights[at] ?? 0) * bySum;
      into.weights[at] = (into.weights[at] ?? 0) + (input[i] ?? 0) * bySum;
    }
  }
  return byInput;
}

/** `backward` through several layers, the last first. */
export function backwardAll(
  layers: readonly Layer[],
  into: readonly LayerGradient[],
  values: readonly Float64Array[],
  byOutput: Float64Array,
): Float64Array {
  return layers.reduceRight((by, layer, i) => {
    const [gradient, input, output] = [into[i], values[i], values[i + 1]];
    if (gradient === undefined || input === undefined || output === undefined) return by;
    return backward(layer, gradient, input, output, by);
  }, byOutput);
}

/** Adam (Kingma and Ba, 2015) with β₁ = 0.9, β₂ = 0.999, ε = 1e−8 on some arrays of numbers, in place. */
export function adam(arrays: readonly Float64Array[]) {
  const moments = arrays.map(({ length }) => [new Float64Array(length), new Float64Array(length)] as const);
  let keptFirst = 1;
  let keptSecond = 1;
  return (gradients: readonly Float64Array[], rate: number): void => {
    keptFirst *= 0.9;
    keptSecond *= 0.999;
    for (const [i, array] of arrays.entries()) {
      const gradient = gradients[i];
      const [first, second] = moments[i] ?? [];
      if (gradient === undefined || first === undefined || second === undefined) continue;
      for (let k = 0; k < array.length; k++) {
        const g = gradient[k] ?? 0;
        const m = 0.9 * (first[k] ?? 0) + 0.1 * g;
        const v = 0.999 * (second[k] ?? 0) + 0.001 * g * g;
        first[k] = m;
        second[k] = v;
        const step = m / (1 - keptFirst) / (Math.sqrt(v / (1 - keptSecond)) + 1e-8);
        array[k] = (array[k] ?? 0) - rate * step;
      }
    }
  };
}
