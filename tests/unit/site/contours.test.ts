import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  cheaplyBegun,
  readContours,
  writeContours,
  type Contour,
  type Point,
} from '../../../src/site/contours.ts';
import { readTrueType } from '../../../src/site/true-type.ts';

const resolve = createRequire(import.meta.url).resolve;
const fonts = join(resolve('katex/dist/katex.min.css'), '../fonts');
const box = Buffer.alloc(8);

/** A contour from where it begins by its coordinates, so that two are equal when they go the same way round. */
function normal(contour: Contour): Contour {
  const key = (turned: Contour) => turned.map(({ x, y, on }) => `${x},${y},${on}`).join(' ');
  const turns = contour.map((_, i) => [...contour.slice(i), ...contour.slice(0, i)]);
  return turns.reduce((a, b) => (key(b) < key(a) ? b : a), contour);
}

const at = (x: number, y: number, on = true): Point => ({ x, y, on });

describe('the contours of a glyph', () => {
  test('are read as they were written: short and long steps, in all directions, and none', () => {
    const contours = [
      [at(-300, 700), at(-300, 445, false), at(-45, 445), at(-44, 700), at(-44, 956, false)],
      [at(2000, -1), at(2000, 254), at(1744, 254, false), at(1744, 254)],
    ];
    expect(readContours(writeContours(contours, box))).toEqual(contours);
  });

  test('are read where flags stand for several points', () => {
    const entry = Buffer.from([
      0,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      3,
      0,
      0,
      0x37 | 8,
      3,
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
    ]);
    expect(readContours(entry)).toEqual([[at(1, 5), at(3, 11), at(6, 18), at(10, 26)]]);
  });

  test('are as they were, begun elsewhere, on the curve', () => {
    const bytes = readFileSync(join(fonts, 'KaTeX_Main-Regular.ttf'));
    const font = readTrueType(bytes);
    const glyphs = [...'!%08=@ABQRSWabgimx∞∇→⟹'].flatMap((one) => font.glyphOf(one) ?? []);
    expect(glyphs.length).toBeGreaterThan(20);
    for (const { outline } of glyphs) {
      const contours = readContours(outline);
      const [turned = [], ...others] = contours;
      const shifted = [[...turned.slice(2), ...turned.slice(0, 2)], ...others];
      const begun = cheaplyBegun(shifted);
      expect(begun.map(normal)).toEqual(contours.map(normal));
      for (const [first] of begun) expect(first?.on).toBe(true);
    }
  });

  test('begin behind their longest step', () => {
    const contour = [at(100, 100), at(140, 100), at(160, 700), at(100, 690)];
    expect(cheaplyBegun([contour])[0]?.[0]).toEqual(at(160, 700));
    expect(cheaplyBegun([[at(5, 5, false)]])).toEqual([[at(5, 5, false)]]);
  });
});
