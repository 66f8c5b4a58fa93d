import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mend, stageOf, swap } from '../../../src/build/swap.ts';

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
