import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../content/article.ts';
import { commonRules, styleRules } from '../formula/styles.ts';
import { digestOf } from '../markdown/cache.ts';
import { featureOf, fileOf, withFeatures } from './font-files.ts';
import {
  neededRules,
  rulesFor,
  writeFaces,
  writeRules,
  type ShownFace,
  type StyleSheet,
} from './font-sheet.ts';
import { katexFolder, readKatex } from './katex-files.ts';
import { cutFonts, fontCutter, type FontCutter } from './font-subset.ts';
import { facesOf, sharedNeeds, type Needs, type TextNeeds } from './formula-needs.ts';
import { renderedSoFar, textsOf, type Site } from './site.ts';

/** A file that pages with formulas need; its name changes when its content does, but while writing. */
export interface FormulaAsset<Content> {
  /** Without folder and ending. */
  name: string;
  content: Content;
}

interface FormulaAssets {
  /** For every page with formulas. */
  common: FormulaAsset<string>;
  /** Address of the font that nearly every formula needs. */
  mainFont: string | undefined;
  /** What the pages of single texts need beside it, by the texts' files. */
  own: ReadonlyMap<string, FormulaAsset<string>>;
  fonts: FormulaAsset<Buffer>[];
}

const readFont = (name: string, ending: string): Buffer =>
  readFileSync(join(katexFolder, 'fonts', `${name}.${ending}`));

const named = <Content extends string | Buffer>(name: string, content: Content): FormulaAsset<Content> => ({
  name: `${name}.${digestOf(content.toString('base64')).slice(0, 10)}`,
  content,
});

/** KaTeX's rules, no more of them than the site's formulas need, and cut fonts. */
async function cutAssets(site: Site): Promise<FormulaAssets> {
  const katex = readKatex();
  const texts = new Map<string, TextNeeds>();
  for (const text of textsOf(site)) {
    const { counts, needs } = await site.render(text);
    if (counts.formulas > 0) texts.set(text.file, needs);
  }
  const needs = sharedNeeds(texts);
  const cut = fontCutter(cutFonts(), (name) => readFont(name, 'ttf'));
  const fonts = new Map<string, FormulaAsset<Buffer>>();
  const facesFor = async (name: string, { glyphs }: Needs, isPart: boolean): Promise<string> => {
    const shown = await cutFaces(glyphs, katex, cut, (content, file) => {
      const font = named(file === '' ? name : `${name}-${file}`, content);
      fonts.set(font.name, font);
      return addressOf(site, font.name);
    });
    return writeFaces(shown.map((one) => (isPart || one.face.family === labelFamily ? one : whole(one))));
  };
  const rules = writeRules(withFeatures(neededRules(rulesFor(needs.classes, katex.rules))));
  const faces = await facesFor('formulas', needs.common, false);
  const mainFont = /url\(([^)]*)\)/.exec(faces)?.[1];
  const common = sheetOf(faces + rules, [...commonRules, ...styleRules(needs.common.styles)]);
  const own = new Map<string, FormulaAsset<string>>();
  for (const [file, one] of needs.own) {
    if (one.glyphs.size + one.styles.size === 0) continue;
    own.set(file, named('own', sheetOf(await facesFor('own', one, true), styleRules(one.styles))));
  }
  return { common: named('formulas', common), mainFont, own, fonts: [...fonts.values()] };
}

/**
 * The family of letters in figures, as well: one that is not in the file must come from another font, and not be that
 * of another family in the same file.
 */
const labelFamily = 'KaTeX_Math';

const whole = ({ characters: _, ...all }: ShownFace): ShownFace => all;

/** Faces cut to some glyphs; several share a file. */
async function cutFaces(
  glyphs: Iterable<string>,
  katex: StyleSheet,
  cut: FontCutter,
  keep: (content: Buffer, file: string) => string,
): Promise<ShownFace[]> {
  const wanted = [...facesOf(glyphs)].flatMap(([name, characters]) => {
    const face = katex.faces.find((one) => one.name === name);
    return face === undefined ? [] : [{ face, name, characters, feature: featureOf(face.family) }];
  });
  const shown: ShownFace[] = [];
  for (const [file, parts] of Map.groupBy(wanted, ({ face }) => fileOf(face, katex.faces))) {
    const { content, heights } = await cut(parts);
    const address = keep(content, file);
    for (const { face, name, characters } of parts)
      shown.push({ face, address, characters, ...heights.get(name) });
  }
  return shown;
}

const addressOf = ({ urls }: Site, font: string): string => urls.asset(`assets/fonts/${font}.woff2`);

/** KaTeX's own rules on the first line, then the classes that stand in the place of its inline styles. */
const sheetOf = (first: string, others: readonly string[]): string => `${[first, ...others].join('\n')}\n`;

/** All of KaTeX's rules and fonts, since an edit may need any of them; and the styles of what was rendered so far. */
function wholeAssets(site: Site): FormulaAssets {
  const { faces, rules } = readKatex();
  const styles = new Set(renderedSoFar().flatMap((one) => one.styles));
  const shown = faces.map((face) => ({ face, address: addressOf(site, face.name) }));
  const content = sheetOf(writeFaces(shown) + writeRules(rules), [...commonRules, ...styleRules(styles)]);
  return {
    common: { name: 'formulas', content },
    mainFont: undefined,
    own: new Map(),
    fonts: wholeFonts(faces),
  };
}

const wholeFonts = (faces: StyleSheet['faces']): FormulaAsset<Buffer>[] =>
  faces.map(({ name }) => ({ name, content: readFont(name, 'woff2') }));

let kept: Promise<FormulaAssets> | undefined;

/** While writing they are made anew for each request: a page asks for them when it is there. */
async function assetsOf(site: Site): Promise<FormulaAssets> {
  if (import.meta.env.DEV) return wholeAssets(site);
  kept ??= cutAssets(site);
  return kept;
}

/** All style sheets of formulas. */
export async function formulaSheets(site: Site): Promise<FormulaAsset<string>[]> {
  const { common, own } = await assetsOf(site);
  return [common, ...new Map([...own.values()].map((sheet) => [sheet.name, sheet])).values()];
}

/** The fonts of formulas. While writing, all of them, whatever the texts are. */
export const formulaFonts = async (load: () => Promise<Site>): Promise<FormulaAsset<Buffer>[]> =>
  import.meta.env.DEV ? wholeFonts(readKatex().faces) : (await assetsOf(await load())).fonts;

/** What a page with formulas links to, as addresses. */
export interface FormulaLinks {
  sheets: string[];
  /** To be asked for before the sheets are read: a font that comes late would move the text. */
  font: string | undefined;
}

/**
 * A page need not wait for it while one is written.
 * @param text what the page shows in full; undefined for a list
 */
export async function formulaLinks(site: Site, text: Article | undefined): Promise<FormulaLinks> {
  const address = (name: string) => site.urls.asset(`assets/${name}.css`);
  if (import.meta.env.DEV) return { sheets: [address('formulas')], font: undefined };
  const { common, mainFont, own } = await assetsOf(site);
  const sheets = [common, text && own.get(text.file)].flatMap((sheet) => (sheet ? address(sheet.name) : []));
  return { sheets, font: mainFont };
}
