import { describe, expect, test } from 'vitest';
import { articlePages, canonicalOf, pathBelow, realPages, rootOf, structuredDataOf } from './addresses.ts';
import { answers, readPage, siteNames } from './sites.ts';

interface Step {
  '@type': string;
  position: number;
  name: string;
  item: string;
}

describe.each(siteNames)('structured data of %s', (name) => {
  test('parses on every page', () => {
    for (const page of realPages(name)) {
      for (const one of structuredDataOf(readPage(name, page))) {
        expect(one).toMatchObject({ '@context': 'https://schema.org', '@type': expect.any(String) });
      }
    }
  });

  test('says of each article what it is, who wrote it and where it stands', () => {
    for (const page of articlePages(name)) {
      const html = readPage(name, page);
      const [article, trail] = structuredDataOf(html);
      const canonical = canonicalOf(html);
      expect(article).toMatchObject({
        '@type': 'TechArticle',
        headline: expect.stringMatching(/\S/),
        url: canonical,
        mainEntityOfPage: { '@id': canonical },
        author: {
          '@type': expect.stringMatching(/^(Person|Organization)$/),
          name: expect.stringMatching(/\S/),
        },
      });
      expect(answers(name, pathBelow(name, String(article?.['image'])))).toBe(true);
      expect(trail).toMatchObject({ '@type': 'BreadcrumbList' });
      const steps = trail?.['itemListElement'] as Step[];
      expect(steps.map(({ position }) => position)).toEqual([1, 2, 3]);
      expect(steps[0]?.item).toBe(rootOf(name));
      expect(steps[2]?.item).toBe(canonical);
      for (const { item } of steps) expect(answers(name, pathBelow(name, item)), item).toBe(true);
    }
  });

  test('gives the days that the page shows, as midnights in Shanghai', () => {
    for (const page of articlePages(name)) {
      const html = readPage(name, page);
      const [head = ''] = /<header class="article-head">[\s\S]*?<\/header>/.exec(html) ?? [];
      const shown = [...head.matchAll(/<time datetime="([^"]*)"/g)].map(([, day]) => `${day}T00:00:00+08:00`);
      const [article] = structuredDataOf(html);
      expect(article?.['datePublished']).toBe(shown[0]);
      expect(article?.['dateModified']).toBe(shown[1] ?? shown[0]);
    }
  });
});
