import { normalCdf, normalDensity } from './normal.ts';
import { normal, stretchAt, type Random } from './random.ts';

/** One hill of a mixture: its share of the mass, its mean μ and its standard deviation σ. */
export interface Hill {
  weight: number;
  mean: number;
  sigma: number;
}

/** A mixture of normal distributions on the line; the weights sum to 1. */
export type Mixture = readonly Hill[];

/** ½ N(−2, 0.5²) + ½ N(2, 0.5²): the p of the article's figures. */
export const twoHills: Mixture = [
  { weight: 0.5, mean: -2, sigma: 0.5 },
  { weight: 0.5, mean: 2, sigma: 0.5 },
];

export const gaussian = (mean: number, sigma: number): Mixture => [{ weight: 1, mean, sigma }];

const logWeighted = ({ weight, mean, sigma }: Hill, x: number) =>
  Math.log(weight) - 0.5 * ((x - mean) / sigma) ** 2 - Math.log(sigma * Math.sqrt(2 * Math.PI));

/** log p(x), by log-sum-exp: finite however far out x lies. */
export function logDensity(mixture: Mixture, x: number): number {
  const [first] = mixture;
  if (first !== undefined && mixture.length === 1) return logWeighted(first, x);
  const terms = mixture.map((hill) => logWeighted(hill, x));
  const most = Math.max(...terms);
  return most + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - most), 0));
}

export function density(mixture: Mixture, x: number): number {
  return mixture.reduce(
    (sum, { weight, mean, sigma }) => sum + (weight * normalDensity((x - mean) / sigma)) / sigma,
    0,
  );
}

/** The distribution function, P(X ≤ x). */
export function cdf(mixture: Mixture, x: number): number {
  return mixture.reduce((sum, { weight, mean, sigma }) => sum + weight * normalCdf((x - mean) / sigma), 0);
}

/** An interval outside of which less than 10⁻¹⁸ of the mass lies: nine standard deviations around each hill. */
export function reach(mixture: Mixture): [low: number, high: number] {
  return [
    Math.min(...mixture.map(({ mean, sigma }) => mean - 9 * sigma)),
    Math.max(...mixture.map(({ mean, sigma }) => mean + 9 * sigma)),
  ];
}

/** Mean and variance of the mixture. */
export function moments(mixture: Mixture): { mean: number; variance: number } {
  const mean = mixture.reduce((sum, hill) => sum + hill.weight * hill.mean, 0);
  const second = mixture.reduce((sum, hill) => sum + hill.weight * (hill.sigma ** 2 + hill.mean ** 2), 0);
  return { mean, variance: second - mean ** 2 };
}

/** n draws: a uniform number chooses the hill, then a normal number the place on it. */
export function draws(mixture: Mixture, n: number, random: Random): number[] {
  const weights = mixture.map(({ weight }) => weight);
  return Array.from({ length: n }, () => {
    const hill = mixture[stretchAt(weights, random())] ?? mixture.at(-1);
    return (hill?.mean ?? 0) + (hill?.sigma ?? 1) * normal(random);
  });
}

/** The mean of `value` under the mixture, by the trapezoid rule on `steps` equal steps over its reach. */
export function expectation(mixture: Mixture, value: (x: number) => number, steps = 4000): number {
  const [low, high] = reach(mixture);
  const step = (high - low) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const x = low + i * step;
    sum += density(mixture, x) * value(x);
  }
  return sum * step;
}
