import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readSheet, type StyleSheet } from './font-sheet.ts';

/** Where KaTeX keeps its style sheet and its fonts. */
export const katexFolder: string = dirname(
  createRequire(join(process.cwd(), 'package.json')).resolve('katex/dist/katex.min.css'),
);

let sheet: StyleSheet | undefined;

/** KaTeX's style sheet: read once, since it doesn't change while a program runs. */
export function readKatex(): StyleSheet {
  sheet ??= readSheet(readFileSync(join(katexFolder, 'katex.min.css'), 'utf8'));
  return sheet;
}
