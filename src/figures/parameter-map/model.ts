import { leafWeight, meanOfPoints, squaredError, tenPoints } from '../../math/boosting.ts';
import type { Sums } from '../../math/boosting.ts';

/** The parameters of the library on the map, under its own names. */
export const parameterNames = [
  'base_score',
  'alpha',
  'lambda',
  'min_child_weight',
  'gamma',
  'max_delta_step',
  'eta',
] as const;

export type ParameterName = (typeof parameterNames)[number];
export type Settings = Readonly<Record<ParameterName, number>>;

/** The defaults of the library; the start is the mean, as it estimates it for squared error since release 2.0. */
export const defaults: Settings = {
  base_score: meanOfPoints,
  alpha: 0,
  lambda: 1,
  min_child_weight: 1,
  gamma: 0,
  max_delta_step: 0,
  eta: 0.3,
};

/** One other value of each, far enough from the default to be seen. */
export const changed: Settings = {
  base_score: 0.5,
  alpha: 2,
  lambda: 10,
  min_child_weight: 5,
  gamma: 15,
  max_delta_step: 0.5,
  eta: 1,
};

/** The ten points cut at 6.5, as the library would account for it. */
export interface Account {
  readonly left: Sums;
  readonly right: Sums;
  /** score(L) + score(R) − score(all), without ½ */
  readonly gain: number;
  /** Whether both sides have enough Σh, and the gain is above 0 and not below gamma */
  readonly splits: boolean;
  readonly wL: number;
  readonly wR: number;
  /** What is added to the predictions: ηw */
  readonly stepL: number;
  readonly stepR: number;
}

/** G drawn towards zero by α: the L₁ price turns every G of the formulas into this. */
export function softThreshold(G: number, alpha: number): number {
  return Math.sign(G) * Math.max(Math.abs(G) - alpha, 0);
}

/** Cuts the ten points at 6.5 under squared error with these settings. */
export function account(settings: Settings): Account {
  const { g, h } = squaredError(tenPoints.y, settings.base_score);
  const sums = (from: number, to: number): Sums => {
    const total = (values: readonly number[]) => values.slice(from, to).reduce((so, value) => so + value, 0);
    return { G: total(g), H: total(h) };
  };
  const most = settings.max_delta_step === 0 ? Infinity : settings.max_delta_step;
  const weight = (part: Sums) =>
    Math.max(
      -most,
      Math.min(most, leafWeight({ ...part, G: softThreshold(part.G, settings.alpha) }, settings.lambda)),
    );
  /** Twice what the leaf takes off the objective at its weight; S²/(H + λ) as long as the weight is not clipped. */
  const score = (part: Sums) => {
    const w = weight(part);
    return -(2 * part.G * w + (part.H + settings.lambda) * w ** 2 + 2 * settings.alpha * Math.abs(w));
  };
  const [left, right, all] = [sums(0, 6), sums(6, 10), sums(0, 10)];
  const gain = score(left) + score(right) - score(all);
  const enough = Math.min(left.H, right.H) >= settings.min_child_weight;
  const [wL, wR] = [weight(left), weight(right)];
  return {
    left,
    right,
    gain,
    splits: enough && gain > 0 && gain >= settings.gamma,
    wL,
    wR,
    stepL: settings.eta * wL,
    stepR: settings.eta * wR,
  };
}

/** The account with the defaults, and with one of them changed. */
export function effect(name: ParameterName): { readonly before: Account; readonly after: Account } {
  return { before: account(defaults), after: account({ ...defaults, [name]: changed[name] }) };
}
