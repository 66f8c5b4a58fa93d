import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hiddenWords } from './paging-content.ts';
import { readPage, siteDir, siteFiles } from './sites.ts';
import { unpacked } from './unpacked.ts';

/** Files of the site whose name or bytes hold a word, in any of the forms that it may have there. */
function filesWith(word: string): string[] {
  const escaped = [...word].map((c) => (c > '\u007F' ? `\\u${c.charCodeAt(0).toString(16)}` : c)).join('');
  const forms = [word, encodeURIComponent(word), escaped];
  const entities = [...word].map((c) => `&#x${c.charCodeAt(0).toString(16).toUpperCase()};`).join('');
  return siteFiles('paging').filter((file) => {
    const bytes = unpacked(join(siteDir('paging'), file));
    return [...forms, entities].some((form) => file.includes(form) || bytes.includes(form));
  });
}

describe('drafts and articles of the future', () => {
  test.each(hiddenWords)('are in no byte of the site: %s', (word) => {
    expect(filesWith(word)).toEqual([]);
  });

  test('would be found, were they there', () => {
    expect(filesWith('中文 与 空格').length).toBeGreaterThan(2);
    expect(filesWith('二十五篇').length).toBeGreaterThan(25);
  });

  test('do not count in tags and categories', () => {
    expect(readPage('paging', '/tags/二十五篇/')).toContain('25 篇');
    expect(readPage('paging', '/categories/二十四篇/')).toContain('24 篇');
  });

  test('do not count among the parts of a series', () => {
    expect(readPage('paging', '/articles/names/')).toContain('共 3 篇');
  });
});

test('the search index is packed, so that the search for bytes has looked inside', () => {
  const packed = siteFiles('paging').filter((file) => /\.pf_/.test(file));
  expect(packed.length).toBeGreaterThan(0);
  for (const file of packed) {
    const bytes = readFileSync(join(siteDir('paging'), file));
    expect([file, bytes[0], bytes[1]]).toEqual([file, 0x1f, 0x8b]);
  }
});
