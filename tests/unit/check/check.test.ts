import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { readEnvironment } from '../../../src/site/environment.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-check-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;

/** Faults of a content folder of these files, as `file:line:column source/rule`. */
async function faultsOf(files: Record<string, string>): Promise<string[]> {
  const contentDir = join(root, String(folders++));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(contentDir, path)), { recursive: true });
    writeFileSync(join(contentDir, path), text);
  }
  const environment = readEnvironment({ CONTENT_DIR: contentDir, BUILD_DATE: '2026-02-01' });
  const { faults } = await checkContent(environment);
  return faults.map(
    ({ path, line, column, source, rule }) =>
      `${path.slice(contentDir.length + 1)}:${line}:${column} ${source}/${rule}`,
  );
}

describe('links', () => {
  test('to headings, formulas, figures and notes of this and of another article are fine', async () => {
    const a =
      '## 一节\n\n$$\nx \\label{eq:one}\n$$\n\n[^n]\n\n[^n]: 注\n\n[1](#一节) [2](#eq-one) [3](b.md#二节) [4](b.md)\n';
    expect(await faultsOf({ 'a.md': a, 'b.md': '## 二节\n' })).toEqual([]);
  });

  test('to an anchor that is missing are faults, here and there', async () => {
    const text = '## 一节\n\n[1](#二节)\n\n- [2](b.md#一节)\n';
    expect(await faultsOf({ 'a.md': text, 'b.md': '## 二节\n' })).toEqual([
      'a.md:3:1 links/anchor',
      'a.md:5:3 links/anchor',
    ]);
  });

  test('to drafts and to articles of the future are faults', async () => {
    const files = {
      'a.md': '[1](b.md)\n[2](c.md)\n',
      'b.md': '---\ndraft: true\n---\n',
      'c.md': '---\ndate: 2030-01-01\n---\n',
    };
    expect(await faultsOf(files)).toEqual(['a.md:1:1 links/broken', 'a.md:2:1 links/broken']);
  });

  test('with a % that encodes nothing are a fault, not a crash', async () => {
    expect(await faultsOf({ 'a.md': '[1](#100%)\n\n[2](b%.md)\n' })).toEqual([
      'a.md:1:1 links/anchor',
      'a.md:3:1 links/broken',
    ]);
  });
});

describe('prerequisites', () => {
  const needs = (...slugs: string[]) => `---\ntitle: 甲\nprerequisites: [${slugs.join(', ')}]\n---\n`;

  test('that do not exist are faults where they stand', async () => {
    expect(await faultsOf({ 'a.md': needs('b', 'nowhere'), 'b.md': '' })).toEqual([
      'a.md:3:20 frontmatter/unknown-article',
    ]);
  });

  test('in a circle are a fault of each article on it, and of no other', async () => {
    const files = { 'a.md': needs('b'), 'b.md': needs('c'), 'c.md': needs('b'), 'd.md': needs('d') };
    expect(await faultsOf(files)).toEqual([
      'b.md:3:1 frontmatter/prerequisite-cycle',
      'c.md:3:1 frontmatter/prerequisite-cycle',
      'd.md:3:1 frontmatter/prerequisite-cycle',
    ]);
  });

  test('that meet again without a circle are fine', async () => {
    expect(
      await faultsOf({ 'a.md': needs('b', 'c'), 'b.md': needs('d'), 'c.md': needs('d'), 'd.md': '' }),
    ).toEqual([]);
  });
});

test('drafts are checked too, before they are published', async () => {
  expect(await faultsOf({ 'a.md': '---\ndraft: true\n---\n\n$\\bad$\n' })).toEqual(['a.md:5:2 formula/tex']);
});

test('formulas of titles and summaries are checked, where they stand', async () => {
  const faults = await faultsOf({ 'a.md': '---\ntitle: 甲 $\\bad$\nsummary: 乙 $\\worse$\n---\n' });
  expect(faults.map((fault) => fault.replace(/:\d+ /, ' '))).toEqual([
    'a.md:2 formula/tex',
    'a.md:3 formula/tex',
  ]);
});

test('a reference library that is no JSON is a fault, not a crash', async () => {
  const faults = await faultsOf({ 'articles/a.md': '', 'references.json': '[{' });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/^references\.json:/);
});
