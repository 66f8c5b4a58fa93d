import { bookOf } from '../../../src/figures/scalar-codebook/model.ts';
import { points, sleeping, trainings } from '../../../src/figures/sleeping-codes/model.ts';
import { scene, start, walk } from '../../../src/figures/voronoi-codebook/model.ts';
import {
  lloydMax,
  panterDite,
  rateDistortionBound,
  twoStages,
  uniformQuantizer,
} from '../../../src/math/lloyd-max.ts';
import { descendLine, lineEquilibrium, trainCodebook } from '../../../src/math/vector-quantizer.ts';
import { hullCorners } from '../../../src/math/voronoi.ts';

interface Counts {
  K: number[];
}
interface Line {
  codes: number[];
  target: number;
  beta: number;
  rate: number;
  steps: number;
}

const used = (counts: readonly number[]) => counts.filter((count) => count > 0).length;

export const computed = {
  'F12.1': ({ pixels, channels, depth, cells, K }: Record<string, number> & { K: number }) =>
    ((pixels ?? NaN) * (channels ?? NaN) * (depth ?? NaN)) / ((cells ?? NaN) * Math.log2(K)),
  'F12.2': ({ K }: Counts) => {
    const books = K.map(lloydMax);
    return {
      D: books.map(({ distortion }) => distortion),
      c: books.map(({ codes }) => codes.filter((code) => code > 0)),
    };
  },
  'F12.3': ({ K, gamma, seed, frame }: { K: string; gamma: string; seed: number; frame: number }) => {
    const [plain, restart, onData] = sleeping({ K, gamma, seed, frame }).map(({ now, asleep }) => ({
      usage: now.counts,
      perp: now.perplexity,
      mse: now.mse,
      asleep,
    }));
    return { plain, restart, onData };
  },
  'F12.4': ({ q, t, beta }: { q: number; t: number; beta: number }) => lineEquilibrium(q, t, beta),
  'F12.5': (levels: number[][]) => levels.map((each) => each.reduce((product, L) => product * L, 1)),
  'F12.20': ({ starts, ...line }: Line & { starts: number[] }) =>
    starts.map((z) => {
      const { path, taken } = descendLine(z, line.codes, line);
      return { path: path.slice(0, 4), taken: taken.slice(0, 4), end: path.at(-1) };
    }),
  'F12.21': ({ start: z, skip, ...line }: Line & { start: number; skip: number }) => {
    const { path, taken } = descendLine(z, line.codes, line);
    const [late, codes] = [path.slice(skip), taken.slice(skip)];
    return {
      equilibrium: lineEquilibrium(1, line.target, line.beta),
      low: Math.min(...late),
      high: Math.max(...late),
      mean: late.reduce((sum, value) => sum + value, 0) / late.length,
      shareOfZero: codes.filter((code) => code === 0).length / codes.length,
    };
  },
  'F12.22': ({ K }: Counts) =>
    K.map((count) => {
      const { bits, bound, excess, perplexity, entropy, distortion } = bookOf({ K: count, scheme: 'lloyd' });
      return { bits, bound, excess, dB: 10 * Math.log10(excess), perplexity, entropy, distortion };
    }),
  'F12.23': ({ K }: Counts) =>
    K.map((count) => {
      const { step, distortion, entropy } = uniformQuantizer(count);
      const best = lloydMax(count);
      return {
        step,
        distortion,
        entropy,
        over: distortion / rateDistortionBound(entropy),
        bestOver: best.distortion / rateDistortionBound(best.entropy),
      };
    }),
  'F12.24': () => {
    const { first, second, distortion } = twoStages();
    return {
      first,
      second,
      distortion,
      inner: first - second,
      outer: first + second,
      over: distortion / lloydMax(4).distortion,
    };
  },
  'F12.25': () => {
    const { k, loss, copied, commitment, gradZ, gradE } = scene(start);
    const later = walk(start, 60);
    const taken = Array.from({ length: 61 }, (_, n) => scene(walk(start, n)).k + 1);
    return {
      k: k + 1,
      loss,
      copied,
      commitment,
      gradZ,
      gradE,
      end: scene(later).loss,
      z: [later.z1, later.z2],
      turns: taken.findIndex((code) => code !== k + 1),
      codes: [...new Set(taken)],
    };
  },
  'F12.26': ({ K, gamma, seed }: { K: number; gamma: number; seed: number }) => {
    const [frames = []] = trainings(K, gamma, seed);
    const corners = hullCorners(frames[0]?.codes ?? []);
    const last = frames.at(-1)?.counts ?? [];
    return {
      corners: corners.length,
      startUsed: used(frames[0]?.counts ?? []),
      used: used(last),
      usedOffHull: last.filter((count, i) => count > 0 && !corners.includes(i)).length,
    };
  },
  'F12.27': ({ K, gamma, seeds, steps }: { K: number[]; gamma: number; seeds: number; steps: number }) =>
    K.map((size) => {
      const survey = (start: 'near zero' | 'on data', restart: boolean) => {
        const lasts = Array.from({ length: seeds }, (_, i) => {
          const training = { K: size, gamma, start, restart, steps, batch: 64, seed: i + 1, keep: [steps] };
          return trainCodebook(points, training).at(-1);
        });
        const mean = (of: (frame: NonNullable<(typeof lasts)[number]>) => number) =>
          lasts.reduce((sum, frame) => sum + (frame === undefined ? NaN : of(frame)), 0) / seeds;
        return {
          used: mean(({ counts }) => used(counts)),
          perp: mean((f) => f.perplexity),
          mse: mean((f) => f.mse),
        };
      };
      return {
        plain: survey('near zero', false),
        restart: survey('near zero', true),
        onData: survey('on data', false),
      };
    }),
  'F12.28': ({ cells, K }: { cells: number; K: number }) => ({
    bits: cells * Math.log2(K),
    nats: Math.log(K),
    total: cells * Math.log(K),
  }),
  'F12.29': ({ K, dims }: Counts & { dims: number[] }) =>
    dims.map((d) => K.map((size) => rateDistortionBound(Math.log2(size) / d))),
  'F12.30': () => panterDite,
  'F12.31': ({ gamma, batch, K }: { gamma: number; batch: number; K: number }) => ({
    restartAfter: Math.ceil(Math.log(0.5) / Math.log(gamma)),
    settled: batch / K,
    rate: (1 - gamma) / (2 * (batch / K)),
  }),
  'F12.32': ({ counts }: { counts: number[] }) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return Math.exp(-counts.reduce((sum, n) => sum + (n === 0 ? 0 : (n / total) * Math.log(n / total)), 0));
  },
  'F12.33': ({ N, gamma, z, e, n }: { N: number; gamma: number; z: number; e: number; n: number }) => {
    const next = gamma * N + (1 - gamma) * n;
    return { N: next, e: (gamma * N * e + (1 - gamma) * n * z) / next, rate: (1 - gamma) / (2 * next) };
  },
  'F12.34': ({ stages, K }: { stages: number; K: number }) => ({
    bits: stages * Math.log2(K),
    vectors: stages * K,
  }),
  'F12.35': (images: { side: number; cells: number; K: number }[]) =>
    images.map(({ side, cells, K }) => {
      const bits = cells * Math.log2(K);
      return { bits, ratio: (side * side * 24) / bits };
    }),
};
