import { whole } from '../../math/limits.ts';
import { decimal } from '../numerals.ts';
import { VALUE_RANGE, windowScene } from './model.ts';
import type { WindowScene } from './model.ts';

/** The parameters that hold the array. */
export const SLOTS = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'] as const;
type Slot = (typeof SLOTS)[number];

/** The window's right end i and length k, the array a₀…a₇, and the number that the slider changes. */
export type Params = { i: number; k: number; edit: number } & Record<Slot, number>;

/** The last index. */
export const LAST = SLOTS.length - 1;
/** The limits of a number of the array. */
export const [LOWEST, HIGHEST] = VALUE_RANGE;
/** A whole number with a true minus sign. */
export const integer = (value: number) => decimal(value, 0);
/** Numbers as a table shows them. */
export const list = (values: readonly number[]) =>
  values.length === 0 ? '—' : values.map(integer).join(', ');
/** The parameter that holds the number at an index. */
export const slotAt = (index: number): Slot => SLOTS[index] ?? 'a0';
/** The array that the parameters hold. */
export const numsOf = (params: Params): number[] => SLOTS.map((slot) => params[slot]);

/** The array as parameters. */
export const arrayPatch = (nums: readonly number[]) =>
  Object.fromEntries(SLOTS.map((slot, index) => [slot, nums[index] ?? 0])) as Record<Slot, number>;

/** Whole numbers inside their limits, whatever the address says. */
export function tidy(params: Params): Params {
  return {
    i: whole(params.i, [0, LAST]),
    k: whole(params.k, [1, SLOTS.length]),
    edit: whole(params.edit, [0, LAST]),
    ...arrayPatch(numsOf(params).map((value) => whole(value, VALUE_RANGE))),
  };
}

/** All steps over the array, and the one in hand. */
export const sceneOf = (params: Params): WindowScene => windowScene(numsOf(params), params.k, params.i);
