/** The constants of the adaptive weight: δ, the largest quotient, and the fixed factor w that follows. */
export interface WeightOptions {
  readonly eps: number;
  readonly max: number;
  readonly w: number;
}

/** As in taming-transformers `vqperceptual.py` with `configs/imagenet_vqgan.yaml`. */
export const inCode: WeightOptions = { eps: 1e-4, max: 1e4, w: 0.8 };

/** λ = w · min(‖r‖/(‖g‖ + δ), max), from the norms of the two gradients at the decoder's last layer. */
export function adaptiveWeight(r: number, g: number, { eps, max, w }: WeightOptions = inCode): number {
  return w * Math.min(max, r / (g + eps));
}

export interface TugParams extends Record<string, number> {
  /** ‖r‖, norm of the reconstruction's gradient */
  rec: number;
  /** ‖g‖, norm of the GAN's gradient */
  gan: number;
  /** Angle between them, degrees */
  angle: number;
}

/** Two forces and their sum, in the plane that they span; r lies along the first axis. */
export interface Tug {
  readonly weight: number;
  /** ‖λg‖ */
  readonly pull: number;
  readonly scaled: readonly [x: number, y: number];
  readonly sum: readonly [x: number, y: number];
  readonly total: number;
  /** ⟨r, r + λg⟩/‖r‖², the share of the reconstruction's descent that is left */
  readonly kept: number;
}

export function tug({ rec, gan, angle }: TugParams, options: WeightOptions = inCode): Tug {
  const weight = adaptiveWeight(rec, gan, options);
  const pull = weight * gan;
  const turn = (angle * Math.PI) / 180;
  const scaled = [pull * Math.cos(turn), pull * Math.sin(turn)] as const;
  const sum = [rec + scaled[0], scaled[1]] as const;
  return { weight, pull, scaled, sum, total: Math.hypot(...sum), kept: sum[0] / rec };
}

/** ‖λg‖/‖r‖ for many ‖g‖: flat where the weight adapts. */
export function pullCurve(rec: number, gans: readonly number[], options: WeightOptions = inCode) {
  return gans.map((gan) => (adaptiveWeight(rec, gan, options) * gan) / rec);
}

/**
 * One number y, pulled to 0 by ½y² and to +∞ by −c·y, as in the article: descent with a fixed weight or the adaptive one.
 * @returns y after `steps` steps
 */
export function descendLine(
  start: number,
  logitScale: number,
  steps: number,
  rate: number,
  weight: (r: number, g: number) => number,
): number {
  let y = start;
  for (let i = 0; i < steps; i++) y -= rate * (y - weight(Math.abs(y), logitScale) * logitScale);
  return y;
}
