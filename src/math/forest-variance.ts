import { leafShares } from './decision-tree.ts';
import { varianceParts } from './ensemble.ts';
import type { VarianceParts } from './ensemble.ts';
import { moonPosterior, twoMoons } from './moons.ts';
import { growForest, usualForest } from './random-forest.ts';
import type { ForestOptions } from './random-forest.ts';

/** An experiment on two moons: many training sets, a few trees on each, their predictions at fixed places. */
export interface VarianceTrial {
  readonly n: number;
  readonly noise: number;
  /** R; set r is drawn with seed `firstSet` + r, its forest with `firstForest` + r */
  readonly sets: number;
  readonly treesPerSet: number;
  readonly firstSet: number;
  readonly firstForest: number;
  /** Number and seed of the places, themselves two moons */
  readonly places: number;
  readonly placeSeed: number;
}

/** What a trial gives: the parts of the variance, and the squared bias of the mean tree, over the places. */
export interface MoonVariance extends VarianceParts {
  /** Mean of (E[tree] − P(label 1))², less what the finite number of sets adds to it */
  readonly bias2: number;
}

/** The trial that σ² and ρ are read from. */
export const moonTrial: VarianceTrial = {
  n: 300,
  noise: 0.3,
  sets: 200,
  treesPerSet: 10,
  firstSet: 1001,
  firstForest: 5001,
  places: 400,
  placeSeed: 2,
};

/** Grows trees on many training sets and takes the variance of their predictions apart. */
export function moonVariance(options: Partial<ForestOptions>, trial: VarianceTrial): MoonVariance {
  const { columns } = twoMoons(trial.places, trial.noise, trial.placeSeed);
  const forest: ForestOptions = { ...usualForest, ...options, trees: trial.treesPerSet };
  const values = Array.from({ length: trial.sets }, (_, r) =>
    growForest(twoMoons(trial.n, trial.noise, trial.firstSet + r), forest, trial.firstForest + r).trees.map(
      (tree) => leafShares(tree, columns),
    ),
  );
  const parts = varianceParts(values);
  const rows = values.flat();
  const mean = (i: number) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0) / rows.length;
  let squares = 0;
  for (let i = 0; i < trial.places; i += 1) {
    const place = [columns[0]?.[i] ?? 0, columns[1]?.[i] ?? 0] as const;
    const truth = moonPosterior(...place, trial.noise, Math.floor(trial.n / 2));
    squares += (mean(i) - truth) ** 2 / trial.places;
  }
  const ofMean = (parts.between + parts.within / trial.treesPerSet) / trial.sets;
  return { ...parts, bias2: squares - ofMean };
}

/** Another trial, with sets and trees of its own and more trees in a forest, that checks what the first one foretells. */
export const moonCheck: VarianceTrial = {
  ...moonTrial,
  sets: 100,
  treesPerSet: 60,
  firstSet: 2001,
  firstForest: 9001,
};

/**
 * The variance over training sets of the mean of the first b trees, averaged over the places, for each b: measured
 * without any formula. Each tree's predictions are added to its forest's sum, so that memory stays at R × m.
 */
export function forestVariance(
  options: Partial<ForestOptions>,
  trial: VarianceTrial,
  sizes: readonly number[],
): number[] {
  const { columns } = twoMoons(trial.places, trial.noise, trial.placeSeed);
  const forest: ForestOptions = { ...usualForest, ...options, trees: trial.treesPerSet };
  const sums = sizes.map(() => ({
    first: new Float64Array(trial.places),
    second: new Float64Array(trial.places),
  }));
  for (let r = 0; r < trial.sets; r += 1) {
    const table = twoMoons(trial.n, trial.noise, trial.firstSet + r);
    const total = new Float64Array(trial.places);
    for (const [b, tree] of growForest(table, forest, trial.firstForest + r).trees.entries()) {
      const shares = leafShares(tree, columns);
      for (let i = 0; i < total.length; i += 1) total[i] = (total[i] ?? 0) + (shares[i] ?? 0);
      const at = sums[sizes.indexOf(b + 1)];
      if (at === undefined) continue;
      for (let i = 0; i < total.length; i += 1) {
        const mean = (total[i] ?? 0) / (b + 1);
        at.first[i] = (at.first[i] ?? 0) + mean;
        at.second[i] = (at.second[i] ?? 0) + mean * mean;
      }
    }
  }
  return sums.map(({ first, second }) => {
    const squares = second.map((value, i) => value - (first[i] ?? 0) ** 2 / trial.sets);
    return squares.reduce((sum, value) => sum + value, 0) / ((trial.sets - 1) * trial.places);
  });
}
