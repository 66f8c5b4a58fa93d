import type { Face, StyleRule } from './font-sheet.ts';
import { declarations } from './font-sheet.ts';

/** The family whose glyphs come unasked. */
const plainFamily = 'KaTeX_Main';

/**
 * The feature by which a file of several faces gives those of a family, four letters long: `KaTeX_Math` → `Math`,
 * `KaTeX_Size2` → `Siz2`.
 */
export function featureOf(family: string): string | undefined {
  const name = family.replace(/^KaTeX_/, '');
  return family === plainFamily ? undefined : name.slice(0, 3) + name.slice(-1);
}

/** Rules that choose a family and, with it, the feature that gives its glyphs. */
export const withFeatures = (rules: readonly StyleRule[]): StyleRule[] =>
  rules.map(({ selectors, css }) => {
    const family = declarations(css)['font-family']?.split(',')[0];
    if (family === undefined) return { selectors, css };
    const feature = featureOf(family);
    return {
      selectors,
      css: `${css};font-feature-settings:${feature === undefined ? 'normal' : `"${feature}"`}`,
    };
  });

/**
 * Which file a face stands in: one of each family in each, since families are told apart by features, but weights and
 * slopes are not. Empty for those that a family has before all others.
 */
export function fileOf({ family, weight, style }: Face, faces: readonly Face[]): string {
  const hasUpright = faces.some((face) => face.family === family && face.style === 'normal');
  return [weight === '400' ? '' : 'bold', style === 'italic' && hasUpright ? 'italic' : ''].join('');
}
