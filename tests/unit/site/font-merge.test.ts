import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { featureOf, fileOf, withFeatures } from '../../../src/site/font-files.ts';
import { mergeFaces, type FacePart } from '../../../src/site/font-merge.ts';
import { readSheet, writeFaces } from '../../../src/site/font-sheet.ts';
import { readTrueType } from '../../../src/site/true-type.ts';

const css = createRequire(import.meta.url).resolve('katex/dist/katex.min.css');
const katex = readSheet(readFileSync(css, 'utf8'));
const fontOf = (name: string) => readTrueType(readFileSync(join(css, `../fonts/${name}.ttf`)));
const part = (name: string, characters: string): FacePart => ({
  font: fontOf(name),
  characters: new Set(characters),
  feature: featureOf(name.replace(/-.*/, '')),
});

test('glyphs come out as they went in, those of the plain face unasked', () => {
  const main = part('KaTeX_Main-Regular', 'ab+');
  const merged = readTrueType(mergeFaces([part('KaTeX_Math-Italic', 'abx'), main]));
  for (const character of 'ab+') expect(merged.glyphOf(character)).toEqual(main.font.glyphOf(character));
  expect(merged.glyphOf('x')).toEqual(fontOf('KaTeX_Math-Italic').glyphOf('x'));
  expect(merged.glyphOf('y')).toBeUndefined();
});

test('every glyph of every face can be written and read again', () => {
  for (const { name } of katex.faces) {
    const font = fontOf(name);
    const all = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter(
      (one) => font.glyphOf(one) !== undefined,
    );
    const again = readTrueType(mergeFaces([{ font, characters: new Set(all), feature: undefined }]));
    expect(all.length, name).toBeGreaterThan(20);
    expect(all.map((one) => again.glyphOf(one))).toEqual(all.map((one) => font.glyphOf(one)));
    expect([again.ascent, again.descent]).toEqual([font.ascent, font.descent]);
  }
});

test('each family but the plain one has a feature of its own, of four letters', () => {
  const families = [...new Set(katex.faces.map(({ family }) => family))];
  const features = families.flatMap((family) => featureOf(family) ?? []);
  expect(new Set(features).size).toBe(families.length - 1);
  for (const feature of features) expect(feature).toMatch(/^[A-Za-z\d]{4}$/);
});

test('no file has two faces of one family', () => {
  for (const [file, faces] of Map.groupBy(katex.faces, (face) => fileOf(face, katex.faces))) {
    expect(new Set(faces.map(({ family }) => family)).size, file).toBe(faces.length);
  }
});

test('a rule that chooses a family chooses its feature, and none where the family needs none', () => {
  const { rules } = readSheet(
    '.a{font-family:KaTeX_Math;font-style:italic}.b{font-family:KaTeX_Main}.c{top:0}',
  );
  expect(withFeatures(rules).map(({ css: text }) => text)).toEqual([
    'font-family:KaTeX_Math;font-style:italic;font-feature-settings:"Math"',
    'font-family:KaTeX_Main;font-feature-settings:normal',
    'top:0',
  ]);
});

test('a part of a face says for which characters it is there', () => {
  const face = katex.faces.find(({ name }) => name === 'KaTeX_Math-Italic');
  if (face === undefined) throw new Error('no such face');
  expect(writeFaces([{ face, address: '/a.woff2', characters: 'cabxθ' }])).toBe(
    '@font-face{font-family:KaTeX_Math;font-display:block;font-style:italic;unicode-range:U+61-63,U+78,U+3b8;src:url(/a.woff2) format("woff2")}',
  );
});
