import { mean, sigmoid } from './boosting.ts';
import type { Random } from './random.ts';
import { answer, growTree } from './regression-tree.ts';
import type { Rows, Tree } from './regression-tree.ts';
import { logisticLoss } from './taylor.ts';

/** All that gradient boosting asks of a loss L(y, F) (Friedman, Ann. Stat. 29, 2001). */
export interface PointLoss {
  readonly loss: (y: number, F: number) => number;
  /** −∂L/∂F, the pseudo-residual; 0 where |·| has its kink */
  readonly pseudoResidual: (y: number, F: number) => number;
  /** γ = argmin Σ L(yᵢ, Fᵢ + γ) over a leaf, or one Newton step towards it where there is no closed form */
  readonly leaf: (y: readonly number[], F: readonly number[]) => number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const differences = (y: readonly number[], F: readonly number[]) => y.map((value, i) => value - (F[i] ?? 0));
const rising = (values: readonly number[]) => values.toSorted((a, b) => a - b);

/**
 * A number m that minimises Σ α(v − m)₊ + (1 − α)(m − v)₊: the ⌈αn⌉-th smallest,
 * or the middle between two neighbours where all between them serve. α = ½ gives the median.
 */
export function quantile(values: readonly number[], alpha: number): number {
  const sorted = rising(values);
  const place = alpha * sorted.length;
  const whole = Math.round(place);
  if (Math.abs(place - whole) > 1e-9) return sorted[Math.ceil(place) - 1] ?? 0;
  const [low = 0, high = low] = sorted.slice(Math.max(0, whole - 1), whole + 1);
  return (low + high) / 2;
}

/** ½(y − F)²: the pseudo-residual is the residual, the leaf their mean. */
export const squared: PointLoss = {
  loss: (y, F) => (y - F) ** 2 / 2,
  pseudoResidual: (y, F) => y - F,
  leaf: (y, F) => mean(differences(y, F)),
};

/** |y − F|: the sign, and the median. */
export const absolute: PointLoss = {
  loss: (y, F) => Math.abs(y - F),
  pseudoResidual: (y, F) => Math.sign(y - F),
  leaf: (y, F) => quantile(differences(y, F), 0.5),
};

/** α(y − F)₊ + (1 − α)(F − y)₊: the α-quantile. */
export function pinball(alpha: number): PointLoss {
  return {
    loss: (y, F) => (y > F ? alpha * (y - F) : (1 - alpha) * (F - y)),
    pseudoResidual: (y, F) => (y > F ? alpha : y < F ? alpha - 1 : 0),
    leaf: (y, F) => quantile(differences(y, F), alpha),
  };
}

/** Huber's loss: ½r² up to |r| = δ, then δ(|r| − δ/2). The leaf is the root of Σψ(r − γ), found by bisection. */
export function huber(delta: number): PointLoss {
  const clip = (r: number) => Math.max(-delta, Math.min(delta, r));
  return {
    loss: (y, F) => {
      const r = Math.abs(y - F);
      return r <= delta ? r ** 2 / 2 : delta * (r - delta / 2);
    },
    pseudoResidual: (y, F) => clip(y - F),
    leaf: (y, F) => {
      const r = differences(y, F);
      let [low, high] = [Math.min(...r), Math.max(...r)];
      for (let step = 0; step < 80; step += 1) {
        const middle = (low + high) / 2;
        if (sum(r.map((value) => clip(value - middle))) > 0) low = middle;
        else high = middle;
      }
      return (low + high) / 2;
    },
  };
}

/** Friedman's leaf for Huber's loss: one step from the median, median + mean of clipped rests (his Algorithm 4). */
export function huberStep(residuals: readonly number[], delta: number): number {
  const centre = quantile(residuals, 0.5);
  return centre + mean(residuals.map((r) => Math.max(-delta, Math.min(delta, r - centre))));
}

/** Log-loss of labels 0 and 1, F the log-odds: r = y − p, and one Newton step Σr / Σp(1 − p). */
export const logistic: PointLoss = {
  loss: (y, F) => logisticLoss(y === 1 ? F : -F),
  pseudoResidual: (y, F) => y - sigmoid(F),
  leaf: (y, F) => {
    const p = F.map(sigmoid);
    return sum(differences(y, p)) / sum(p.map((value) => value * (1 - value)));
  },
};

/**
 * The leaf of one class among K (Friedman 2001, Algorithm 6): (K − 1)/K · Σr / Σ|r|(1 − |r|), r = 1[y = k] − pₖ.
 * @param residuals the pseudo-residuals of that class in the leaf
 */
export function classLeaf(residuals: readonly number[], classes: number): number {
  const curvature = sum(residuals.map((r) => Math.abs(r) * (1 - Math.abs(r))));
  return ((classes - 1) / classes) * (sum(residuals) / curvature);
}

export interface BoostOptions {
  readonly rows: Rows;
  readonly y: readonly number[];
  readonly loss: PointLoss;
  /** F₀, one constant */
  readonly start: number;
  /** ν, the share of each tree that is added */
  readonly nu: number;
  readonly depth: number;
  readonly rounds: number;
  /** The share of samples, without replacement, that each tree is grown on; 1 draws nothing */
  readonly subsample?: { readonly share: number; readonly random: Random };
}

/** One round: the pseudo-residuals it began with, its tree, and the predictions after it. */
export interface Round {
  readonly residuals: readonly number[];
  readonly tree: Tree;
  readonly F: readonly number[];
}

/** `count` of n indices without replacement, in rising order (Floyd and Fisher–Yates agree; this is the latter). */
function draw(n: number, count: number, random: Random): number[] {
  const indices = Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < count; i += 1) {
    const j = i + Math.floor(random() * (n - i));
    [indices[i], indices[j]] = [indices[j] ?? 0, indices[i] ?? 0];
  }
  return rising(indices.slice(0, count));
}

/** Gradient boosting with trees: fit a tree to the pseudo-residuals, give its leaves their own steps, add ν of it. */
export function gradientBoost(options: BoostOptions): readonly Round[] {
  const { rows, y, loss, start, nu, depth, rounds, subsample } = options;
  let F: readonly number[] = y.map(() => start);
  return Array.from({ length: rounds }, () => {
    const before = F;
    const residuals = y.map((label, i) => loss.pseudoResidual(label, before[i] ?? 0));
    const leafValue = (samples: readonly number[]) =>
      loss.leaf(
        samples.map((i) => y[i] ?? 0),
        samples.map((i) => before[i] ?? 0),
      );
    const chosen =
      subsample && draw(y.length, Math.max(1, Math.round(subsample.share * y.length)), subsample.random);
    const tree = growTree(rows, residuals, depth, leafValue, chosen);
    F = before.map((value, i) => value + nu * answer(tree, rows[i] ?? []));
    return { residuals, tree, F };
  });
}

/** F₀ + ν Σ T of the first `count` rounds for rows that need not have been trained on. */
export function predict(
  rounds: readonly Round[],
  { start, nu }: { readonly start: number; readonly nu: number },
  row: readonly number[],
  count = rounds.length,
): number {
  return rounds.slice(0, count).reduce((F, { tree }) => F + nu * answer(tree, row), start);
}

/** Σ(yᵢ − Fᵢ)². */
export function squaredErrors(y: readonly number[], F: readonly number[]): number {
  return sum(differences(y, F).map((r) => r ** 2));
}
