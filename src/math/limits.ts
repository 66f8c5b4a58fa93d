/** The ends of a range, both in it. */
export type Limits = readonly [low: number, high: number];

/** The number itself, or the end that it passes; the lower one for what is no number. */
export const clamp = (value: number, [low, high]: Limits): number =>
  value > low ? Math.min(high, value) : low;

/** The whole number next to a value, inside the limits. */
export const whole = (value: number, limits: Limits): number => clamp(Math.round(value), limits);

/** The option that a text names, or another where it names none. */
export const oneOf = <T extends string>(text: string, options: readonly T[], otherwise: T): T =>
  options.find((option) => option === text) ?? otherwise;
