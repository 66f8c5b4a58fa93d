import { mulberry32, stretchAt, type Random } from './random.ts';
import type { Weighted } from './stripe-images.ts';

/** The five ways to write down a distribution over n black and white pixels. */
export const structures = ['table', 'independent', 'chain', 'autoregressive', 'latent'] as const;
export type Structure = (typeof structures)[number];

/**
 * How many numbers a structure needs for n pixels.
 * table: 2ⁿ − 1; independent: n; chain: 1 + 2(n − 1), each pixel given the one before it;
 * autoregressive: Σ i = n(n + 1)/2, the i-th pixel a logistic regression on the i − 1 before it (an FVSBN);
 * latent: K − 1 + Kn, one of K classes, the pixels independent given the class.
 */
export function parameterCount(structure: Structure, n: number, classes: number): bigint {
  const pixels = BigInt(n);
  const k = BigInt(classes);
  if (structure === 'table') return 2n ** pixels - 1n;
  if (structure === 'independent') return pixels;
  if (structure === 'chain') return 2n * pixels - 1n;
  if (structure === 'autoregressive') return (pixels * (pixels + 1n)) / 2n;
  return k - 1n + k * pixels;
}

/** log₁₀ of a positive whole number of any length. */
export function log10(value: bigint): number {
  const digits = value.toString();
  return Math.log10(Number(`0.${digits.slice(0, 17)}`)) + digits.length;
}

/** A fitted model: log₂ of the probability it gives to an image, and an image drawn from it. */
export interface BinaryModel {
  logProbability: (image: readonly number[]) => number;
  draw: (random: Random) => number[];
}

/** What is added to each count, so that nothing has probability 0: half an observation (Krichevsky and Trofimov, 1981). */
const half = 0.5;
/** The same for the pixels within one of the K classes, which has fewer observations. */
const little = 0.05;
/** The weight of ½‖w‖² in the logistic regressions. */
const ridge = 0.05;

const total = (data: readonly Weighted[]) => data.reduce((sum, { weight }) => sum + weight, 0);
const at = (values: ArrayLike<number>, i: number) => values[i] ?? 0;
const toss = (random: Random, p: number) => (random() < p ? 1 : 0);

/** Draws pixel after pixel: `chance` of a black one, given those before it. */
function pixelByPixel(n: number, chance: (before: readonly number[], i: number) => number) {
  return (random: Random) => {
    const image: number[] = [];
    for (let i = 0; i < n; i++) image.push(toss(random, chance(image, i)));
    return image;
  };
}

function table(data: readonly Weighted[], n: number): BinaryModel {
  const counts = new Map(data.map(({ image, weight }) => [image.join(''), weight]));
  const seen = total(data);
  const all = seen + half * 2 ** n;
  return {
    logProbability: (image) => Math.log2(((counts.get(image.join('')) ?? 0) + half) / all),
    draw: (random) => {
      const at = random() * all;
      const known =
        data[
          stretchAt(
            data.map(({ weight }) => weight),
            at,
          )
        ];
      if (known !== undefined) return [...known.image];
      const code = Math.min(2 ** n - 1, Math.floor((at - seen) / half));
      return Array.from({ length: n }, (_, i) => (code >> i) & 1);
    },
  };
}

/** The smoothed share of black in pixel i among the images that `pick` keeps. */
function share(data: readonly Weighted[], i: number, pick: (image: readonly number[]) => boolean): number {
  let ones = 0;
  let all = 0;
  for (const { image, weight } of data) {
    if (!pick(image)) continue;
    all += weight;
    ones += weight * at(image, i);
  }
  return (ones + half) / (all + 2 * half);
}

/** A model by its conditional probabilities of black. */
function conditional(n: number, chance: (before: readonly number[], i: number) => number): BinaryModel {
  return {
    logProbability: (image) =>
      image.reduce((sum, bit, i) => {
        const p = chance(image, i);
        return sum + Math.log2(bit === 1 ? p : 1 - p);
      }, 0),
    draw: pixelByPixel(n, chance),
  };
}

function independent(data: readonly Weighted[], n: number): BinaryModel {
  const pixels = Array.from({ length: n }, (_, i) => share(data, i, () => true));
  return conditional(n, (_, i) => at(pixels, i));
}

function chain(data: readonly Weighted[], n: number): BinaryModel {
  const links = [0, 1].map((before) =>
    Array.from({ length: n }, (_, i) => share(data, i, (image) => i === 0 || image[i - 1] === before)),
  );
  return conditional(n, (image, i) => at(links[i === 0 ? 0 : at(image, i - 1)] ?? [], i));
}

/** Solves the symmetric positive definite system A x = b by Cholesky's factors, in place. */
function solve(a: Float64Array, b: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = at(a, i * n + j);
      for (let k = 0; k < j; k++) sum -= at(a, i * n + k) * at(a, j * n + k);
      a[i * n + j] = i === j ? Math.sqrt(sum) : sum / at(a, j * n + j);
    }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) b[i] = at(b, i) - at(a, i * n + k) * at(b, k);
    b[i] = at(b, i) / at(a, i * n + i);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) b[i] = at(b, i) - at(a, k * n + i) * at(b, k);
    b[i] = at(b, i) / at(a, i * n + i);
  }
  return b;
}

const sigmoid = (t: number) => 1 / (1 + Math.exp(-t));
/** Pixel j as −1 or 1; in the regression of pixel i the constant stands in the place of pixel i itself. */
const feature = (image: readonly number[], j: number, i: number) => (j === i ? 1 : 2 * at(image, j) - 1);

