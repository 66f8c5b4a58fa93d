import { classOf } from '../formula/styles.ts';
import { replaceMarks } from '../markdown/marks.ts';
import type { FontReader, FontUse } from './font-use.ts';

/** What formulas need to be shown. */
export interface Needs {
  /** Faces and characters, as `keyOf` joins them. */
  glyphs: ReadonlySet<string>;
  /** Declaration lists. */
  styles: ReadonlySet<string>;
}

/** Needs of the whole site, and of each text what the site's do not include. */
export interface SharedNeeds {
  common: Needs;
  /** By the files of the texts. */
  own: ReadonlyMap<string, Needs>;
  /** All classes of the formulas' elements. */
  classes: ReadonlySet<string>;
}

/** What a text's formulas are, as far as their needs go. */
export interface FormulaText {
  /** HTML of each. */
  formulas: readonly string[];
  /** Declaration lists of all. */
  styles: readonly string[];
  /** What stands in lists as well: HTML with marks (see `markdown/marks.ts`). */
  listed: string;
}

/** What a text's formulas need, as plain data. */
export interface TextNeeds {
  glyphs: string[];
  styles: string[];
  /** All classes of the formulas' elements. */
  classes: string[];
  /** Of that what its title and summary need. */
  listed: { glyphs: string[]; styles: string[] };
}

/** What at least so many texts need, every page with formulas loads; the rest comes with the texts that need it. */
const commonShare = 1 / 4;

export const keyOf = (face: string, character: string): string => `${face} ${character}`;

/** Characters by faces, faces and characters in order. */
export function facesOf(glyphs: Iterable<string>): Map<string, Set<string>> {
  const faces = new Map<string, Set<string>>();
  for (const key of [...glyphs].sort()) {
    const at = key.indexOf(' ');
    const characters = faces.get(key.slice(0, at)) ?? new Set();
    faces.set(key.slice(0, at), characters.add(key.slice(at + 1)));
  }
  return faces;
}

/** @param read see `font-use.ts` */
export function needsOf(text: FormulaText, read: FontReader): TextNeeds {
  const use = read(text.formulas);
  return {
    glyphs: glyphsOf(use),
    styles: [...text.styles],
    classes: [...use.classes],
    listed: listedNeeds(text, read),
  };
}

/**
 * Divides what the formulas of all texts need. Titles and summaries stand together in lists: what they need is common.
 * @param texts those with formulas, by their files
 */
export function sharedNeeds(texts: ReadonlyMap<string, TextNeeds>): SharedNeeds {
  const all = [...texts.values()];
  const common = { glyphs: shared('glyphs', all), styles: shared('styles', all) };
  return {
    common,
    own: new Map(
      [...texts].map(([file, { glyphs, styles }]) => [
        file,
        {
          glyphs: new Set(glyphs).difference(common.glyphs),
          styles: new Set(styles).difference(common.styles),
        },
      ]),
    ),
    classes: new Set(all.flatMap(({ classes }) => classes)),
  };
}

/** What many texts need of one kind, and what is needed where texts are listed. */
function shared(kind: keyof Needs, all: readonly TextNeeds[]): Set<string> {
  const counts = new Map<string, number>();
  for (const needs of all) for (const one of needs[kind]) counts.set(one, (counts.get(one) ?? 0) + 1);
  const many = [...counts].filter(([, count]) => count >= commonShare * all.length).map(([one]) => one);
  return new Set([...many, ...all.flatMap(({ listed }) => [...listed[kind]])]);
}

/** What the formulas of a title and a summary need. */
function listedNeeds({ listed, formulas, styles }: FormulaText, read: FontReader): TextNeeds['listed'] {
  const shown: string[] = [];
  const add = (index: number): string => {
    shown.push(formulas[index] ?? '');
    return '';
  };
  replaceMarks(listed, add, () => '');
  if (shown.length === 0) return { glyphs: [], styles: [] };
  const use = read(shown);
  return {
    glyphs: glyphsOf(use),
    styles: styles.filter((style) => use.classes.has(classOf(style))),
  };
}

/** The space, too, of every face: what has none is no font to measure lines with. */
const glyphsOf = ({ characters }: FontUse): string[] => [
  ...new Set([...characters].flatMap(([face, drawn]) => [' ', ...drawn].map((one) => keyOf(face, one)))),
];
