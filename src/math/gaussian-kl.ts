/**
 * What pulls N(μ, σ²) towards N(0, 1): the Kullback–Leibler divergence in nats, by its two terms.
 * @param logVariance log σ²
 * @returns `mean` = ½μ², `variance` = ½(σ² − log σ² − 1), and their sum
 */
export function klTerms(mu: number, logVariance: number): { mean: number; variance: number; total: number } {
  const mean = 0.5 * mu * mu;
  const variance = 0.5 * (Math.expm1(logVariance) - logVariance);
  return { mean, variance, total: mean + variance };
}

/** KL(N(μ₁, v₁) ‖ N(μ₂, v₂)) in nats; v are variances. */
export function klGaussians(mu1: number, v1: number, mu2: number, v2: number): number {
  return 0.5 * (Math.log(v2 / v1) + (v1 + (mu1 - mu2) ** 2) / v2 - 1);
}

/** A symmetric 2 × 2 matrix [[a, b], [b, c]]. */
export type Symmetric = readonly [a: number, b: number, c: number];

const determinant = ([a, b, c]: Symmetric) => a * c - b * b;

/**
 * KL(N(m₁, Σ₁) ‖ N(m₂, Σ₂)) in the plane: ½[tr Σ₂⁻¹Σ₁ + (m₂−m₁)ᵀΣ₂⁻¹(m₂−m₁) − 2 + log det Σ₂/det Σ₁].
 */
export function klPlane(
  m1: readonly [number, number],
  s1: Symmetric,
  m2: readonly [number, number],
  s2: Symmetric,
): number {
  const det = determinant(s2);
  const [a, b, c] = s2;
  const trace = (c * s1[0] - 2 * b * s1[1] + a * s1[2]) / det;
  const dx = m2[0] - m1[0];
  const dy = m2[1] - m1[1];
  const distance = (c * dx * dx - 2 * b * dx * dy + a * dy * dy) / det;
  return 0.5 * (trace + distance - 2 + Math.log(det / determinant(s1)));
}

/**
 * KL(N(μ, v) ‖ N(0, 1)) by drawing: the mean of log q(z) − log p(z) over n draws, z = μ + √v ε.
 * @param draw gives the next standard normal number
 */
export function sampledKl(mu: number, v: number, n: number, draw: () => number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const noise = draw();
    const z = mu + Math.sqrt(v) * noise;
    sum += 0.5 * (z * z - noise * noise - Math.log(v));
  }
  return sum / n;
}
