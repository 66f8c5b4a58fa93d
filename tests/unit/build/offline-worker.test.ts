import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { versionOf, writeWorker } from '../../../src/build/offline-worker.ts';
import { hashedFolders } from '../../../src/site/policy.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worker-'));
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'index.html'), 'home');
  writeFileSync(join(folder, 'a/index.html'), 'a');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a version is another one when a page has other words or another place, and only then', () => {
  const before = versionOf(folder);
  writeFileSync(join(folder, 'feed.xml'), 'feed');
  expect(versionOf(folder)).toBe(before);
  writeFileSync(join(folder, 'a/index.html'), 'b');
  const after = versionOf(folder);
  expect(after).not.toBe(before);
  mkdirSync(join(folder, 'b'));
  writeFileSync(join(folder, 'b/index.html'), 'b');
  rmSync(join(folder, 'a'), { recursive: true });
  expect(versionOf(folder)).not.toBe(after);
});

test('a worker knows the version and the folders, and nothing of the bundle is left beside it', () => {
  writeFileSync(join(folder, 'offline-worker.js'), 'self.build = tuidaoBuild;');
  writeFileSync(join(folder, 'sw.js'), 'the one that ends others');
  writeWorker(folder);
  const scope: { build?: unknown } = {};
  new Function('self', readFileSync(join(folder, 'sw.js'), 'utf8'))(scope);
  expect(scope.build).toEqual({ version: versionOf(folder), folders: hashedFolders });
  expect(existsSync(join(folder, 'offline-worker.js'))).toBe(false);
});
