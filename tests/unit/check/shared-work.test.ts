import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { diskFault } from '../../../src/build/disk-fault.ts';
import { checkContent } from '../../../src/check/check.ts';
import { readEnvironment } from '../../../src/site/environment.ts';

// On one processor nothing is shared.
vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  availableParallelism: () => 2,
}));

const folder = mkdtempSync(join(tmpdir(), 'tuidao-shared-work-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Enough for two processes, and unlike any that was rendered before.
beforeAll(() => {
  mkdirSync(join(folder, 'articles'));
  for (let i = 0; i < 80; i += 1)
    writeFileSync(join(folder, 'articles', `a${i}.md`), `# 第${i}篇\n\n${folder}\n`);
});

const failing = (name: string) =>
  checkContent(readEnvironment({ CONTENT_DIR: folder, BUILD_DATE: '2026-02-01' }), {
    program: new URL(`../../fixtures/processes/${name}.ts`, import.meta.url),
  }).then(
    () => undefined,
    (error: unknown) => error,
  );

test('what a process throws is thrown here, so that an author is told what to do', async () => {
  const error = await failing('full-disk');
  expect(error).toBeInstanceOf(Error);
  expect(diskFault(error)).toContain('应腾出空间');
});

test('a process that is killed is said, and why it may be', async () => {
  expect(String(await failing('killed'))).toContain('SIGKILL');
});
