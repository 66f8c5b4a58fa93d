import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock, tryLock } from '../../../src/build/lock.ts';

let folder = '';
let lock = '';
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tuidao-lock-'));
  lock = join(folder, 'deep/build.lock');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const module = JSON.stringify(join(process.cwd(), 'src/build/lock.ts'));

/** Another process that takes the lock, says so, and does as it is told. */
async function holder(then = 'setInterval(() => {}, 1000);'): Promise<ChildProcess> {
  const program = `const { takeLock } = await import(${module});
    const release = await takeLock(${JSON.stringify(lock)}, { onWait() {} });
    console.log('held'); ${then}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

const holds = (taken: ReturnType<typeof tryLock>) => typeof taken === 'function';
const nobody = () => spawnSync(process.execPath, ['-e', '']).pid;

test('is had by one at a time, and leaves nothing behind', () => {
  const release = tryLock(lock);
  expect([holds(release), tryLock(lock)]).toEqual([true, expect.objectContaining({ pid: process.pid })]);
  if (typeof release === 'function') release();
  expect(readdirSync(join(folder, 'deep'))).toEqual([]);
});

test('waits for another process, saying which, until it is done', async () => {
  const child = await holder('setTimeout(() => release(), 300);');
  const waited: number[] = [];
  const release = await takeLock(lock, { onWait: (pid) => waited.push(pid) });
  expect(waited).toEqual([child.pid]);
  release();
});

test('of a process that was killed is taken over', async () => {
  const child = await holder();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(lock)).toBe(true);
  const release = await takeLock(lock, { onWait: () => expect.unreachable() });
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
  release();
});

test.each<[string, () => string]>([
  ['half written', () => '{"pid": 1'],
  ['empty', () => ''],
  ['of a process that is no more', () => JSON.stringify({ pid: nobody(), host: hostname(), born: '' })],
])('%s counts as none', (_, text) => {
  expect(holds(tryLock(lock))).toBe(true);
  writeFileSync(lock, text());
  expect(holds(tryLock(lock))).toBe(true);
});

test.runIf(process.platform === 'linux')('of an earlier process with the same number counts as none', () => {
  expect(holds(tryLock(lock))).toBe(true);
  writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), born: 'an earlier run 1' }));
  expect(holds(tryLock(lock))).toBe(true);
});

test('of another machine, of which nobody here knows whether it lives, is kept', () => {
  expect(holds(tryLock(lock))).toBe(true);
  writeFileSync(lock, JSON.stringify({ pid: nobody(), host: 'elsewhere', born: '' }));
  expect(holds(tryLock(lock))).toBe(false);
});

test('is had by one at a time, however many find it stale at once', async () => {
  expect(holds(tryLock(lock))).toBe(true);
  writeFileSync(lock, '{');
  const counter = join(folder, 'inside');
  const program = `const { takeLock } = await import(${module});
    const { mkdirSync, rmdirSync } = await import('node:fs');
    for (let i = 0; i < 3; i++) {
      const release = await takeLock(${JSON.stringify(lock)}, { onWait() {} });
      mkdirSync(${JSON.stringify(counter)}); // throws where another is inside
      await new Promise((done) => setTimeout(done, 5));
      rmdirSync(${JSON.stringify(counter)});
      release();
    }`;
  const all = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'ignore', 'pipe'] }),
  );
  children.push(...all);
  const codes = await Promise.all(all.map(async (child) => ((await once(child, 'exit')) as [number])[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
});
