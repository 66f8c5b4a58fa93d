import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { styleSheet } from '../formula/styles.ts';
import { digestOf } from '../markdown/cache.ts';
import { readSheet, rulesFor, writeSheet, type StyleSheet } from './font-sheet.ts';
import { cutFonts, fontCutter } from './font-subset.ts';
import { fontUse } from './font-use.ts';
import { textsOf, type Site } from './site.ts';

/** A file that pages with formulas need; its name changes when its content does, but while writing. */
export interface FormulaAsset<Content> {
  /** Without folder and ending. */
  name: string;
  content: Content;
}

interface FormulaAssets {
  styles: FormulaAsset<string>;
  fonts: FormulaAsset<Buffer>[];
}

const katexFolder = dirname(
  createRequire(join(process.cwd(), 'package.json')).resolve('katex/dist/katex.min.css'),
);

const readFont = (name: string): Buffer => readFileSync(join(katexFolder, 'fonts', `${name}.woff2`));

/** KaTeX's rules and fonts, no more of them than the formulas of all texts need: one set for the whole site. */
async function cutAssets(site: Site, own: string, katex: StyleSheet): Promise<FormulaAssets> {
  const formulas = new Set<string>();
  for (const text of textsOf(site)) {
    for (const { html } of (await site.render(text)).formulas) formulas.add(html);
  }
  const { characters, classes } = fontUse(formulas, katex);
  const cut = fontCutter(cutFonts());
  const files = new Map<string, FormulaAsset<Buffer>>();
  for (const [face, drawn] of characters) {
    const content = await cut(readFont(face), drawn);
    files.set(face, { name: `${face}.${digestOf(content.toString('base64')).slice(0, 10)}`, content });
  }
  const sheet = {
    faces: katex.faces.filter(({ name }) => files.has(name)),
    rules: rulesFor(classes, katex.rules),
  };
  const content = written(site, sheet, own, (face) => files.get(face)?.name ?? face);
  return {
    styles: { name: `formulas.${digestOf(content).slice(0, 10)}`, content },
    fonts: [...files.values()],
  };
}

/** All of KaTeX's rules: an edit may need any of them. */
const wholeStyles = (site: Site, own: string, katex: StyleSheet): FormulaAsset<string> => ({
  name: 'formulas',
  content: written(site, katex, own, (face) => face),
});

const wholeFonts = ({ faces }: StyleSheet): FormulaAsset<Buffer>[] =>
  faces.map(({ name }) => ({ name, content: readFont(name) }));

/** KaTeX's own rules on the first line, then the classes that stand in the place of its inline styles. */
const written = ({ urls }: Site, katex: StyleSheet, own: string, nameOf: (face: string) => string): string =>
  `${writeSheet(katex, (face) => urls.asset(`assets/fonts/${nameOf(face)}.woff2`))}\n${own}\n`;

const readKatex = (): StyleSheet => readSheet(readFileSync(join(katexFolder, 'katex.min.css'), 'utf8'));

async function ownStyles(site: Site): Promise<string> {
  const styles = new Set<string>();
  for (const text of textsOf(site)) for (const style of (await site.render(text)).styles) styles.add(style);
  return styleSheet(styles);
}

let kept: Promise<FormulaAssets> | undefined;

async function keptAssets(site: Site): Promise<FormulaAssets> {
  kept ??= ownStyles(site).then((own) => cutAssets(site, own, readKatex()));
  return kept;
}

/** The style sheet of formulas. While writing, it is made anew for each request. */
export const formulaStyles = async (site: Site): Promise<FormulaAsset<string>> =>
  import.meta.env.DEV
    ? wholeStyles(site, await ownStyles(site), readKatex())
    : (await keptAssets(site)).styles;

/** The fonts of formulas. While writing, all of them, whatever the texts are. */
export const formulaFonts = async (load: () => Promise<Site>): Promise<FormulaAsset<Buffer>[]> =>
  import.meta.env.DEV ? wholeFonts(readKatex()) : (await keptAssets(await load())).fonts;

/** File name of the style sheet of formulas; a page need not wait for the sheet while one is written. */
export const formulaStylesName = async (site: Site): Promise<string> =>
  import.meta.env.DEV ? 'formulas.css' : `${(await keptAssets(site)).styles.name}.css`;
