import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'fontkitten';
import { afterEach, beforeEach, expect, test } from 'vitest';
import decompress from 'woff2-encoder/decompress';
import { fontCutter } from '../../../src/site/font-subset.ts';

const resolve = createRequire(import.meta.url).resolve;
const main = readFileSync(join(resolve('katex/dist/katex.min.css'), '../fonts/KaTeX_Main-Regular.woff2'));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fonts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a cut font has the glyphs it was asked for and a space, no others, and is small', async () => {
  const cut = await fontCutter(folder)(main, new Set('+='));
  const font = create(Buffer.from(await decompress(cut)));
  if (font.isCollection) throw new Error('a collection');
  expect([...'+= x'].map((one) => font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(cut.subarray(0, 4).toString()).toBe('wOF2');
  expect(cut.length).toBeLessThan(2000);
});

test('the same set of characters gives the same bytes, in whatever order, kept or not', async () => {
  const cut = fontCutter(folder);
  const first = await cut(main, new Set('+=123'));
  const kept = await cut(main, new Set('321=+'));
  const anew = await fontCutter(join(folder, 'other'))(main, new Set('321=+'));
  expect(kept.equals(first)).toBe(true);
  expect(anew.equals(first)).toBe(true);
});

test('what was cut once is read, not cut again', async () => {
  await fontCutter(folder)(main, new Set('+'));
  const [file = ''] = readdirSync(folder);
  writeFileSync(join(folder, file), JSON.stringify(Buffer.from('kept').toString('base64')));
  expect((await fontCutter(folder)(main, new Set('+'))).toString()).toBe('kept');
  expect((await fontCutter(folder)(main, new Set('-'))).toString()).not.toBe('kept');
});

test('a character that a font does not have leaves it whole', async () => {
  const cut = await fontCutter(folder)(main, new Set('中a'));
  expect(cut.length).toBeGreaterThan(0);
});
