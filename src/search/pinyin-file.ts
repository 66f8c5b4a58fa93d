import { pinyin } from 'pinyin-pro';
import { formulaSigns } from '../markdown/formula-sign.ts';
import type { SearchDocument } from './document.ts';
import type { PinyinFile } from './pinyin.ts';
import { hanClass } from './text.ts';

const han = new RegExp(`[${hanClass}]`, 'g');

/**
 * What pinyin leads to: titles, tags, categories, other names, terms and headings that have Chinese characters, and
 * all readings of these.
 */
export function pinyinFile(documents: readonly SearchDocument[], terms: readonly string[]): PinyinFile {
  const named = documents.flatMap(({ meta: { title, tags, category, aliases } }) => [
    title,
    category,
    ...tags.split(','),
    ...aliases.split(','),
  ]);
  const names = chinese([...terms, ...named]);
  const headings = chinese(documents.flatMap(({ anchors }) => anchors.map(({ text }) => text)));
  const known = new Set(names);
  return {
    syllables: syllablesOf(new Set([...names, ...headings].join('').match(han))),
    names,
    headings: headings.filter((heading) => !known.has(heading)),
  };
}

/** Texts with Chinese, each once, without formulas. */
const chinese = (texts: readonly string[]) => [
  ...new Set(texts.filter((text) => text.search(han) >= 0).map((text) => text.replace(formulaSigns, ' '))),
];

function syllablesOf(characters: ReadonlySet<string>): Record<string, string> {
  const syllables: Record<string, string> = {};
  for (const character of [...characters].sort()) {
    const readings = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
    for (const reading of new Set(readings)) {
      if (/^[a-z]+$/.test(reading)) syllables[reading] = (syllables[reading] ?? '') + character;
    }
  }
  return syllables;
}
