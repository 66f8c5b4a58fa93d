import { log10, parameterCount, structures } from '../../math/binary-models.ts';
import type { Structure } from '../../math/binary-models.ts';

export { structures };
export type { Structure };

/** One structure's account: how many numbers it needs, exactly and as log₁₀. */
export interface Account {
  structure: Structure;
  count: bigint;
  log: number;
}

/** The accounts of all structures for images of n black and white pixels; K classes for the latent one. */
export function accounts(n: number, classes: number): Account[] {
  return structures.map((structure) => {
    const count = parameterCount(structure, n, classes);
    return { structure, count, log: log10(count) };
  });
}

/** A whole number as it is written: in full below 10 millions, else as mantissa and power of ten. */
export function written(count: bigint): { digits: string; power?: number } {
  const text = count.toString();
  if (text.length < 8) return { digits: text.replace(/\B(?=(\d{3})+$)/g, ',') };
  return { digits: (Number(text.slice(0, 6)) / 100_000).toFixed(2), power: text.length - 1 };
}
