const tenth = (value: number) => Math.round(value * 10) / 10;

/**
 * Straight lines from point to point as path data, `M0 0L1 2…`; nothing without points.
 * To a tenth of a pixel, for paths are most of a figure's weight.
 */
export const polyline = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`).join('');