function logit(weights: Float64Array, image: readonly number[], i: number): number {
  let sum = 0;
  for (let j = 0; j <= i; j++) sum += at(weights, j) * feature(image, j, i);
  return sum;
}

/** Weights of the logistic regression of pixel i on the pixels before it, by Newton steps of at most 4 in length. */
function regression(data: readonly Weighted[], i: number): Float64Array {
  const n = i + 1;
  const weights = new Float64Array(n);
  for (let step = 0; step < 40; step++) {
    const hessian = new Float64Array(n * n);
    const slope = new Float64Array(n);
    for (let j = 0; j < n; j++) {
      hessian[j * n + j] = ridge;
      slope[j] = -ridge * at(weights, j);
    }
    for (const { image, weight } of data) {
      const p = sigmoid(logit(weights, image, i));
      for (let j = 0; j < n; j++) {
        const x = weight * feature(image, j, i);
        slope[j] = at(slope, j) + x * (at(image, i) - p);
        for (let k = 0; k <= j; k++)
          hessian[j * n + k] = at(hessian, j * n + k) + x * p * (1 - p) * feature(image, k, i);
      }
    }
    const move = solve(hessian, slope, n);
    const length = Math.hypot(...move);
    const scale = length > 4 ? 4 / length : 1;
    for (let j = 0; j < n; j++) weights[j] = at(weights, j) + scale * at(move, j);
    if (length < 1e-6) break;
  }
  return weights;
}

function autoregressive(data: readonly Weighted[], n: number): BinaryModel {
  const rows = Array.from({ length: n }, (_, i) => regression(data, i));
  return conditional(n, (image, i) => sigmoid(logit(rows[i] ?? new Float64Array(), image, i)));
}

const logSum = (terms: readonly number[]) => {
  const most = Math.max(...terms);
  return most + Math.log2(terms.reduce((sum, term) => sum + 2 ** (term - most), 0));
};

const distance = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, bit, i) => sum + Math.abs(bit - at(b, i)), 0);

/** K images to begin with, each drawn in proportion to how far it is from those drawn before (k-means++). */
function beginnings(data: readonly Weighted[], classes: number, random: Random): (readonly number[])[] {
  const chosen: (readonly number[])[] = [];
  for (let k = 0; k < classes; k++) {
    const far = data.map(
      ({ image, weight }) => weight * Math.min(1, ...chosen.map((other) => distance(image, other) ** 2)),
    );
    const sum = far.reduce((a, b) => a + b, 0);
    const at = random() * sum;
    const index = sum > 0 ? stretchAt(far, at) : k % data.length;
    chosen.push(data[Math.max(0, index)]?.image ?? []);
  }
  return chosen;
}

/** A mixture of K products of Bernoulli distributions, by 20 rounds of EM from seeded beginnings. */
function latent(data: readonly Weighted[], n: number, classes: number, seed: number): BinaryModel {
  const size = total(data);
  let shares = Array.from({ length: classes }, () => 1 / classes);
  let means = beginnings(data, classes, mulberry32(seed)).map((image) => image.map((bit) => 0.2 + 0.6 * bit));
  const terms = () => {
    const black = means.map((mean) => mean.map((p) => Math.log2(p)));
    const white = means.map((mean) => mean.map((p) => Math.log2(1 - p)));
    const prior = shares.map((p) => Math.log2(p));
    return (image: readonly number[]) =>
      prior.map((start, k) => {
        const [one, zero] = [black[k] ?? [], white[k] ?? []];
        return image.reduce((sum, bit, i) => sum + at(bit === 1 ? one : zero, i), start);
      });
  };
  for (let round = 0; round < 20; round++) {
    const joint = terms();
    const posterior = data.map(({ image, weight }) => {
      const row = joint(image);
      const whole = logSum(row);
      return row.map((term) => weight * 2 ** (term - whole));
    });
    const sizes = shares.map((_, k) => posterior.reduce((sum, row) => sum + at(row, k), 0));
    shares = sizes.map((count) => (count + half) / (size + half * classes));
    means = sizes.map((count, k) =>
      Array.from({ length: n }, (_, i) => {
        const ones = data.reduce(
          (sum, { image }, row) => sum + at(posterior[row] ?? [], k) * at(image, i),
          0,
        );
        return (ones + little) / (count + 2 * little);
      }),
    );
  }
  const joint = terms();
  return {
    logProbability: (image) => logSum(joint(image)),
    draw: (random) => {
      const k = Math.max(0, stretchAt(shares, random()));
      return (means[k] ?? []).map((p) => toss(random, p));
    },
  };
}

/** Fits a structure to weighted images by (slightly smoothed) maximum likelihood. */
export function learn(
  structure: Structure,
  data: readonly Weighted[],
  { classes, seed }: { classes: number; seed: number },
): BinaryModel {
  const n = data[0]?.image.length ?? 0;
  if (structure === 'table') return table(data, n);
  if (structure === 'independent') return independent(data, n);
  if (structure === 'chain') return chain(data, n);
  if (structure === 'autoregressive') return autoregressive(data, n);
  return latent(data, n, classes, seed);
}

/** −Σ weight · log₂ p(image): the cross entropy, bits an image, when the weights sum to 1. */
export function crossEntropyBits(truth: readonly Weighted[], model: BinaryModel): number {
  return truth.reduce((sum, { image, weight }) => sum - weight * model.logProbability(image), 0);
}

/** The probability that an image drawn from the model is one of those that occur. */
export function validMass(truth: readonly Weighted[], model: BinaryModel): number {
  return truth.reduce((sum, { image }) => sum + 2 ** model.logProbability(image), 0);
}
