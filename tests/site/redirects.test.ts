import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { canonicalOf, isHiddenFromEngines, redirectPages, rootOf } from './addresses.ts';
import { readPage, runCli } from './sites.ts';

const folder = mkdtempSync(join(tmpdir(), 'redirects-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Checks a content folder of these files. */
function check(files: Record<string, string>) {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { code, stderr } = runCli(['check'], { CONTENT_DIR: folder });
  return { code, faults: stderr.split('\n').filter((line) => line.includes('redirect-')) };
}

test('every old address has a page that leads to the article, and only to it', () => {
  expect(redirectPages('paging').sort()).toEqual(['/2019/旧文.html', '/old/place/']);
  for (const page of redirectPages('paging')) {
    const html = readPage('paging', page);
    expect(html).toContain('<meta http-equiv="refresh" content="0; url=/articles/dated/">');
    expect(html).toContain('<a href="/articles/dated/">');
    expect(canonicalOf(html)).toBe(`${rootOf('paging')}articles/dated/`);
    expect(isHiddenFromEngines(html)).toBe(true);
  }
});

test('an old address of two articles is a fault of the second, at its place', () => {
  const { code, faults } = check({
    'a.md': '---\nredirect_from: [/old/]\n---\n甲\n',
    'b.md': '---\ntitle: 乙\nredirect_from:\n  - /fine/\n  - /OLD\n---\n乙\n',
  });
  expect(code).toBe(1);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(
    /b\.md:5:5 {2}旧地址 `\/OLD` 已由 \S*a\.md 占用.*\[frontmatter\/redirect-clash\]/,
  );
});

test.each([
  ['the home page', '/'],
  ['an article', '/articles/b/'],
  ['the source of an article', '/articles/b.md'],
  ['a tag', '/tags/甲/'],
  ['the feed', '/feed.xml'],
  ['the page of lost visitors', '/404.html'],
  ['the search page', '/search'],
  ['the folder of share pictures', '/share/x/'],
])('an old address cannot be that of %s', (_, address) => {
  const { code, faults } = check({
    'a.md': `---\nredirect_from: ["${address}"]\ntags: [甲]\n---\n甲\n`,
    'b.md': '乙\n',
  });
  expect(code).toBe(1);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain('[frontmatter/redirect-clash]');
});

test.each(['https://example.org/a/', '//example.org/a', '/?p=12', '/a/../b/', '/a#b'])(
  'an old address cannot be %s, which is no path',
  (address) => {
    const { code, faults } = check({ 'a.md': `---\nredirect_from: ["${address}"]\n---\n甲\n` });
    expect(code).toBe(1);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('[frontmatter/redirect-form]');
  },
);
