import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { differences } from './differences.ts';
import { edits, writeEdited } from './edits.ts';
import { buildAlone } from './sites.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-rebuild-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('after edits, a build that knows of the one before writes what one without caches writes', async () => {
  const content = join(root, 'content');
  const build = async (outDir: string, cache: string) => {
    const env = { CONTENT_DIR: content, OUT_DIR: join(root, outDir), TUIDAO_CACHE: join(root, cache) };
    const { code, stderr } = await buildAlone(env, ['--lenient']);
    expect(code, stderr).toBe(0);
  };
  writeEdited(content);
  await build('warm', 'kept');
  // Not `macros`: they are part of every key, and nothing would be taken from the cache.
  const chosen = ['the number of a label', 'title', 'tags', 'a renamed article', 'a new article'];
  expect(Object.keys(edits)).toEqual(expect.arrayContaining(chosen));
  for (const name of chosen) edits[name]?.(content);
  await build('warm', 'kept');
  await build('cold', 'empty');
  expect(differences(join(root, 'warm'), join(root, 'cold'))).toEqual([]);
});
