import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createChecker } from '../../../src/build/checker.ts';
import { readEnvironment } from '../../../src/site/environment.ts';

const home = mkdtempSync(join(tmpdir(), 'checker-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a check that throws is told of, and the next one finds what is there', async () => {
  const contentDir = join(home, 'notes');
  mkdirSync(join(contentDir, 'articles'), { recursive: true });
  const article = join(contentDir, 'articles/one.md');
  // A folder where a file should be cannot be read.
  mkdirSync(join(contentDir, 'references.json'));
  writeFileSync(article, '# 一\n\n$\\fracc12$\n');
  const check = createChecker(readEnvironment({ CONTENT_DIR: contentDir, BUILD_DATE: '2026-02-01' }));
  await expect(check()).rejects.toThrow('EISDIR');
  rmSync(join(contentDir, 'references.json'), { recursive: true });
  const [first, same] = await Promise.all([check(), check()]);
  expect(first).toBe(same);
  expect(first.articles).toBe(1);
  expect(first.faults.map(({ line, column }) => [line, column])).toEqual([[3, 2]]);
  expect([...first.pages.values()]).toEqual(['/articles/one/']);
});
