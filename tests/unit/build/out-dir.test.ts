import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeOf } from '../../../src/build/out-dir.ts';
import { UsageError } from '../../../src/site/environment.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'tuidao-place-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const contentDir = join(root, 'notes');
const at = (...parts: string[]) => join(root, ...parts);
const place = (outDir: string) => placeOf({ outDir, contentDir });

beforeAll(() => {
  mkdirSync(contentDir);
  mkdirSync(at('empty'));
  mkdirSync(at('site/articles'), { recursive: true });
  writeFileSync(at('site/index.html'), '');
  mkdirSync(at('letters'));
  writeFileSync(at('letters/one.txt'), '');
  mkdirSync(at('pages/.git'), { recursive: true });
  writeFileSync(at('pages/index.html'), '');
  writeFileSync(at('file'), '');
  mkdirSync(at('locked'));
  chmodSync(at('locked'), 0o555);
  symlinkSync(at('site'), at('to-site'));
  symlinkSync('new', at('to-nothing'));
});

test.each([
  ['a new folder', at('new'), at('new')],
  ['a new folder in new ones', at('a/b/new'), at('a/b/new')],
  ['an empty folder', at('empty'), at('empty')],
  ['an older site', at('site'), at('site')],
  ['a link to an older site, which is followed', at('to-site'), at('site')],
  ['a link to what is not there yet', at('to-nothing'), at('new')],
  ['a folder that begins like the content’s', at('notes-site'), at('notes-site')],
  ['a folder where nobody looks for articles', at('notes/.site'), at('notes/.site')],
])('a site may be put into %s', (_, outDir, found) => {
  expect(place(outDir)).toBe(found);
});

describe('a site is not put where something else would go', () => {
  test.each([
    ['the project', process.cwd(), /项目/],
    ['a folder around the project', dirname(process.cwd()), /项目/],
    ['the content', contentDir, /内容文件夹/],
    ['all of it', '/', /项目|内容文件夹/],
    ['the home of its user', homedir(), /项目|内容文件夹|主目录/],
    ['among the articles', join(contentDir, 'dist'), /放文章的文件夹/],
    ['a file', at('file'), /是文件/],
    ['a folder of other files', at('letters'), /index\.html/],
    ['a checkout of a repository', at('pages'), /\.git/],
  ])('%s', (_, outDir, message) => {
    expect(() => place(outDir)).toThrow(UsageError);
    expect(() => place(outDir)).toThrow(message);
  });
});

test('a folder that cannot be written is named before any work is done', () => {
  chmodSync(root, 0o755);
  const module = JSON.stringify(join(process.cwd(), 'src/build/out-dir.ts'));
  // The administrator of a machine may write everywhere, so it is not asked.
  const program = `const { placeOf } = await import(${module});
    if (process.getuid?.() === 0) process.setuid(65534);
    for (const outDir of ${JSON.stringify([at('locked/site'), at('locked')])})
      try { placeOf({ outDir, contentDir: ${JSON.stringify(contentDir)} }); console.log('fine'); }
      catch ({ message }) { console.log(message); }`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  const line = expect.stringMatching(/^OUT_DIR=.*locked\S* 不能写.*应改它和它所在文件夹的权限/);
  expect(stdout.trim().split('\n')).toEqual([line, line]);
});
