import { mulberry32, normal } from './random.ts';
import type { Random } from './random.ts';
import { squaredDistance } from './voronoi.ts';
import type { Point } from './voronoi.ts';

/** Index of the code nearest to z; of equals the first. */
export function nearest([x, y]: Point, codes: readonly Point[]): number {
  let best = 0;
  let least = Infinity;
  for (let k = 0; k < codes.length; k++) {
    const code = codes[k];
    if (code === undefined) continue;
    const dx = code[0] - x;
    const dy = code[1] - y;
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      best = k;
    }
  }
  return best;
}

/** exp of the entropy (nats) of counts: 1 when one code takes all, K when K codes are used alike. */
export function perplexity(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const entropy = counts.reduce((sum, count) => {
    const share = count / total;
    return count > 0 ? sum - share * Math.log(share) : sum;
  }, 0);
  return Math.exp(entropy);
}

/** How a set of points falls on the codes: how many on each, and the mean squared distance. */
export function usage(points: readonly Point[], codes: readonly Point[]) {
  const counts = codes.map(() => 0);
  let sum = 0;
  for (const z of points) {
    const k = nearest(z, codes);
    counts[k] = (counts[k] ?? 0) + 1;
    sum += squaredDistance(z, codes[k] ?? z);
  }
  return { counts, perplexity: perplexity(counts), mse: sum / points.length };
}

/** The three terms of the loss and what each of the two vectors is told, for one z. */
export interface Quantized {
  readonly k: number;
  readonly zq: Point;
  /** Rec ‖x − z_q‖² with the identity as decoder; code and commit are both ‖z_e − e_k‖², commit times β. */
  readonly loss: {
    readonly rec: number;
    readonly code: number;
    readonly commit: number;
    readonly total: number;
  };
  /** Gradient of the reconstruction at z_q; the straight-through estimator copies it to z_e. */
  readonly copied: Point;
  /** Gradient of the commitment term at z_e. */
  readonly commitment: Point;
  /** The whole gradient that z_e is told: copied + commitment. */
  readonly gradZ: Point;
  /** Gradient of the codebook term at e_k, the only one that reaches it. */
  readonly gradE: Point;
}

const along = (a: Point, b: Point, scale: number): Point => [scale * (a[0] - b[0]), scale * (a[1] - b[1])];

/** One vector z_e through the codes towards a target x, decoder = identity (van den Oord et al. 2017, eq. 3). */
export function quantize(z: Point, codes: readonly Point[], x: Point, beta: number): Quantized {
  const k = nearest(z, codes);
  const zq = codes[k] ?? z;
  const rec = squaredDistance(x, zq);
  const code = squaredDistance(z, zq);
  const copied = along(zq, x, 2);
  const commitment = along(z, zq, 2 * beta);
  return {
    k,
    zq,
    loss: { rec, code, commit: beta * code, total: rec + (1 + beta) * code },
    copied,
    commitment,
    gradZ: [copied[0] + commitment[0], copied[1] + commitment[1]],
    gradE: along(zq, z, 2),
  };
}

/** Centres of the four blobs, in the order in which their points are drawn. */
const blobCentres: readonly Point[] = [
  [-2, -2],
  [-2, 2],
  [2, -2],
  [2, 2],
];

/** n points, a quarter around each of (±2, ±2), normal with standard deviation `spread`; draws x, then y of each. */
export function fourBlobs(n: number, spread: number, seed: number): Point[] {
  const random = mulberry32(seed);
  return Array.from({ length: n }, (_, i) => {
    const [x, y] = blobCentres[Math.floor((4 * i) / n)] ?? [0, 0];
    return [x + spread * normal(random), y + spread * normal(random)] as const;
  });
}

/** How the codes begin: uniform in (−1/K, 1/K)² as in common implementations, or on K data points. */
export type Start = 'near zero' | 'on data';

export interface Training {
  readonly K: number;
  /** γ of the moving averages. */
  readonly gamma: number;
  readonly start: Start;
  /** Whether a code whose Nᵢ falls under ½ is put on a data point, with N = 1. */
  readonly restart: boolean;
  readonly steps: number;
  readonly batch: number;
  readonly seed: number;
  /** The steps of which a frame is kept, 0 being the start. */
  readonly keep: readonly number[];
}

