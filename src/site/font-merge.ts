import { writeFont } from './font-tables.ts';
import type { Glyph, TrueType } from './true-type.ts';

/** Some characters of a face. */
export interface FacePart {
  font: TrueType;
  characters: ReadonlySet<string>;
  /** What a style sheet asks for to have this face's glyphs; undefined: those that come unasked. */
  feature: string | undefined;
}

const missing: Glyph = { advance: 500, outline: Buffer.alloc(0) };

/**
 * One font of glyphs from several: each face's are had by its feature. A file costs 450 bytes before its first glyph,
 * and a request.
 */
export function mergeFaces(parts: readonly FacePart[]): Buffer {
  const glyphs: Glyph[] = [missing];
  const characters = new Map<number, number>();
  const features = new Map<string, Map<number, number>>();
  const unasked = parts.filter(({ feature }) => feature === undefined);
  const asked = parts.filter(({ feature }) => feature !== undefined).sort(byFeature);
  const ordered = [...unasked, ...asked];
  for (const { font, characters: wanted, feature } of ordered) {
    const substitutions = new Map<number, number>();
    for (const character of [...wanted].sort()) {
      const code = character.codePointAt(0) ?? 0;
      const [glyph, known] = [font.glyphOf(character), characters.get(code)];
      if (glyph === undefined) continue;
      if (known === undefined) characters.set(code, glyphs.length);
      else substitutions.set(known, glyphs.length);
      glyphs.push(glyph);
    }
    if (feature !== undefined) features.set(feature, substitutions);
  }
  // What a face doesn't have comes from the reader's own fonts, not from another face.
  for (const { font, characters: wanted, feature = '' } of asked) {
    for (const character of wanted) {
      const known = characters.get(character.codePointAt(0) ?? 0);
      if (known !== undefined && font.glyphOf(character) === undefined) features.get(feature)?.set(known, 0);
    }
  }
  const [first] = ordered;
  if (first === undefined) throw new Error('a font of nothing');
  const { unitsPerEm, ascent, descent } = first.font;
  return writeFont({ unitsPerEm, ascent, descent, glyphs, characters, features: used(features) });
}

const byFeature = ({ feature: a = '' }: FacePart, { feature: b = '' }: FacePart): number => (a < b ? -1 : 1);

const used = <T extends ReadonlyMap<unknown, unknown>>(features: ReadonlyMap<string, T>): Map<string, T> =>
  new Map([...features].filter(([, { size }]) => size > 0));
