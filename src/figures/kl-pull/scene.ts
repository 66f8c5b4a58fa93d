import { clamp } from '../../math/limits.ts';

/** The mean μ and log σ² of q. */
export type Params = { mu: number; logVariance: number };

/** The limits of μ. */
export const muRange = [-2.2, 2.2] as const;
/** The limits of log σ². */
export const logRange = [-4, 1.7] as const;

/** The parameters inside their limits. */
export const inside = ({ mu, logVariance }: Params): Params => ({
  mu: clamp(mu, muRange),
  logVariance: clamp(logVariance, logRange),
});
