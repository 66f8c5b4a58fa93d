import { klTerms } from '../../math/gaussian-kl.ts';
import { normalDensity } from '../../math/normal.ts';

/** The mean μ of q, and log σ². */
export interface Place {
  mu: number;
  logVariance: number;
}

/** What the KL of q = N(μ, σ²) to p = N(0, 1) is made of, and how it pulls. */
export interface Pull {
  /** ½μ², nats. */
  mean: number;
  /** ½(σ² − log σ² − 1), nats. */
  variance: number;
  total: number;
  sigma: number;
  /** −∂KL/∂μ = −μ. */
  forceOnMean: number;
  /** −∂KL/∂log σ² = ½(1 − σ²). */
  forceOnWidth: number;
}

export function pull({ mu, logVariance }: Place): Pull {
  return {
    ...klTerms(mu, logVariance),
    sigma: Math.exp(logVariance / 2),
    forceOnMean: 0 - mu,
    forceOnWidth: -0.5 * Math.expm1(logVariance),
  };
}

/** The density of N(μ, σ²) at z. */
export function density(z: number, mu: number, sigma: number): number {
  return normalDensity((z - mu) / sigma) / sigma;
}
