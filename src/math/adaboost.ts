/** Labels are +1 and −1. */
export type Label = 1 | -1;

/** N labelled points: x[i] holds the features of point i, y[i] its label. */
export interface Labelled {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly Label[];
}

/** The ten labelled points of the article, x = 0 … 9 on a line: example 8.1 of 李航《统计学习方法》. */
export const tenLabels: Labelled = {
  x: Array.from({ length: 10 }, (_, i) => [i]),
  y: [1, 1, 1, -1, -1, -1, 1, 1, 1, -1],
};

/** A tree with one split: `left` for x[feature] < threshold, −left on the other side. */
export interface Stump {
  readonly feature: number;
  readonly threshold: number;
  readonly left: Label;
}

/** A stump with its error under the weights it was chosen for. */
export interface WeighedStump extends Stump {
  readonly error: number;
}

/** One round: the stump, what it is worth, and the weights it leaves behind. */
export interface Round {
  readonly stump: Stump;
  /** e = Σ wᵢ 1[h(xᵢ) ≠ yᵢ], the weighted error */
  readonly error: number;
  /** α = ½ ln((1 − e)/e) */
  readonly alpha: number;
  /** Z = Σ wᵢ e^(−α yᵢ h(xᵢ)) = 2√(e(1 − e)) */
  readonly z: number;
  /** The weights of the next round; they sum to 1 */
  readonly weights: readonly number[];
}

/** Errors nearer than this count as equal, so that the order of additions decides nothing. */
const tieWidth = 1e-12;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export const uniformWeights = (n: number): number[] => Array.from({ length: n }, () => 1 / n);

export function predictStump({ feature, threshold, left }: Stump, x: readonly number[]): Label {
  const below = (x[feature] ?? NaN) < threshold;
  return below ? left : left === 1 ? -1 : 1;
}

/** Σ wᵢ 1[h(xᵢ) ≠ yᵢ]. */
export function stumpError({ x, y }: Labelled, weights: readonly number[], stump: Stump): number {
  return sum(weights.filter((_, i) => predictStump(stump, x[i] ?? []) !== y[i]));
}

/** α = ½ ln((1 − e)/e): 0 at e = ½, negative above it, ∞ at e = 0. */
export const stumpWeight = (error: number): number => Math.log((1 - error) / error) / 2;

/** Z = 2√(e(1 − e)), the factor that the round multiplies the mean exponential loss by. */
export const roundFactor = (error: number): number => 2 * Math.sqrt(error * (1 - error));

/** The order of the points by one feature, computed once for all rounds. */
type Order = readonly number[];

function ordersOf({ x }: Labelled): readonly Order[] {
  return (x[0] ?? []).map((_, feature) =>
    x.map((__, i) => i).sort((a, b) => (x[a]?.[feature] ?? 0) - (x[b]?.[feature] ?? 0)),
  );
}

/** Thresholds of one feature, rising, each with the errors of its two stumps: one pass over the sorted points. */
function scanFeature(points: Labelled, weights: readonly number[], feature: number, order: Order) {
  const { x, y } = points;
  const at = (place: number) => x[order[place] ?? -1]?.[feature] ?? NaN;
  const all = sum(weights);
  let error = sum(weights.filter((_, i) => y[i] === 1)); // left = +1 with nothing on the left
  return order.flatMap((i, place) => {
    error += y[i] === 1 ? -(weights[i] ?? 0) : (weights[i] ?? 0);
    const [value, next] = [at(place), at(place + 1)];
    if (!(next > value)) return [];
    const threshold = (value + next) / 2;
    return [
      { feature, threshold, left: 1 as const, error },
      { feature, threshold, left: -1 as const, error: all - error },
    ];
  });
}

/** Every stump with a threshold halfway between neighbouring values: by feature, threshold, then left = +1 first. */
export function stumpScan(
  points: Labelled,
  weights: readonly number[],
  orders: readonly Order[] = ordersOf(points),
): readonly WeighedStump[] {
  return orders.flatMap((order, feature) => scanFeature(points, weights, feature, order));
}

/** The stump of least weighted error; the first of equals. */
export function bestStump(
  points: Labelled,
  weights: readonly number[],
  orders?: readonly Order[],
): WeighedStump {
  const best = stumpScan(points, weights, orders).reduce<WeighedStump | undefined>(
    (so, stump) => (so === undefined || stump.error < so.error - tieWidth ? stump : so),
    undefined,
  );
  if (best === undefined) throw new Error('a stump needs two different values of a feature');
  return best;
}

