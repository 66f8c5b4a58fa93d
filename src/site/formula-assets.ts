import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { digestOf } from '../markdown/cache.ts';
import { styleSheet } from '../formula/styles.ts';
import { textsOf, type Site } from './site.ts';

const katexFolder = dirname(
  createRequire(join(process.cwd(), 'package.json')).resolve('katex/dist/katex.min.css'),
);

/** KaTeX's fonts as the site serves them: WOFF2 only. */
export function formulaFonts(): { name: string; file: string }[] {
  const folder = join(katexFolder, 'fonts');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.woff2'))
    .sort()
    .map((name) => ({ name: name.replace('.woff2', ''), file: join(folder, name) }));
}

/** KaTeX's own rules, and the classes that stand in the place of its inline styles. */
export async function formulaStyles(site: Site): Promise<string> {
  const { render, urls } = site;
  const katex = readFileSync(join(katexFolder, 'katex.min.css'), 'utf8').replace(
    /url\(fonts\/([\w-]+)\.woff2\) format\("woff2"\)(?:,url\([^)]*\) format\("\w+"\))*/g,
    (_, name: string) => `url(${urls.asset(`assets/fonts/${name}.woff2`)}) format("woff2")`,
  );
  const styles = new Set<string>();
  for (const article of textsOf(site)) for (const style of (await render(article)).styles) styles.add(style);
  return `${katex}\n${styleSheet(styles)}\n`;
}

let kept: Promise<string> | undefined;

/** Name of the style sheet of formulas; it changes when its content does. */
export function formulaStylesName(site: Site): Promise<string> {
  if (import.meta.env.DEV) return Promise.resolve('formulas.css');
  kept ??= formulaStyles(site).then((css) => `formulas.${digestOf(css).slice(0, 10)}.css`);
  return kept;
}
