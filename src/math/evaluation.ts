/** Bits per dimension: −log₂ p(x)/D, from the log-likelihood in nats. */
export function bitsPerDimension(logLikelihood: number, dimensions: number): number {
  return -logLikelihood / Math.LN2 / dimensions;
}

/** What bits per dimension lose at most when a share 1 − `kept` of the samples is replaced by rubbish: −log₂(kept)/D. */
export function rubbishCost(kept: number, dimensions: number): number {
  return bitsPerDimension(Math.log(kept), dimensions);
}

/** log₂ of a density of `levels` equal normal spikes of deviation s, one at each whole number from 0 on, at y. */
function spikes(y: number, s: number, levels: number): number {
  const near = Array.from({ length: 25 }, (_, i) => Math.floor(y) - 12 + i).filter(
    (k) => k >= 0 && k < levels,
  );
  const terms = near.map((k) => -0.5 * ((y - k) / s) ** 2);
  const most = Math.max(...terms);
  const sum = terms.reduce((all, term) => all + Math.exp(term - most), 0);
  return (most + Math.log(sum / (levels * s * Math.sqrt(2 * Math.PI)))) / Math.LN2;
}

/**
 * Bits per dimension of that density on grey values: as they are (whole numbers), and with uniform noise from [0, 1)
 * added to them, by the midpoint rule. The value in the middle of the range is taken.
 */
export function spikedBits(s: number, levels = 256): { raw: number; noisy: number } {
  const level = levels / 2;
  const steps = 2000;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += spikes(level + (i + 0.5) / steps, s, levels);
  return { raw: -spikes(level, s, levels), noisy: -sum / steps };
}

/**
 * What two samples of n vectors from the same N(m, I) in d dimensions contribute to a Fréchet distance on average by
 * their means alone: E‖m̂₁ − m̂₂‖² = 2d/n.
 */
export function frechetMeanBias(dimensions: number, n: number): number {
  return (2 * dimensions) / n;
}
