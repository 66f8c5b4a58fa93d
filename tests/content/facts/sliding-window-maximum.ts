import { blockScene } from '../../../src/figures/block-scan/model.ts';
import { arrayOf, ledgerScene, totals } from '../../../src/figures/coin-ledger/model.ts';
import type { Shape } from '../../../src/figures/coin-ledger/model.ts';
import { mulberry32 } from '../../../src/math/random.ts';
import {
  blockMaxima,
  blockTables,
  bruteMaxima,
  dequeCosts,
  dequeTrace,
  expectedComparisons,
  harmonic,
  rescanMaxima,
  shortestRun,
} from '../../../src/math/sliding-window.ts';

interface Windowed {
  nums: number[];
  k: number;
}

function uniforms(n: number, seed: number): number[] {
  const random = mulberry32(seed);
  return Array.from({ length: n }, random);
}

const falling = (n: number) => Array.from({ length: n }, (_, i) => n - i);

/** Every order of the numbers 0 to n−1. */
function* permutations(n: number): Generator<number[]> {
  if (n === 0) {
    yield [];
    return;
  }
  for (const shorter of permutations(n - 1)) {
    for (let at = 0; at < n; at += 1) yield shorter.toSpliced(at, 0, n - 1);
  }
}

function agrees(nums: readonly number[], k: number): boolean {
  const truth = String(bruteMaxima(nums, k));
  return [
    dequeCosts(nums, k).maxima,
    dequeCosts(nums, k, 'before').maxima,
    blockMaxima(nums, k).maxima,
    rescanMaxima(nums, k).maxima,
  ].every((maxima) => String(maxima) === truth);
}

export const computed = {
  'F2.1': ({ nums, k }: Windowed) => dequeCosts(nums, k).maxima,
  'F2.2': ({ nums, k }: Windowed) => {
    const trace = dequeTrace(nums, k).map(({ deque }) => deque.map((index) => nums[index]));
    return { trace, ...dequeCosts(nums, k) };
  },
  'F2.3': ({ nums, k }: Windowed) => blockTables(nums, k),
  'F2.4': ({ trials, seed }: { trials: number; seed: number }) => {
    const random = mulberry32(seed);
    const results = Array.from({ length: trials }, () => {
      const n = 1 + Math.floor(40 * random());
      const k = 1 + Math.floor(n * random());
      const nums = Array.from({ length: n }, () => Math.floor(19 * random()) - 9);
      return agrees(nums, k);
    });
    return { trials: results.length, mismatches: results.filter((right) => !right).length };
  },
  'F2.5': ({ n, seed, k }: { n: number; seed: number; k: number[] }) => {
    const costs = k.map((width) => dequeCosts(uniforms(n, seed), width));
    return {
      meanLen: costs.map(({ meanLen }) => meanLen),
      Hk: k.map((width) => harmonic(width)),
      cmp: costs.map(({ cmp }) => cmp),
    };
  },
  'F2.6': ({ n, k }: { n: number; k: number }) => dequeCosts(falling(n), k),
  'F2.20': ({ n, seed, k }: { n: number; seed: number; k: number[] }) => {
    const widest = Math.max(...k);
    return {
      brute: (n - widest + 1) * (widest - 1),
      random: k.map((width) => rescanMaxima(uniforms(n, seed), width).cmp),
      falling: rescanMaxima(falling(n), widest).cmp,
    };
  },
  'F2.21': ({ nums, k }: Windowed) => dequeCosts(nums, k),
  'F2.22': ({ k }: { k: number }) => ({ Hk: harmonic(k) }),
  'F2.23': ({ n, k }: { n: number; k: number[] }) => k.map((width) => expectedComparisons(n, width)),
  'F2.24': ({ n, k }: { n: number; k: number[] }) => k.map((width) => blockMaxima(falling(n), width).cmp),
  'F2.25': ({ nums, k }: Windowed) => ({
    example: dequeTrace(nums, k).filter(({ expired }) => expired !== undefined).length,
  }),
  'F2.26': ({ nums, target }: { nums: number[]; target: number }) => ({ answer: shortestRun(nums, target) }),
  'F2.27': ({ nums, k, n, seed, randomK }: Windowed & { n: number; seed: number; randomK: number }) => ({
    example: dequeCosts(nums, k, 'before').cmp,
    random: dequeCosts(uniforms(n, seed), randomK, 'before').cmp,
  }),
  'F2.28': ({ n }: { n: number }) => {
    let most = 0;
    for (const nums of permutations(n)) {
      for (let k = 1; k <= n; k += 1) most = Math.max(most, dequeCosts(nums, k).cmp);
    }
    return most;
  },
  'F2.29': ({ shape, n, k, i }: { shape: Shape; n: number; k: number; i: number }) =>
    ledgerScene(arrayOf(shape, n), k, i),
  'F2.30': ({ shape, n }: { shape: Shape; n: number }) => totals(shape, n),
  'F2.31': ({ nums, k, start }: Windowed & { start: number }) => blockScene(nums, k, start),
};
