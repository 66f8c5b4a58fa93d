import type { VNode } from 'preact';

/** The whole state of a figure: plain numbers and strings, so that it fits into a URL. */
export type FigureParams = Record<string, number | string>;

/** A slider. `scale: 'log'` moves in equal ratios; `format` gives the text shown beside it. */
export interface RangeControl<P> {
  kind: 'range';
  name: keyof P & string;
  label: string;
  symbol?: string;
  min: number;
  max: number;
  step: number;
  scale?: 'log';
  format?: (value: number) => string;
}

/** One of a few named values, drawn as a group of radio buttons. */
export interface ChoiceControl<P> {
  kind: 'choice';
  name: keyof P & string;
  label: string;
  options: readonly { value: string; label: string }[];
}

/** A button: what it does to the parameters. */
export interface ActionControl<P> {
  kind: 'action';
  label: string;
  apply: (params: P) => Partial<P>;
}

export type Control<P> = RangeControl<P> | ChoiceControl<P> | ActionControl<P>;

/** What `draw` is given. `width` is in CSS pixels: lay the picture out for it (350 to 680), one unit a pixel. */
export interface DrawState<P> {
  params: P;
  width: number;
  /** Changes parameters by direct manipulation (a dragged point). Does nothing in the static picture. */
  set: (patch: Partial<P>) => void;
}

/**
 * A figure: a pure model drawn as SVG, with native controls that the shell draws from `controls`.
 * `draw` returns one `<svg>` (or a fragment of `<svg>` and `<table>`); `read` states the current numbers in one line;
 * `thumb` is the miniature for cards, 152 × 96 units, without text.
 */
export interface Figure<P extends FigureParams = FigureParams> {
  title: string;
  initial: P;
  controls: (params: P) => readonly Control<P>[];
  draw: (state: DrawState<P>) => VNode;
  read: (params: P) => string;
  thumb: (params: P) => VNode;
}

/** Checks a figure's types where it is defined and gives it the registry's common shape. */
export function defineFigure<P extends FigureParams>(figure: Figure<P>): Figure {
  return figure as unknown as Figure;
}
