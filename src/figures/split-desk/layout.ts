import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import type { Desk } from './model.ts';

/** The x of the ten points, and room beside them. */
export const xDomain = [0.5, 10.5] as const;
/** Their y. */
export const yDomain = [0, 10.5] as const;

/** What both plots are given. */
export interface PanelProps {
  state: Desk;
  x: Scale;
  box: Box;
}

/** Where a text stands, and which of its ends is there. */
export interface Place {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

/** Where the number of the chosen gain covers least of the curve: under it where it rises, over it where it falls. */
export function labelPlace({ scan, chosen }: Desk, x: number, y: number, box: Box): Place {
  const next = scan.find(({ s }) => s === chosen.s + 1);
  if (next === undefined) return { x: x + 10, y: y - 12, anchor: 'middle' };
  if (next.gain < chosen.gain) return { x: x + 13, y: y - 6, anchor: 'start' };
  return y + 20 < box.bottom ? { x: x + 10, y: y + 18, anchor: 'start' } : { x, y: y - 14, anchor: 'middle' };
}
