import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bring, lockOf, mend, restoreIfIdle, stageOf, swap } from '../../../src/build/swap.ts';

let root = '';
let outDir = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tuidao-swap-'));
  outDir = join(root, 'dist');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (folder: string, text: string) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), text);
};
const site = () => (existsSync(outDir) ? readFileSync(join(outDir, 'index.html'), 'utf8') : undefined);
const leftovers = () => [`${outDir}.old`, stageOf(outDir)].filter((path) => existsSync(path));

test('puts the new site in the place of the old one and leaves nothing beside', () => {
  put(outDir, 'old');
  put(stageOf(outDir), 'new');
  swap(outDir);
  expect([site(), leftovers()]).toEqual(['new', []]);
});

test('puts the first site where there was none', () => {
  put(stageOf(outDir), 'new');
  swap(outDir);
  expect(site()).toBe('new');
});

test('mends a kill between the two renames: the old site is back', () => {
  put(`${outDir}.old`, 'old');
  put(stageOf(outDir), 'new, perhaps half');
  mend(outDir);
  expect([site(), leftovers()]).toEqual(['old', []]);
});

test('mends a kill before and after them: what stands stays', () => {
  put(outDir, 'new');
  put(`${outDir}.old`, 'old');
  put(stageOf(outDir), 'half');
  mend(outDir);
  expect([site(), leftovers()]).toEqual(['new', []]);
});

test('has nothing to mend where nothing was built', () => {
  mend(outDir);
  expect(existsSync(outDir)).toBe(false);
});

test('brings a finished site beside the output, leaving nothing where it was made', () => {
  const made = join(root, 'made');
  put(join(made, 'articles'), 'an article');
  put(made, 'new');
  bring(made, outDir);
  expect([existsSync(made), site()]).toEqual([false, undefined]);
  swap(outDir);
  expect(site()).toBe('new');
  expect(readFileSync(join(outDir, 'articles/index.html'), 'utf8')).toBe('an article');
});

test('the old site is back where the new one cannot be put in its place', () => {
  put(outDir, 'old');
  expect(() => swap(outDir)).toThrow(/ENOENT/);
  expect([site(), leftovers()]).toEqual(['old', []]);
});

test('a command that builds nothing puts the old site back, unless a build is at work', () => {
  put(`${outDir}.old`, 'old');
  writeFileSync(lockOf(outDir), JSON.stringify({ pid: process.pid, host: 'another machine', born: '' }));
  restoreIfIdle(outDir);
  expect(site()).toBeUndefined();
  rmSync(lockOf(outDir));
  restoreIfIdle(outDir);
  expect([site(), existsSync(lockOf(outDir))]).toEqual(['old', false]);
});
