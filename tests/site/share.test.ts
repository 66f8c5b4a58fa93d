import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { articlePages, attributeOf, pathBelow, realPages, rootOf } from './addresses.ts';
import { hiddenWords } from './paging-content.ts';
import { answers, fileOf, readPage, siteFiles, siteNames, type SiteName } from './sites.ts';

const pictureOf = (name: SiteName, page: string): string => {
  const address = attributeOf(readPage(name, page), /<meta property="og:image" content="([^"]*)"/);
  return fileOf(name, pathBelow(name, address));
};

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe.each(siteNames)('share pictures of %s', (name) => {
  test('are PNGs of 1200 × 630 and at most 60 KB, one for each article and one for the rest', async () => {
    const pictures = siteFiles(name).filter((file) => file.startsWith('share/'));
    expect(pictures).toHaveLength(articlePages(name).length + 1);
    for (const picture of pictures) {
      const file = fileOf(name, `/${encodeURI(picture)}`);
      expect(await sharp(file).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
      expect(statSync(file).size, picture).toBeLessThan(60_000);
    }
  });

  test('are named by every page, by an absolute address that has an answer', () => {
    for (const page of realPages(name)) {
      const address = attributeOf(readPage(name, page), /<meta property="og:image" content="([^"]*)"/);
      expect(answers(name, pathBelow(name, address)), page).toBe(true);
      const own = page.startsWith('/articles/');
      if (!own) expect(address).toBe(`${rootOf(name)}share/site.png`);
    }
  });

  test('differ from article to article', () => {
    const hashes = articlePages(name).map((page) => hashOf(pictureOf(name, page)));
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('show words: dark ink on light paper where the title stands', async () => {
    for (const page of articlePages(name)) {
      const { data } = await sharp(pictureOf(name, page))
        .extract({ left: 84, top: 120, width: 700, height: 380 })
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const dark = data.filter((grey) => grey < 80).length / data.length;
      expect(dark, page).toBeGreaterThan(0.01);
      expect(dark, page).toBeLessThan(0.4);
    }
  });
});

test('drafts and articles of the future have no share picture', () => {
  const names = siteFiles('paging').filter((file) => file.startsWith('share/'));
  for (const word of hiddenWords) expect(names.join('\n')).not.toContain(word);
});
