import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkitten';
import decompress from 'woff2-encoder/decompress';
import type { OutlineStep } from './coverage.ts';
import { katexFolder } from './katex-files.ts';

/** Draws text as outlines, so that a picture needs no font of the machine. */
export interface Pen {
  /** Width of one character, in units of the text's size. */
  advance: (character: string) => number;
  /** Outline of one character in units of the text's size, upwards. */
  outline: (character: string) => readonly OutlineStep[];
}

interface Subset {
  file: string;
  ranges: [first: number, last: number][];
}

const folder = dirname(
  createRequire(join(process.cwd(), 'package.json')).resolve(
    '@fontsource-variable/noto-sans-sc/package.json',
  ),
);

interface Glyph {
  advance: number;
  outline: readonly OutlineStep[];
}

let subsets: Subset[] | undefined;
const fonts = new Map<string, Promise<Font>>();
/** By weight, then by character; undefined for a character that the font does not have. */
const drawn = new Map<number, Map<string, Promise<Glyph | undefined>>>();

/** The files of the font and the characters of each; the Latin ones first, as a browser would take them. */
function readSubsets(): Subset[] {
  const names = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(names)
    .map(([name, ranges]) => ({
      file: join(folder, `files/noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`),
      ranges: ranges.split(',').map((range): [number, number] => {
        const [first = '', last = first] = range.replace(/^U\+/i, '').split('-');
        return [parseInt(first, 16), parseInt(last, 16)];
      }),
    }))
    .filter(({ file }) => existsSync(file))
    .reverse();
}

function filesWith(codePoint: number): string[] {
  subsets ??= readSubsets();
  return subsets
    .filter(({ ranges }) => ranges.some(([first, last]) => first <= codePoint && codePoint <= last))
    .map(({ file }) => file);
}

function open(file: string): Promise<Font> {
  const known = fonts.get(file) ?? decompress(readFileSync(file)).then((bytes) => single(Buffer.from(bytes)));
  fonts.set(file, known);
  return known;
}

function single(bytes: Buffer): Font {
  const font = create(bytes);
  if (font.isCollection) throw new Error('a font was expected, not a collection');
  return font;
}

/** Stands for a character that the font does not have. */
const substitute = '□';

/**
 * Makes a pen for the characters of some texts.
 * @param weight 100 to 900
 */
export async function penFor(texts: readonly string[], weight: number): Promise<Pen> {
  const known = drawn.get(weight) ?? new Map<string, Promise<Glyph | undefined>>();
  drawn.set(weight, known);
  const glyphs = new Map<string, Glyph>();
  for (const character of new Set([...texts.join(''), substitute])) {
    const drawing = known.get(character) ?? glyphOf(character, weight);
    known.set(character, drawing);
    const glyph = await drawing;
    if (glyph !== undefined) glyphs.set(character, glyph);
  }
  const glyph = (character: string) => glyphs.get(character) ?? glyphs.get(substitute);
  return {
    advance: (character) => glyph(character)?.advance ?? 1,
    outline: (character) => glyph(character)?.outline ?? [],
  };
}

async function glyphOf(character: string, weight: number): Promise<Glyph | undefined> {
  const codePoint = character.codePointAt(0) ?? 0;
  for (const file of [...filesWith(codePoint), ...mathematics()]) {
    const font = await open(file);
    if (!font.hasGlyphForCodePoint(codePoint)) continue;
    const varied = font.variationAxes['wght'] === undefined ? font : variationOf(font, weight);
    const glyph = varied.glyphForCodePoint(codePoint);
    const scale = 1 / font.unitsPerEm;
    return { advance: glyph.advanceWidth * scale, outline: glyph.path.scale(scale).commands };
  }
  return undefined;
}

/** KaTeX's fonts, for Greek letters and signs that a title's formulas bring. */
const mathematics = (): string[] =>
  ['Main-Bold', 'Math-BoldItalic', 'Main-Regular', 'AMS-Regular'].map((name) =>
    join(katexFolder, `fonts/KaTeX_${name}.woff2`),
  );

/** A font reads its tables anew for each variation that is asked of it. */
function variationOf(font: Font, weight: number): Font {
  const ofFont = variations.get(font) ?? new Map<number, Font>();
  const varied = ofFont.get(weight) ?? font.getVariation({ wght: weight });
  variations.set(font, ofFont.set(weight, varied));
  return varied;
}
const variations = new WeakMap<Font, Map<number, Font>>();
