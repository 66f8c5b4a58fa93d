import { describe, expect, test } from 'vitest';
import { articlePages, pathBelow, rootOf } from './addresses.ts';
import { hiddenWords } from './paging-content.ts';
import { answers, readPage, siteNames } from './sites.ts';

describe.each(siteNames)('llms.txt of %s', (name) => {
  const text = () => readPage(name, '/llms.txt');
  const links = () => [...text().matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);

  test('has the form of llmstxt.org: a title, a summary, sections of links', () => {
    const lines = text().split('\n');
    expect(lines[0]).toMatch(/^# \S/);
    expect(lines[2]).toMatch(/^> \S/);
    const [, ...sections] = text().split(/^## /m);
    expect(sections.length).toBeGreaterThan(0);
    for (const section of sections) {
      const [, ...entries] = section.trim().split('\n');
      for (const entry of entries.filter((line) => line !== '')) {
        expect(entry).toMatch(/^- \[.+\]\(https?:\/\/[^\s)]+\)(?:: \S.*)?$/);
      }
    }
  });

  test('links the Markdown of exactly the published articles, absolutely', () => {
    const sources = links().filter((link) => link.endsWith('.md'));
    const expected = articlePages(name).map((page) => `${page.slice(0, -1)}.md`);
    expect(sources.map((link) => decodeURIComponent(pathBelow(name, link))).sort()).toEqual(expected.sort());
    for (const link of links()) {
      expect(link.startsWith(rootOf(name))).toBe(true);
      expect(answers(name, pathBelow(name, link)), link).toBe(true);
    }
  });

  test('is plain text', () => {
    expect(text()).not.toMatch(/<\/?[a-z][^>]*>|&#|<!--/);
  });
});

test('summaries stand behind the links', () => {
  const entries = readPage('main', '/llms.txt').match(/^- \[.*\.md\).*$/gm) ?? [];
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) expect(entry).toMatch(/\.md\): .{40,}$/);
});

test('drafts and articles of the future are not in llms.txt', () => {
  for (const word of hiddenWords) expect(readPage('paging', '/llms.txt')).not.toContain(word);
});
