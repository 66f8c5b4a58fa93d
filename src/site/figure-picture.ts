import { figureSvg, staticWidths } from '../figures/static.tsx';
import { paint, token } from './figure-paint.ts';

/** A figure as one picture that stands alone: its colours are inside. */
export interface FigurePicture {
  svg: string;
  width: number;
  height: number;
  /** What is seen, in words; escaped for an attribute. */
  label: string;
  /** HTML that the figure draws beside its SVG: a table, say. */
  rest: string;
}

const margin = 16;

/**
 * Draws a figure in its first state, in the light theme.
 * @throws for a figure that does not exist, or draws no SVG
 */
export function figurePicture(name: string): FigurePicture {
  const drawn = figureSvg(name, staticWidths.wide);
  const [whole = '', attributes = '', inner = ''] =
    /<svg((?:\s+[\w:-]+="[^"]*")*)>([\s\S]*?)<\/svg>/.exec(drawn) ?? [];
  const [width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(attributes)?.slice(1) ?? []).map(
    Number,
  );
  if (width === 0 || height === 0) throw new Error(`the figure ${name} draws no SVG with a viewBox from 0 0`);
  const outer = { width: Math.round(width + 2 * margin), height: Math.round(height + 2 * margin) };
  const box = `${-margin} ${-margin} ${outer.width} ${outer.height}`;
  const ground = `<rect x="${-margin}" y="${-margin}" width="100%" height="100%" fill="${token('paper')}"/>`;
  const fonts = token('sans').replaceAll('"', "'");
  const label = /aria-label="([^"]*)"/.exec(attributes)?.[1] ?? '';
  return {
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${outer.width}" height="${outer.height}" ` +
      `font-family="${fonts}" role="img" aria-label="${label}">${ground}${paint(inner)}</svg>\n`,
    ...outer,
    label,
    rest: drawn.replace(whole, ''),
  };
}
