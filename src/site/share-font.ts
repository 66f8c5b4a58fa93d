import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkitten';
import decompress from 'woff2-encoder/decompress';

/** Draws text as outlines, so that a picture needs no font of the machine. */
export interface Pen {
  /** Width of one character, in units of the text's size. */
  advance: (character: string) => number;
  /** Outline of one character as SVG path data in thousandths of the text's size, upwards. */
  outline: (character: string) => string;
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

let subsets: Subset[] | undefined;
const fonts = new Map<string, Promise<Font>>();

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
  const glyphs = new Map<string, { advance: number; outline: string }>();
  for (const character of new Set([...texts.join(''), substitute])) {
    const codePoint = character.codePointAt(0) ?? 0;
    for (const file of filesWith(codePoint)) {
      const font = await open(file);
      if (!font.hasGlyphForCodePoint(codePoint)) continue;
      const varied = font.getVariation({ wght: weight });
      const glyph = varied.glyphForCodePoint(codePoint);
      const scale = 1000 / font.unitsPerEm;
      const outline = glyph.path.scale(scale).toSVG();
      glyphs.set(character, { advance: (glyph.advanceWidth * scale) / 1000, outline });
      break;
    }
  }
  const glyph = (character: string) => glyphs.get(character) ?? glyphs.get(substitute);
  return {
    advance: (character) => glyph(character)?.advance ?? 1,
    outline: (character) => glyph(character)?.outline ?? '',
  };
}
