import { expect, test } from 'vitest';
import { adam, backwardAll, forward, forwardAll, newLayer, noGradient } from '../../../src/math/dense-net.ts';
import { mulberry32 } from '../../../src/math/random.ts';

const random = mulberry32(4);
const layers = [
  newLayer(3, 5, 'tanh', random),
  newLayer(5, 4, 'logistic', random),
  newLayer(4, 2, 'none', random),
];
const input = Float64Array.of(0.3, -1.2, 0.8);

/** A loss of the outputs whose gradient is plain: Σ k·outputₖ²/2, k = 1, 2. */
const loss = (from: Float64Array) => {
  const [a = 0, b = 0] = forwardAll(layers, from)[layers.length] ?? [];
  return 0.5 * a * a + b * b;
};

test('has the gradients that differences give', () => {
  const values = forwardAll(layers, input);
  const [a = 0, b = 0] = values[layers.length] ?? [];
  const gradients = layers.map(noGradient);
  const byInput = backwardAll(layers, gradients, values, Float64Array.of(a, 2 * b));
  const h = 1e-5;
  const slope = (array: Float64Array, i: number) => {
    const kept = array[i] ?? 0;
    array[i] = kept + h;
    const up = loss(input);
    array[i] = kept - h;
    const down = loss(input);
    array[i] = kept;
    return (up - down) / (2 * h);
  };
  for (const [l, layer] of layers.entries()) {
    for (const i of layer.weights.keys())
      expect(gradients[l]?.weights[i]).toBeCloseTo(slope(layer.weights, i), 7);
    for (const i of layer.bias.keys()) expect(gradients[l]?.bias[i]).toBeCloseTo(slope(layer.bias, i), 7);
  }
  for (const i of input.keys()) expect(byInput[i]).toBeCloseTo(slope(input, i), 7);
});

test('adds up the gradients of several examples', () => {
  const layer = newLayer(2, 1, 'none', mulberry32(1));
  const gradients = [noGradient(layer)];
  for (let n = 0; n < 3; n++) {
    const x = Float64Array.of(1, 2);
    backwardAll([layer], gradients, [x, forward(layer, x)], Float64Array.of(1));
  }
  expect([...(gradients[0]?.weights ?? [])]).toEqual([3, 6]);
  expect(gradients[0]?.bias[0]).toBe(3);
});

test('steps by the rate at first, whatever the size of the gradient', () => {
  for (const size of [1e-3, 1, 1e3]) {
    const array = Float64Array.of(0, 0);
    adam([array])([Float64Array.of(size, -size)], 0.1);
    expect(array[0]).toBeCloseTo(-0.1, 4);
    expect(array[1]).toBeCloseTo(0.1, 4);
  }
});
