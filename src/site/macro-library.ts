import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../content/article.ts';
import type { Fault } from '../content/fault.ts';
import { readFrontmatter } from '../content/frontmatter.ts';
import { shownPath } from '../content/loader.ts';
import { readText, type TextKind } from '../content/text.ts';
import { commandOf, parseMacros, readMacros } from '../formula/macro-sources.ts';
import type { Macros } from '../formula/macros.ts';
import { placeAt } from '../markdown/place.ts';
import type { MacroPlace } from '../markdown/remark-macros.ts';
import type { Message } from '../markdown/render.ts';

/** Macros, and where they were defined. */
export interface MacroLibrary {
  macros: Macros;
  places: ReadonlyMap<string, MacroPlace>;
}

const kind: TextKind = { format: 'LaTeX', remedy: '请只留下宏的定义' };

/** Reads `macros.tex` of a content folder, whose macros hold for every article. What cannot be read is a fault. */
export function readSiteMacros(contentDir: string): MacroLibrary & { faults: Fault[] } {
  const file = join(contentDir, 'macros.tex');
  if (!existsSync(file)) return { macros: {}, places: new Map(), faults: [] };
  const path = shownPath(file);
  const { text, faults: inText } = readText(file, kind);
  const read = parseMacros(text);
  const places = new Map<string, MacroPlace>();
  for (const [name, offset] of read.offsets) {
    const { line, column } = placeAt(text, offset);
    places.set(name, { path, line, column });
  }
  const faults = read.faults.map(({ reason, offset, slip }): Fault => {
    const { line, column } = placeAt(text, offset);
    const rule = slip ? 'macro-twice' : 'macro';
    return { path, line, column, reason, source: 'formula', rule, severity: slip ? 'warning' : 'error' };
  });
  const characters = inText.map((fault): Fault => ({ path, source: 'text', ...fault }));
  return { macros: read.macros, places, faults: [...characters, ...faults] };
}

/** The macros of the whole site and those of an article's front matter, and what is wrong with the latter. */
export function articleMacros(
  { macros: written }: Article,
  text: string,
  site: MacroLibrary,
): MacroLibrary & { messages: Message[] } {
  const names = Object.keys(written);
  if (names.length === 0) return { ...site, messages: [] };
  const { placeOf } = readFrontmatter(text);
  const { macros, faults } = readMacros(written, site.macros);
  const own = names.map((name): [string, MacroPlace] => [commandOf(name), placeOf(['macros', name])]);
  const messages = faults.map(({ name, reason }): Message => {
    const { line, column } = placeOf(['macros', name]);
    return { line, column, reason, source: 'frontmatter', rule: 'macro', severity: 'error' };
  });
  return { macros, places: new Map([...site.places, ...own]), messages };
}
