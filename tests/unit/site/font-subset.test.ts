import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'fontkitten';
import { afterEach, beforeEach, expect, test } from 'vitest';
import decompress from 'woff2-encoder/decompress';
import { fontCutter, type CutFace } from '../../../src/site/font-subset.ts';

const resolve = createRequire(import.meta.url).resolve;
const read = (name: string): Buffer =>
  readFileSync(join(resolve('katex/dist/katex.min.css'), `../fonts/${name}.ttf`));
const main = (characters: string): CutFace => ({
  name: 'KaTeX_Main-Regular',
  characters: new Set(characters),
  feature: undefined,
});
const italic = (characters: string): CutFace => ({
  name: 'KaTeX_Math-Italic',
  characters: new Set(characters),
  feature: 'Math',
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fonts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a cut font has the glyphs it was asked for, no others, and is small', async () => {
  const { content } = await fontCutter(folder, read)([main('+=')]);
  const font = create(Buffer.from(await decompress(content)));
  if (font.isCollection) throw new Error('a collection');
  const has = [...'+=x'].map((one) => font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0));
  expect(has).toEqual([true, true, false]);
  expect(content.subarray(0, 4).toString()).toBe('wOF2');
  expect(content.length).toBeLessThan(500);
});

test('two faces in one file weigh less than in two', async () => {
  const cut = fontCutter(folder, read);
  const [one, other, both] = await Promise.all(
    [[main('abc')], [italic('abc')], [main('abc'), italic('abc')]].map(cut),
  );
  expect(both?.content.length).toBeLessThan((one?.content.length ?? 0) + (other?.content.length ?? 0) - 80);
});

test('each face says how high and how deep it is by itself', async () => {
  const { heights } = await fontCutter(folder, read)([main('a'), italic('a')]);
  expect(heights.get('KaTeX_Main-Regular')).toEqual({ ascent: 90.3, descent: 27.2 });
  expect(heights.get('KaTeX_Math-Italic')).toEqual({ ascent: 71.7, descent: 21.8 });
});

test('the same characters give the same bytes, in whatever order, kept or not', async () => {
  const cut = fontCutter(folder, read);
  const first = await cut([main('+=123'), italic('x')]);
  const kept = await cut([main('321=+'), italic('x')]);
  const anew = await fontCutter(join(folder, 'other'), read)([italic('x'), main('321=+')]);
  expect(kept.content.equals(first.content)).toBe(true);
  expect(anew.content.equals(first.content)).toBe(true);
});

test('what was cut once is read, not cut again', async () => {
  await fontCutter(folder, read)([main('+')]);
  const [file = ''] = readdirSync(folder);
  writeFileSync(join(folder, file), JSON.stringify(Buffer.from('kept').toString('base64')));
  expect((await fontCutter(folder, read)([main('+')])).content.toString()).toBe('kept');
  expect((await fontCutter(folder, read)([main('-')])).content.toString()).not.toBe('kept');
});

test('a character that a font does not have leaves it whole', async () => {
  const { content } = await fontCutter(folder, read)([main('中a')]);
  expect(content.length).toBeGreaterThan(0);
});