/** The codes after a number of steps, and how all points fall on them. */
export interface Frame {
  readonly step: number;
  readonly codes: readonly Point[];
  readonly counts: readonly number[];
  readonly perplexity: number;
  readonly mse: number;
}

const pick = (points: readonly Point[], random: Random): Point =>
  points[Math.floor(random() * points.length)] ?? [0, 0];

function startCodes(points: readonly Point[], { K, start }: Training, random: Random): Point[] {
  const near = () => (random() * 2 - 1) / K;
  return Array.from({ length: K }, () => (start === 'on data' ? pick(points, random) : [near(), near()]));
}

/**
 * Learns a codebook by moving averages (van den Oord et al. 2017, appendix A.1, without smoothing of counts):
 * Nᵢ ← γNᵢ + (1 − γ)nᵢ, mᵢ ← γmᵢ + (1 − γ)Σz, eᵢ = mᵢ/Nᵢ, from Nᵢ = 1 and mᵢ = eᵢ. Draws the codes (x, y of each, or
 * K points with replacement), then step by step the batch, with replacement, then one point of the data for each restart.
 */
export function trainCodebook(points: readonly Point[], training: Training): Frame[] {
  const { K, gamma, restart, steps, batch, seed } = training;
  const keep = new Set(training.keep);
  const random = mulberry32(seed);
  const codes = startCodes(points, training, random);
  const N = codes.map(() => 1);
  const mx = codes.map(([x]) => x);
  const my = codes.map(([, y]) => y);
  const frame = (step: number): Frame => ({ step, codes: [...codes], ...usage(points, codes) });
  const frames = keep.has(0) ? [frame(0)] : [];
  const place = (k: number, [x, y]: Point, count: number) => {
    N[k] = count;
    mx[k] = x * count;
    my[k] = y * count;
    codes[k] = [x, y];
  };
  const sums = new Float64Array(3 * K);
  for (let step = 1; step <= steps; step++) {
    sums.fill(0);
    for (let i = 0; i < batch; i++) {
      const z = pick(points, random);
      const k = nearest(z, codes);
      sums[3 * k] = (sums[3 * k] ?? 0) + 1;
      sums[3 * k + 1] = (sums[3 * k + 1] ?? 0) + z[0];
      sums[3 * k + 2] = (sums[3 * k + 2] ?? 0) + z[1];
    }
    for (let k = 0; k < K; k++) {
      const blend = (old: number | undefined, j: number) =>
        gamma * (old ?? 0) + (1 - gamma) * (sums[3 * k + j] ?? 0);
      const count = blend(N[k], 0);
      place(k, [blend(mx[k], 1) / count, blend(my[k], 2) / count], count);
      if (restart && count < 0.5) place(k, pick(points, random), 1);
    }
    if (keep.has(step)) frames.push(frame(step));
  }
  return frames;
}

/** One number z on a line, told by the straight-through estimator what the loss (q − t)² + β(z − q)² wants. */
export interface LineRun {
  /** z at each step, the start included. */
  readonly path: readonly number[];
  /** The code taken at each step. */
  readonly taken: readonly number[];
}

/** Descends on the line: z ← z − η(2(q − t) + 2β(z − q)), q the code nearest to z. */
export function descendLine(
  start: number,
  codes: readonly number[],
  { target, beta, rate, steps }: { target: number; beta: number; rate: number; steps: number },
): LineRun {
  const sites = codes.map((code): Point => [code, 0]);
  const code = (z: number) => codes[nearest([z, 0], sites)] ?? NaN;
  const path = [start];
  for (let i = 0; i < steps; i++) {
    const z = path[i] ?? start;
    const q = code(z);
    path.push(z - rate * (2 * (q - target) + 2 * beta * (z - q)));
  }
  return { path, taken: path.map(code) };
}

/** Where the descent would stand still if z kept to one code q: q − (q − t)/β. */
export const lineEquilibrium = (q: number, target: number, beta: number): number => q - (q - target) / beta;
