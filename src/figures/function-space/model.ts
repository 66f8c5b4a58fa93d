import { leafWeight, logLoss, sigmoid } from '../../math/boosting.ts';

/** A function on two inputs is a point of the plane: (F(x₁), F(x₂)), here log-odds. */
export type Point = readonly [number, number];

/** At each input, how many samples there are and how many of them are of class 1. */
export const counts = [
  { n: 20, ones: 19 },
  { n: 20, ones: 8 },
] as const;

/** Where the loss is least: the log-odds of the two shares. */
export const optimum: Point = [logit(19 / 20), logit(8 / 20)];

/** F₀: even odds at both inputs. */
export const beginning: Point = [0, 0];

export type Learner = 'gradient' | 'sign' | 'leaves';

function logit(p: number): number {
  return Math.log(p / (1 - p));
}

const pair = (make: (i: 0 | 1) => number): Point => [make(0), make(1)];

/** The mean log-loss of the 40 samples. */
export function loss(F: Point): number {
  const part = (i: 0 | 1) => counts[i].n * Math.log1p(Math.exp(F[i])) - counts[i].ones * F[i];
  return (part(0) + part(1)) / 40;
}

/** The mean pseudo-residual y − p at each input: the negative gradient, but for the factor ½. */
export function pseudoResiduals(F: Point): Point {
  return pair((i) => counts[i].ones / counts[i].n - sigmoid(F[i]));
}

/** ρ ≥ 0 with least loss along a direction, by bisection of the slope. */
export function lineSearch(F: Point, direction: Point): number {
  const slope = (rho: number) => {
    const r = pseudoResiduals(pair((i) => F[i] + rho * direction[i]));
    return -(r[0] * direction[0] + r[1] * direction[1]);
  };
  if (slope(0) >= 0) return 0;
  let high = 1;
  while (slope(high) < 0 && high < 1e6) high *= 2;
  let low = 0;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The ±1 stump nearest to the pseudo-residuals: with or against the diagonal, both signs. */
function nearestSign(r: Point): Point {
  const same = Math.abs(r[0] + r[1]) >= Math.abs(r[0] - r[1]);
  const first = Math.sign(same ? r[0] + r[1] : r[0] - r[1]);
  return [first, same ? first : -first];
}

/**
 * The step that a round would take at ν = 1: down the gradient with the best length, along the best ±1 stump with the
 * best length, or a stump of two leaves with a Newton step in each (TreeBoost).
 */
export function step(F: Point, learner: Learner): Point {
  if (learner === 'leaves') {
    return pair((i) => {
      const { n, ones } = counts[i];
      const labels = Array.from({ length: n }, (_, k) => Number(k < ones));
      const { g, h } = logLoss(labels, F[i]);
      const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
      return leafWeight({ G: total(g), H: total(h) }, 0);
    });
  }
  const r = pseudoResiduals(F);
  const direction = learner === 'sign' ? nearestSign(r) : r;
  const rho = lineSearch(F, direction);
  return pair((i) => rho * direction[i]);
}

/** The points F₀, F₁ … F_rounds. */
export function path(learner: Learner, nu: number, rounds: number): readonly Point[] {
  const points: Point[] = [beginning];
  let F = beginning;
  for (let round = 0; round < rounds; round += 1) {
    const move = step(F, learner);
    F = [F[0] + nu * move[0], F[1] + nu * move[1]];
    points.push(F);
  }
  return points;
}

/** How far the loss is above its least. */
export const gap = (F: Point): number => Math.max(0, loss(F) - loss(optimum));

/** The closed curve on which the loss is `level` above its least, as `steps` points around the optimum. */
export function contour(level: number, steps = 72): readonly Point[] {
  return Array.from({ length: steps }, (_, i) => {
    const angle = (2 * Math.PI * i) / steps;
    const at = (radius: number): Point => [
      optimum[0] + radius * Math.cos(angle),
      optimum[1] + radius * Math.sin(angle),
    ];
    let [low, high] = [0, 12];
    for (let k = 0; k < 40; k += 1) {
      const middle = (low + high) / 2;
      if (gap(at(middle)) < level) low = middle;
      else high = middle;
    }
    return at(low);
  });
}
