import { missingProbability } from '../../math/ensemble.ts';
import { bootstrapCounts, outOfBagTrees } from '../../math/random-forest.ts';
import { mulberry32 } from '../../math/random.ts';

/** Number of bags, rows of the matrix. */
export const bags = 12;

/** How often each sample is in each bag, and what follows from it. */
export interface BagMatrix {
  /** counts[b][i]; bags × n, every row sums to n */
  readonly counts: readonly Uint8Array[];
  /** Number of empty cells of each row; bags */
  readonly missing: readonly number[];
  /** Share of empty cells of the whole matrix */
  readonly emptyShare: number;
  /** Its expectation, (1 − 1/n)ⁿ */
  readonly expected: number;
}

/** B bootstrap samples of n from one stream. */
export function bootstrapMatrix(n: number, b: number, seed: number): BagMatrix {
  const random = mulberry32(seed);
  const counts = Array.from({ length: b }, () => bootstrapCounts(n, random));
  const missing = counts.map((bag) => bag.filter((count) => count === 0).length);
  return {
    counts,
    missing,
    emptyShare: missing.reduce((sum, value) => sum + value, 0) / (n * b),
    expected: missingProbability(n),
  };
}

/** The rows, counted from 0, whose bag does not hold the sample: the trees that may vote on it. */
export const voters = ({ counts }: BagMatrix, sample: number): number[] => outOfBagTrees(counts, sample);

/** e⁻¹, the limit of (1 − 1/n)ⁿ. */
export const neverDrawn = Math.exp(-1);

/** (1 − 1/n)ⁿ for n = 2 … 10, then at equal ratios to 1,000. */
export const expectedEmpty: readonly { n: number; share: number }[] = [
  ...Array.from({ length: 9 }, (_, k) => k + 2),
  ...Array.from({ length: 20 }, (_, k) => Math.round(10 ** (1 + (k + 1) / 10))),
].map((n) => ({ n, share: missingProbability(n) }));
