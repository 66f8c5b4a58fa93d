/**
 * The toy of Tucker et al. (REBAR, 2017): b ~ Bernoulli(θ), f(b) = (b − c)².
 * The true derivative of E f in θ is f(1) − f(0) = 1 − 2c for every θ.
 */
export function bernoulliDerivative(c: number): number {
  return (1 - c) ** 2 - c ** 2;
}

/** What the straight-through estimator reports on average: E f′(b) = 2(θ − c), as if b were θ itself. */
export function straightThroughDerivative(theta: number, c: number): number {
  return theta * 2 * (1 - c) + (1 - theta) * 2 * (0 - c);
}

/** E f(b) = θ(1 − c)² + (1 − θ)c². */
export function bernoulliLoss(theta: number, c: number): number {
  return theta * (1 - c) ** 2 + (1 - theta) * c ** 2;
}

/** Descends along the straight-through estimate from θ, keeping θ in [0, 1]. */
export function descendStraightThrough(theta: number, c: number, rate: number, steps: number): number {
  let at = theta;
  for (let i = 0; i < steps; i++) at = Math.min(1, Math.max(0, at - rate * straightThroughDerivative(at, c)));
  return at;
}
