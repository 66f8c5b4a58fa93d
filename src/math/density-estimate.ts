import { logDensity, moments } from './gaussian-mixture.ts';
import type { Mixture } from './gaussian-mixture.ts';

/** The logarithm of a density on the line that was made from a sample; −∞ where the density is 0. */
export type LogDensity = (x: number) => number;

/**
 * The histogram with bins of the given width, one of them beginning at 0:
 * log of (count of the bin)/(n·width), −∞ where no sample fell.
 */
export function histogram(sample: readonly number[], width: number): LogDensity {
  const counts = new Map<number, number>();
  for (const x of sample) {
    const bin = Math.floor(x / width);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return (x) => Math.log((counts.get(Math.floor(x / width)) ?? 0) / (sample.length * width));
}

/** log of the kernel density estimate (1/n) Σ N(x; xᵢ, h²) (Parzen, 1962), taken from the nearest sample outwards. */
export function kernelDensity(sample: readonly number[], h: number): LogDensity {
  const scale = Math.log(sample.length * h * Math.sqrt(2 * Math.PI));
  return (x) => {
    const least = sample.reduce((near, xi) => Math.min(near, (x - xi) ** 2), Infinity);
    const sum = sample.reduce((all, xi) => all + Math.exp((least - (x - xi) ** 2) / (2 * h * h)), 0);
    return Math.log(sum) - least / (2 * h * h) - scale;
  };
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** The most likely normal distribution: the sample's mean and its variance with divisor n. */
export function likelyGaussian(sample: readonly number[]): Mixture {
  const centre = mean(sample);
  const variance = mean(sample.map((x) => (x - centre) ** 2));
  return [{ weight: 1, mean: centre, sigma: Math.max(Math.sqrt(variance), 1e-3) }];
}

/**
 * A likely mixture of two normal distributions, by EM from the halves left and right of the sample's mean
 * (5 numbers). No σ below 0.1, so that neither hill shrinks to one sample.
 */
export function likelyHills(sample: readonly number[], rounds = 60): Mixture {
  const centre = mean(sample);
  const spread = Math.max(Math.sqrt(moments(likelyGaussian(sample)).variance), 0.1);
  let hills: Mixture = [-1, 1].map((side) => ({
    weight: 0.5,
    mean: centre + side * spread,
    sigma: spread / 2,
  }));
  for (let round = 0; round < rounds; round++) {
    const shares = sample.map((x) =>
      hills.map((hill) => Math.exp(logDensity([hill], x) - logDensity(hills, x))),
    );
    hills = hills.map((hill, k) => {
      const weights = shares.map((row) => row[k] ?? 0);
      const size = weights.reduce((a, b) => a + b, 0);
      if (size < 1e-9) return hill;
      const centred = sample.reduce((sum, x, i) => sum + (weights[i] ?? 0) * x, 0) / size;
      const variance = sample.reduce((sum, x, i) => sum + (weights[i] ?? 0) * (x - centred) ** 2, 0) / size;
      return { weight: size / sample.length, mean: centred, sigma: Math.max(Math.sqrt(variance), 0.1) };
    });
  }
  return hills;
}

/** The mean of log density over a sample, nats; −∞ where the density is 0 on one of them. */
export function meanLog(made: LogDensity, sample: readonly number[]): number {
  return mean(sample.map(made));
}
