import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/** Writes so many articles, each with formulas, a label, code, and a reference to the next. */
function writeMany(count: number): void {
  rmSync(content, { recursive: true, force: true });
  mkdirSync(join(content, 'articles'), { recursive: true });
  for (let i = 0; i < count; i++) {
    const text = `正文 $x_{${i}}^2$，见[下一篇](n${i + 1}.md)与 \\eqref{n${i + 1}:eq:one}。\n\n$$\n\\hat{y}=${i} \\label{eq:one}\n$$\n\n\`\`\`py\nx = ${i}\n\`\`\`\n`;
    const front = `---\ntitle: 第 ${i} 篇\ndate: 2025-03-01\n---\n\n`;
    writeFileSync(join(content, `articles/n${i}.md`), front + text);
  }
}

// So many are shared among processes; 40 more are not worth one.
test('articles rendered all at once are as those rendered by and by', async () => {
  writeMany(120);
  await build('at once', 'empty of many');
  for (const count of [40, 80, 120]) {
    writeMany(count);
    await build('by and by', 'kept of many');
  }
  expect(differences(join(root, 'at once'), join(root, 'by and by'))).toEqual([]);
});
