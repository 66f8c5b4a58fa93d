import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { renderFormula } from '../../../src/formula/render.ts';
import { formulaMark } from '../../../src/markdown/marks.ts';
import { readSheet } from '../../../src/site/font-sheet.ts';
import { fontReader } from '../../../src/site/font-use.ts';
import { facesOf, needsOf, sharedNeeds, type TextNeeds } from '../../../src/site/formula-needs.ts';

const read = fontReader(
  readSheet(readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'), 'utf8')),
);

/** A text of some formulas, the first in its title if that is wished. */
function textOf(file: string, formulas: readonly string[], inTitle = false): [file: string, TextNeeds] {
  const rendered = formulas.map((tex) => renderFormula(tex, false));
  const text = {
    formulas: rendered.map(({ html }) => html),
    styles: rendered.flatMap(({ styles }) => styles),
    listed: inTitle ? `题 ${formulaMark(0)}` : '',
  };
  return [file, needsOf(text, read)];
}

const texts = Array.from({ length: 10 }, (_, i) => textOf(`${i}.md`, i < 3 ? ['x', 'z^2'] : ['x']));
const needs = sharedNeeds(new Map([...texts, textOf('rare.md', ['x', '\\mathbb{R}', 'w^{q}'])]));
const glyphs = (key: string) => new Set([...(facesOf(needs.own.get(key)?.glyphs ?? []).get(face) ?? [])]);
const face = 'KaTeX_Math-Italic';

describe('of what formulas need,', () => {
  test('all pages have what a fifth of the texts or more need, and the others what they alone need', () => {
    expect(facesOf(needs.common.glyphs).get(face)).toEqual(new Set([' ', 'x', 'z']));
    expect(glyphs('rare.md')).toEqual(new Set(['q', 'w']));
    expect(glyphs('0.md').size).toBe(0);
  });

  test('nothing is lost, and nothing is said twice', () => {
    for (const [file, text] of texts) {
      const own = needs.own.get(file);
      for (const style of text.styles) {
        expect(needs.common.styles.has(style) !== own?.styles.has(style), style).toBe(true);
      }
    }
  });

  test('a face comes with its space where its first glyph comes', () => {
    const own = facesOf(needs.own.get('rare.md')?.glyphs ?? []);
    expect(own.get('KaTeX_AMS-Regular')).toEqual(new Set([' ', 'R']));
  });

  test('what stands in a title is for all, since titles stand in lists', () => {
    const listed = sharedNeeds(new Map([...texts, textOf('rare.md', ['\\mathbb{R}^{q}'], true)]));
    expect(facesOf(listed.common.glyphs).get('KaTeX_AMS-Regular')).toEqual(new Set([' ', 'R']));
    expect([...(listed.own.get('rare.md')?.styles ?? ['none'])]).toEqual([]);
  });

  test('one text alone needs nothing beside what is common', () => {
    const { own } = sharedNeeds(new Map([textOf('a.md', ['w^{q}'])]));
    expect([...own.values()].map((one) => one.glyphs.size + one.styles.size)).toEqual([0]);
  });
});