/** One round with a given stump: w ← w e^(−α y h(x)) / Z. */
export function boostRound(points: Labelled, weights: readonly number[], stump: Stump): Round {
  const { x, y } = points;
  const error = stumpError(points, weights, stump);
  const alpha = stumpWeight(error);
  const grown = weights.map((w, i) => w * Math.exp(-alpha * (y[i] ?? 1) * predictStump(stump, x[i] ?? [])));
  const z = sum(grown);
  return { stump, error, alpha, z, weights: grown.map((w) => w / z) };
}

/**
 * Discrete AdaBoost (Freund & Schapire, JCSS 55, 1997) with stumps, all points at equal weights to begin with.
 * Stops early before a stump without error (α = ∞) or no better than a coin (α = 0).
 */
export function adaboost(points: Labelled, rounds: number): readonly Round[] {
  const orders = ordersOf(points);
  const done: Round[] = [];
  let weights: readonly number[] = uniformWeights(points.y.length);
  while (done.length < rounds) {
    const stump = bestStump(points, weights, orders);
    if (stump.error < tieWidth || stump.error > 0.5 - tieWidth) break;
    const round = boostRound(points, weights, stump);
    done.push(round);
    weights = round.weights;
  }
  return done;
}

/** F(x) = Σ αₘ hₘ(x). */
export function score(rounds: readonly Round[], x: readonly number[]): number {
  return rounds.reduce((F, { alpha, stump }) => F + alpha * predictStump(stump, x), 0);
}

/** Scores after each round: row m − 1 holds Fₘ of every point. */
export function scorePath(
  rounds: readonly Round[],
  x: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const rows: number[][] = [];
  for (const { alpha, stump } of rounds) {
    const before = rows.at(-1);
    rows.push(x.map((point, i) => (before?.[i] ?? 0) + alpha * predictStump(stump, point)));
  }
  return rows;
}

/** The share of points on the wrong side; a score of exactly 0 counts as wrong. */
export function errorRate(scores: readonly number[], y: readonly Label[]): number {
  return scores.filter((F, i) => F * (y[i] ?? 1) <= 0).length / y.length;
}

/** The mean of e^(−yF). */
export function meanExponentialLoss(scores: readonly number[], y: readonly Label[]): number {
  return sum(scores.map((F, i) => Math.exp(-F * (y[i] ?? 1)))) / y.length;
}

/** Normalised margins yF/Σ|α|, between −1 and 1. */
export function margins(
  scores: readonly number[],
  y: readonly Label[],
  rounds: readonly Round[],
): readonly number[] {
  const votes = sum(rounds.map(({ alpha }) => Math.abs(alpha)));
  return scores.map((F, i) => (F * (y[i] ?? 1)) / votes);
}

/** The bounds on the training error after each round: Πₘ Zₘ and e^(−2 Σ γₘ²), γ = ½ − e. */
export function bounds(rounds: readonly Round[]): readonly { product: number; exponential: number }[] {
  let product = 1;
  let edges = 0;
  return rounds.map(({ error, z }) => {
    product *= z;
    edges += (0.5 - error) ** 2;
    return { product, exponential: Math.exp(-2 * edges) };
  });
}

/** The bound on the share of margins ≤ θ: Π 2√(e^(1−θ) (1−e)^(1+θ)) (Schapire et al., Ann. Stat. 26, 1998, theorem 5). */
export function marginBound(rounds: readonly Round[], theta: number): number {
  return rounds.reduce(
    (product, { error }) => product * 2 * Math.sqrt(error ** (1 - theta) * (1 - error) ** (1 + theta)),
    1,
  );
}

/** The least number of rounds after which e^(−2Mγ²) is below 1/n, so that no training error is left. */
export function roundsUntilPerfect(edge: number, n: number): number {
  return Math.floor(Math.log(n) / (2 * edge ** 2)) + 1;
}

/** ½ ln(p/(1 − p)): the score that minimises p e^(−F) + (1 − p) e^F. */
export const halfLogOdds = (p: number): number => Math.log(p / (1 - p)) / 2;

/** SAMME's vote ln((1 − e)/e) + ln(K − 1) (Zhu, Zou, Rosset & Hastie, 2009); for K = 2 it is 2α. */
export const sammeWeight = (error: number, classes: number): number =>
  Math.log((1 - error) / error) + Math.log(classes - 1);

/** The probability that n draws in proportion to the weights never take a set of total weight `share`. */
export const missProbability = (share: number, n: number): number => (1 - share) ** n;
