import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { articlesFolder, dateInName, listArticleFiles, slugOf } from '../../../src/content/files.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function folderOf(name: string, files: readonly string[]): string {
  for (const file of files) {
    mkdirSync(dirname(join(root, name, file)), { recursive: true });
    writeFileSync(join(root, name, file), '');
  }
  return join(root, name);
}

describe('slugOf', () => {
  test.each([
    ['vae.md', 'vae'],
    ['vae.markdown', 'vae'],
    ['VAE.MD', 'VAE'],
    ['chapter_x/attention.md', 'chapter_x/attention'],
    ['chapter_x/index.md', 'chapter_x'],
    ['index.md', 'index'],
    ['2026-01-05-vae.md', 'vae'],
    ['2026-01-05/vae.md', '2026-01-05/vae'],
    ['my note.md', 'my-note'],
    ['a folder/my  note.md', 'a-folder/my-note'],
    ['重参数.md', '重参数'],
    ['a.b.md', 'a.b'],
    ['cafe\u0301.md', 'caf\u00e9'],
  ])('%s → %s', (path, slug) => {
    expect(slugOf(path)).toBe(slug);
  });

  test('a slug of its own replaces the last part', () => {
    expect(slugOf('chapter/2026-01-05-old.md', 'new name')).toBe('chapter/new-name');
    expect(slugOf('chapter/index.md', 'new')).toBe('new');
  });
});

describe('dateInName', () => {
  test.each([
    ['2026-01-05-vae.md', '2026-01-05'],
    ['posts/2026-01-05-vae.md', '2026-01-05'],
    ['2026-01-05/vae.md', undefined],
    ['vae-2026-01-05.md', undefined],
    ['2026-01-05.md', undefined],
  ])('%s → %s', (path, date) => {
    expect(dateInName(path)).toBe(date);
  });
});

describe('listArticleFiles', () => {
  test('takes the Markdown files below articles/ alone, where there is one', () => {
    const folder = folderOf('own', [
      'articles/b.md',
      'articles/a/x.markdown',
      'notes.md',
      'articles/data.json',
    ]);
    expect(articlesFolder(folder)).toBe(join(folder, 'articles'));
    expect(listArticleFiles(folder, [])).toEqual(['a/x.markdown', 'b.md']);
  });

  test('takes the whole folder elsewhere, but for README, dot-folders and node_modules', () => {
    const files = [
      'z.md',
      'A/b.md',
      'README.md',
      'A/readme.md',
      '.obsidian/x.md',
      'node_modules/p/y.md',
      'c.txt',
    ];
    expect(listArticleFiles(folderOf('foreign', files), [])).toEqual(['A/b.md', 'z.md']);
  });

  test('leaves out what the globs name', () => {
    const folder = folderOf('globs', ['a.md', 'drafts/b.md', 'drafts/deep/c.md', 'd-template.md']);
    expect(listArticleFiles(folder, ['drafts/**', '*-template.md'])).toEqual(['a.md']);
  });
});
