import { fourBlobs, trainCodebook } from '../../math/vector-quantizer.ts';
import type { Frame, Training } from '../../math/vector-quantizer.ts';

/** The data of the figure: 1000 points in four blobs, always the same. */
export const points = fourBlobs(1000, 0.4, 1);

export const steps = 2000;
/** Number of the last frame. */
export const lastFrame = 50;
export const sizes = ['4', '8', '16', '32'] as const;
export const gammas = ['0.9', '0.99', '0.999'] as const;

/** The step of a frame: frames are evenly apart in the square root of the step, for the beginning is where things happen. */
export const stepOf = (frame: number): number => Math.round(steps * (frame / lastFrame) ** 2);

const keep = Array.from({ length: lastFrame + 1 }, (_, frame) => stepOf(frame));

/** K and γ as the choices name them, the frame that is looked at, and the seed of codes and batches. */
export type SleepParams = { K: string; gamma: string; frame: number; seed: number };

/** The three ways to begin that are compared. */
export const ways = [
  { name: '零附近', start: 'near zero', restart: false },
  { name: '零附近＋重启', start: 'near zero', restart: true },
  { name: '从数据起步', start: 'on data', restart: false },
] as const satisfies readonly (Pick<Training, 'start' | 'restart'> & { name: string })[];

const known = new Map<string, Frame[][]>();
const most = 24;

/** The three trainings of one setting, frame by frame. Kept, as every step of the slider asks for them again. */
export function trainings(K: number, gamma: number, seed: number): Frame[][] {
  const key = [K, gamma, seed].join(' ');
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const fresh = ways.map(({ start, restart }) =>
    trainCodebook(points, { K, gamma, start, restart, steps, batch: 64, seed, keep }),
  );
  if (known.size >= most) known.clear();
  known.set(key, fresh);
  return fresh;
}

/** One way, up to the frame that is looked at. */
export interface Sleep {
  readonly name: string;
  readonly frames: readonly Frame[];
  readonly now: Frame;
  /** How many codes are nearest to no point at all. */
  readonly asleep: number;
}

const oneOf = (text: string, texts: readonly string[], fallback: string) =>
  Number(texts.includes(text) ? text : fallback);

/** What the picture shows, inside its limits whatever the address says. */
export function sleeping({ K, gamma, frame, seed }: SleepParams): Sleep[] {
  const runs = trainings(oneOf(K, sizes, '8'), oneOf(gamma, gammas, '0.99'), Math.round(seed) || 0);
  const at = Math.min(lastFrame, Math.max(0, Math.round(frame) || 0));
  return runs.flatMap((frames, i) => {
    const now = frames[at];
    const name = ways[i]?.name ?? '';
    if (now === undefined) return [];
    return [{ name, frames, now, asleep: now.counts.filter((count) => count === 0).length }];
  });
}
