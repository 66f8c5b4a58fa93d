import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { differences } from '../site/differences.ts';
import { edits, writeEdited } from '../site/edits.ts';
import { buildAlone } from '../site/sites.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-rebuilds-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const content = join(root, 'content');

async function build(outDir: string, cache: string): Promise<void> {
  const env = { CONTENT_DIR: content, OUT_DIR: join(root, outDir), TUIDAO_CACHE: join(root, cache) };
  const { code, stderr } = await buildAlone(env, ['--lenient']);
  expect(code, stderr).toBe(0);
}

test.each(Object.entries(edits))('nothing is stale after an edit of %s', async (name, edit) => {
  writeEdited(content);
  await build('warm', 'kept');
  edit(content);
  await build('warm', 'kept');
  await build('cold', `empty ${name}`);
  expect(differences(join(root, 'warm'), join(root, 'cold'))).toEqual([]);
});
