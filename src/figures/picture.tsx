import type { ComponentChildren } from 'preact';

interface PictureProps {
  width: number;
  height: number;
  label: string;
  children: ComponentChildren;
}

/** The frame of every figure: an SVG of `width` × `height` pixels with a name and a description for assistive technology. */
export function Picture({ width, height, label, children }: PictureProps) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      {children}
    </svg>
  );
}

/** The frame of every miniature on a card: 152 × 96 units, silent. */
export function Miniature({ children }: { children: ComponentChildren }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      {children}
    </svg>
  );
}

/** Whether there is room for two columns; else what would stand beside stands below. */
export const isWide = (width: number): boolean => width >= 560;

/** Whether words must be shortened: the smallest screens. */
export const isSlim = (width: number): boolean => width < 340;

/** Rounds a coordinate to two decimals: pictures are compared as text, and the third is not seen. */
export const px = (value: number): number => Math.round(value * 100) / 100;
