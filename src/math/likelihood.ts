/** Cross entropy of a pixel x in [0, 1] and the decoder's p: −x log p − (1 − x) log(1 − p), nats. */
export function crossEntropy(x: number, p: number): number {
  return -x * Math.log(p) - (1 - x) * Math.log1p(-p);
}

/**
 * ∫₀¹ pˣ(1 − p)¹⁻ˣ dx = (2p − 1)/log(p/(1 − p)), ½ at p = ½: what the cross entropy of a grey pixel would have to be
 * divided by to be a density (Loaiza-Ganem and Cunningham, 2019).
 */
export function bernoulliMass(p: number): number {
  const logit = Math.log(p) - Math.log1p(-p);
  return Math.abs(logit) < 1e-6 ? 0.5 : (2 * p - 1) / logit;
}

/**
 * A loss ‖x − x̂‖²/`pixelDivisor` + KL/`latentDivisor`, read as ‖x − x̂‖²/(2s²) + β KL.
 * @returns β for a given s², and the s² with which β is 1
 */
export function impliedWeights(pixelDivisor: number, latentDivisor: number, s2: number) {
  return { beta: pixelDivisor / (2 * s2 * latentDivisor), s2: pixelDivisor / (2 * latentDivisor) };
}
