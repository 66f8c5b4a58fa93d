import { leafScore, leafWeight, sortedSums, squaredError, totals } from './boosting.ts';
import type { Column, Side, Sums } from './boosting.ts';

/** The parameters of the library that decide a single split, under the names that the library gives them. */
export interface LibraryParams {
  /** `exact` was the default for small data before release 2.0, `hist` has been since */
  readonly method?: 'exact' | 'hist';
  readonly lambda: number;
  /** compared with the gain without ½ */
  readonly gamma?: number;
  /** the least Σh on either side, not a number of samples */
  readonly minChildWeight?: number;
}

/** A tree of depth one as the library prints it, or the leaf that is left when nothing may be split. */
export interface LibraryTree {
  readonly split: {
    readonly threshold: number;
    /** Where missing values go */
    readonly missing: Side;
    readonly gain: number;
    readonly left: number;
    readonly right: number;
  } | null;
  /** The root's own weight −G/(H + λ) */
  readonly leaf: number;
}

interface Candidate {
  readonly threshold: number;
  readonly missing: Side;
  readonly gain: number;
  readonly left: Sums;
  readonly right: Sums;
}

/** Splits that gain no more than this are no splits (`kRtEps` in include/xgboost/base.h). */
const leastGain = 1e-6;

const between = {
  exact: (low: number, high: number) => (low + high) / 2,
  hist: (_: number, high: number) => high,
};

/** One pass over the present values from the end opposite to the missing ones, which stay with the rest. */
function pass(column: Column, missing: Side, { lambda, method = 'exact' }: LibraryParams): Candidate[] {
  const rising = sortedSums(column);
  const entries = missing === 'right' ? rising : rising.toReversed();
  const all = totals(column);
  const whole = Math.fround(leafScore(all, lambda));
  let passed: Sums = { G: 0, H: 0 };
  return entries.map(({ value, sums }, i) => {
    passed = { G: passed.G + sums.G, H: passed.H + sums.H };
    const rest = { G: all.G - passed.G, H: all.H - passed.H };
    const beyond = missing === 'right' ? Infinity : -Infinity;
    const next = entries[i + 1]?.value ?? beyond;
    return {
      threshold: between[method](Math.min(value, next), Math.max(value, next)),
      missing,
      gain: Math.fround(leafScore(passed, lambda) + leafScore(rest, lambda) - whole),
      left: missing === 'right' ? passed : rest,
      right: missing === 'right' ? rest : passed,
    };
  });
}

/**
 * A model of one split of the library XGBoost at learning rate 1, read from its source (src/tree/param.h,
 * src/tree/updater_colmaker.cc, src/tree/updater_prune.cc of 1.7.4, src/tree/hist/evaluate_splits.h of 2.1.4)
 * and compared with what 1.7.4 and 2.1.4 print:
 *
 * - the gain is score(L) + score(R) − score(all), *without* the factor ½ of the paper;
 * - both children need Σh ≥ min_child_weight;
 * - a column with missing values is passed twice, first from the small end (missing values right), then from the large
 *   end (left); without them `exact` passes from the large end only and `hist` from the small end only;
 * - a later candidate wins only if it gains strictly more, in single precision: so of equal thresholds `exact` keeps
 *   the largest and `hist` the smallest;
 * - `exact` names the midpoint, `hist` the next value (few distinct values have a bin each);
 * - a split whose gain, again without ½, is below gamma is taken back.
 */
export function libraryTree(column: Column, params: LibraryParams): LibraryTree {
  const { method = 'exact', lambda, gamma = 0, minChildWeight = 1 } = params;
  const sparse = column.x.includes(null);
  const best = [
    ...(sparse || method === 'hist' ? pass(column, 'right', params) : []),
    ...(sparse || method === 'exact' ? pass(column, 'left', params) : []),
  ]
    .filter(({ left, right }) => left.H >= minChildWeight && right.H >= minChildWeight)
    .reduce<Candidate | undefined>(
      (so, candidate) => (candidate.gain > (so?.gain ?? leastGain) ? candidate : so),
      undefined,
    );
  const leaf = leafWeight(totals(column), lambda);
  if (best === undefined || best.gain < gamma) return { split: null, leaf };
  const { threshold, missing, gain } = best;
  const left = leafWeight(best.left, lambda);
  const right = leafWeight(best.right, lambda);
  return { split: { threshold, missing, gain, left, right }, leaf };
}

/**
 * Rounds of stumps under squared error from one base score, until one splits.
 * @param eta the learning rate that scales each leaf before it is added
 * @returns the predictions before each round, and the tree that splits at last
 */
export function roundsUntilSplit(
  { x, y }: { readonly x: readonly number[]; readonly y: readonly number[] },
  params: LibraryParams & { readonly base: number; readonly eta: number },
): { readonly before: readonly number[]; readonly tree: LibraryTree } {
  const before = [params.base];
  for (;;) {
    const prediction = before.at(-1) ?? params.base;
    const tree = libraryTree({ x, ...squaredError(y, prediction) }, params);
    const moved = Math.abs(params.eta * tree.leaf) > leastGain;
    if (tree.split !== null || !moved) return { before, tree };
    before.push(prediction + params.eta * tree.leaf);
  }
}
