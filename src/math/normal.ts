/** The density of the standard normal distribution, φ(x). */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/**
 * The distribution function of the standard normal, Φ(x) = ½ + φ(x)(x + x³/3 + x⁵/(3·5) + …)
 * (Marsaglia, J. Stat. Software 11(4), 2004). Beyond ±9 it is 0 or 1 to the last digit.
 */
export function normalCdf(x: number): number {
  if (x < -9) return 0;
  if (x > 9) return 1;
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + sum * normalDensity(x);
}
