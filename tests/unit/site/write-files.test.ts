import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { OfferedFile } from '../../../src/site/checked-site.ts';
import { writeFiles } from '../../../src/site/write-files.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-write-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const source = join(root, 'source.png');
const offered = (texts: Readonly<Record<string, string>>): OfferedFile[] => [
  ...Object.entries(texts).map(([path, text]) => ({ path, make: () => text })),
  { path: 'images/a.png', make: () => Promise.resolve({ copyOf: source }) },
];
const inodeOf = (...path: string[]) => statSync(join(root, ...path)).ino;

test('a file that has not changed is the old one by another name, any other is its own', async () => {
  writeFileSync(source, Buffer.from([1, 2, 3]));
  mkdirSync(join(root, 'old/a'), { recursive: true });
  await writeFiles(join(root, 'old'), offered({ 'a/same': '甲', 'a/other': '甲', 'a/gone': '甲' }));
  await writeFiles(
    join(root, 'new'),
    offered({ 'a/same': '甲', 'a/other': '乙', 'b/new': '甲' }),
    join(root, 'old'),
  );
  const text = (path: string) => readFileSync(join(root, 'new', path), 'utf8');
  expect(['a/same', 'a/other', 'b/new'].map(text)).toEqual(['甲', '乙', '甲']);
  expect(readdirSync(join(root, 'new/a')).sort()).toEqual(['other', 'same']);
  expect(readFileSync(join(root, 'new/images/a.png'))).toEqual(Buffer.from([1, 2, 3]));
  for (const path of ['a/same', 'images/a.png']) expect(inodeOf('new', path)).toBe(inodeOf('old', path));
  expect(inodeOf('new/a/other')).not.toBe(inodeOf('old/a/other'));
  expect(readFileSync(join(root, 'old/a/other'), 'utf8')).toBe('甲');
  // Never of what it was copied from: whoever writes into the site does not write there.
  expect(inodeOf('new/images/a.png')).not.toBe(inodeOf('source.png'));
});

test('what goes wrong with one file is told', async () => {
  const files = [{ path: 'a', make: () => Promise.reject(new Error('no picture')) }];
  await expect(writeFiles(join(root, 'failed'), files)).rejects.toThrow('no picture');
});

test('an old file that is not as a new one would be is not taken', async () => {
  const [old, made] = [join(root, 'touched'), join(root, 'untouched')];
  await writeFiles(old, offered({ closed: '甲', led: '甲' }));
  chmodSync(join(old, 'closed'), 0o600);
  writeFileSync(join(root, 'elsewhere'), '甲');
  rmSync(join(old, 'led'));
  symlinkSync(join(root, 'elsewhere'), join(old, 'led'));
  await writeFiles(made, offered({ closed: '甲', led: '甲' }), old);
  expect(statSync(join(made, 'closed')).mode & 0o777).toBe(statSync(join(root, 'elsewhere')).mode & 0o777);
  expect(lstatSync(join(made, 'led')).isFile()).toBe(true);
});
