/** A source of uniform numbers in [0, 1). */
export type Random = () => number;

/**
 * The mulberry32 generator (Tommy Ettinger, 2017): 32 bits of state, period 2³².
 * @param seed any integer; only its low 32 bits count
 * @returns a function that gives the next uniform number in [0, 1), a multiple of 2⁻³²
 */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A uniform number that is not 0, so that its logarithm is finite. */
export function positiveUniform(random: Random): number {
  for (;;) {
    const u = random();
    if (u > 0) return u;
  }
}

/**
 * A standard normal number by the cosine branch of Box and Muller (Ann. Math. Stat. 29, 1958):
 * √(−2 ln u₁) cos 2πu₂. Draws u₁ (again while it is 0), then u₂.
 */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(positiveUniform(random)));
  return radius * Math.cos(2 * Math.PI * random());
}

/** A standard exponential number, −ln u, u redrawn while it is 0. */
export function exponential(random: Random): number {
  return -Math.log(positiveUniform(random));
}

/** A standard Gumbel number, −ln(−ln u): location 0, mean γ ≈ 0.5772, variance π²/6. */
export function gumbel(random: Random): number {
  return -Math.log(exponential(random));
}

/**
 * The place of a point on a line of stretches laid end to end: which of the weights it falls into.
 * @param at 0 ≤ at < sum of the weights; what rounding leaves over falls into none
 * @returns −1 for none
 */
export function stretchAt(weights: readonly number[], at: number): number {
  let left = at;
  return weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
}
