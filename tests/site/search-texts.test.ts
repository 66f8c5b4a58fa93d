import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unpackText } from '../../src/search/alphabet.ts';
import { readers, type WrittenDocument, type WrittenFiles } from '../../src/search/files.ts';
import { parsePage, textOf } from './document.ts';
import { readPage, siteDir } from './sites.ts';
import { unpacked } from './unpacked.ts';

const folder = join(siteDir('main'), 'pagefind');
const read = <T>(name: string): T => JSON.parse(unpacked(join(folder, name)).toString('utf8')) as T;

describe('the texts of search', () => {
  test('hold no TeX but what their articles show as code', () => {
    const { alphabet } = readers.site(read<WrittenFiles['site']>('site.pf_site'));
    const names = readdirSync(join(folder, 'fragment'));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const { url, content } = read<WrittenDocument>(join('fragment', name));
      const commands = new Set(unpackText(content, alphabet).match(/\\[a-zA-Z]{2,}/g));
      const { elements } = parsePage(readPage('main', url));
      const code = elements.filter(({ tagName }) => tagName === 'code').map(textOf);
      const left = [...commands].filter((command) => !code.some((text) => text.includes(command)));
      expect(left, url).toEqual([]);
    }
  });
});
