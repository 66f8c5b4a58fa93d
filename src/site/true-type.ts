import { create } from 'fontkitten';
import { cheaplyBegun, readContours, writeContours } from './contours.ts';

/** A glyph as it stands in a font, without instructions for coarse screens. */
export interface Glyph {
  advance: number;
  /** Its entry in the table `glyf`; empty for a space. */
  outline: Buffer;
}

/** What is asked of a TrueType font. */
export interface TrueType {
  unitsPerEm: number;
  ascent: number;
  /** Negative below the baseline. */
  descent: number;
  /** Undefined where the font has none for a character. */
  glyphOf: (character: string) => Glyph | undefined;
}

/**
 * Reads a font file of TrueType outlines.
 * @throws on a collection, and later on a glyph that is made of others
 */
export function readTrueType(bytes: Buffer): TrueType {
  const font = create(bytes);
  if (font.isCollection) throw new Error('a collection of fonts');
  const tables = tablesOf(bytes);
  const [glyf, loca, head] = [tableIn(tables, 'glyf'), tableIn(tables, 'loca'), tableIn(tables, 'head')];
  const isLong = head.readInt16BE(50) === 1;
  const offset = (id: number) => (isLong ? loca.readUInt32BE(4 * id) : 2 * loca.readUInt16BE(2 * id));
  return {
    unitsPerEm: head.readUInt16BE(18),
    ascent: font.ascent,
    descent: font.descent,
    glyphOf: (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (!font.hasGlyphForCodePoint(code)) return undefined;
      const { id, advanceWidth } = font.glyphForCodePoint(code);
      return { advance: advanceWidth, outline: withoutHints(glyf.subarray(offset(id), offset(id + 1))) };
    },
  };
}

function tablesOf(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const entries = Array.from({ length: bytes.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  return new Map(
    entries.map((at) => {
      const [start, length] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
      return [bytes.toString('latin1', at, at + 4), bytes.subarray(start, start + length)];
    }),
  );
}

function tableIn(tables: ReadonlyMap<string, Buffer>, tag: string): Buffer {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`a font without the table ${tag}`);
  return table;
}

/** The same contours, and no instructions. */
function withoutHints(entry: Buffer): Buffer {
  if (entry.length === 0) return entry;
  if (entry.readInt16BE(0) < 0) throw new Error('a glyph that is made of others');
  return writeContours(cheaplyBegun(readContours(entry)), entry.subarray(2, 10));
}
