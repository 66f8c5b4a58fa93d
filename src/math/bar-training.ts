import { barGrid, drawBar, pixels } from './bars.ts';
import { adam, backwardAll, forwardAll, newLayer, noGradient } from './dense-net.ts';
import type { Layer, LayerGradient } from './dense-net.ts';
import { mulberry32, normal } from './random.ts';

/** How a small autoencoder is trained. */
export interface Training {
  seed: number;
  steps: number;
  batch: number;
  /** The weight of the KL term; 0 makes a plain autoencoder, without noise. */
  beta: number;
  /** The variance s² of the decoder. */
  s2: number;
  /** Adam's rate at the start; it falls to nothing along half a cosine. */
  rate: number;
}

/** Encoder to (μ₁, μ₂, log σ₁², log σ₂²) and decoder from (z₁, z₂) to 256 pixels. */
export interface Networks {
  encoder: Layer[];
  decoder: Layer[];
}

/** Widths of the decoder's two hidden layers, and of the encoder's one. */
const hidden = { encoder: 24, near: 32, far: 20 } as const;

/** The images that are learnt from: 24 angles × 8 lengths and the dot. */
export const trainingBars = barGrid(24, 9);

/**
 * Trains on the images of `trainingBars`: batches drawn with replacement, one ε for each image, gradients by hand.
 * The loss of an image is ‖x − x̂‖²/(2s²) + β KL; with β = 0 the code is μ itself.
 */
export function train({ seed, steps, batch, beta, s2, rate }: Training): Networks {
  const random = mulberry32(seed);
  const images = trainingBars.map(drawBar);
  const encoder = [
    newLayer(pixels, hidden.encoder, 'tanh', random),
    newLayer(hidden.encoder, 4, 'none', random),
  ];
  const decoder = [
    newLayer(2, hidden.near, 'tanh', random),
    newLayer(hidden.near, hidden.far, 'tanh', random),
    newLayer(hidden.far, pixels, 'logistic', random),
  ];
  const layers = [...encoder, ...decoder];
  const update = adam(layers.flatMap(({ weights, bias }) => [weights, bias]));
  for (let step = 0; step < steps; step++) {
    const gradients = layers.map(noGradient);
    for (let n = 0; n < batch; n++) {
      const image = images[Math.floor(random() * images.length)] ?? new Float64Array(pixels);
      const noise = [beta > 0 ? normal(random) : 0, beta > 0 ? normal(random) : 0] as const;
      learn({ encoder, decoder }, gradients, image, noise, beta, s2, batch);
    }
    const now = rate * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
    update(
      gradients.flatMap(({ weights, bias }) => [weights, bias]),
      now,
    );
  }
  return { encoder, decoder };
}

/** Adds the gradients of one image, divided by the size of the batch. */
function learn(
  { encoder, decoder }: Networks,
  gradients: readonly LayerGradient[],
  image: Float64Array,
  noise: readonly [number, number],
  beta: number,
  s2: number,
  batch: number,
): void {
  const encoded = forwardAll(encoder, image);
  const [mu0 = 0, mu1 = 0, log0 = 0, log1 = 0] = encoded[encoder.length] ?? [];
  const sigma = [Math.exp(log0 / 2), Math.exp(log1 / 2)] as const;
  const z = Float64Array.of(mu0 + sigma[0] * noise[0], mu1 + sigma[1] * noise[1]);
  const decoded = forwardAll(decoder, z);
  const output = decoded[decoder.length] ?? image;
  const byOutput = output.map((value, i) => (value - (image[i] ?? 0)) / (s2 * batch));
  const [byZ0 = 0, byZ1 = 0] = backwardAll(decoder, gradients.slice(encoder.length), decoded, byOutput);
  const pull = beta / batch;
  const byCode = Float64Array.of(
    byZ0 + pull * mu0,
    byZ1 + pull * mu1,
    0.5 * (byZ0 * sigma[0] * noise[0] + pull * (sigma[0] * sigma[0] - 1)),
    0.5 * (byZ1 * sigma[1] * noise[1] + pull * (sigma[1] * sigma[1] - 1)),
  );
  backwardAll(encoder, gradients, encoded, beta > 0 ? byCode : Float64Array.of(byZ0, byZ1, 0, 0));
}
