import { lloydMax, rateDistortionBound, uniformQuantizer } from '../../math/lloyd-max.ts';
import type { ScalarQuantizer } from '../../math/lloyd-max.ts';

export const mostCodes = 16;
export const schemes = [
  { value: 'lloyd', label: '学来的' },
  { value: 'uniform', label: '等距格' },
] as const;

/** How many codes, and whether they lie where they are best or at equal steps. */
export type CodebookParams = { K: number; scheme: string };

/** A quantizer and where it lies over the plane of rate and distortion. */
export interface Book extends ScalarQuantizer {
  readonly K: number;
  /** log₂ K: bits of a number of fixed length. */
  readonly bits: number;
  /** The least distortion that any code of as many bits could have. */
  readonly bound: number;
  /** Distortion over the bound. */
  readonly excess: number;
}

function book(K: number, quantizer: ScalarQuantizer): Book {
  const bits = Math.log2(K);
  const bound = rateDistortionBound(bits);
  return { ...quantizer, K, bits, bound, excess: quantizer.distortion / bound };
}

const counts = Array.from({ length: mostCodes }, (_, i) => i + 1);

/** All books of 1 to 16 codes, of each kind; made once, when first asked for. */
const shelves = new Map<string, readonly Book[]>();

/** The books of one kind, by K − 1. */
export function shelf(scheme: string): readonly Book[] {
  const kept = shelves.get(scheme);
  if (kept !== undefined) return kept;
  const best = scheme === 'uniform' ? uniformQuantizer : lloydMax;
  const fresh = counts.map((K) => book(K, best(K)));
  shelves.set(scheme, fresh);
  return fresh;
}

const clampCount = (K: number) => Math.min(mostCodes, Math.max(1, Math.round(K) || 1));

/** The book that the parameters stand for. */
export function bookOf({ K, scheme }: CodebookParams): Book {
  const kind = scheme === 'uniform' ? 'uniform' : 'lloyd';
  return shelf(kind)[clampCount(K) - 1] ?? book(1, lloydMax(1));
}

/** The number of codes whose log₂ is nearest to some bits. */
export const nearestCount = (bits: number): number => clampCount(2 ** bits);
