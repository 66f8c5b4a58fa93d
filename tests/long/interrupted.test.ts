import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mulberry32 } from '../../src/math/random.ts';
import { differences } from '../site/differences.ts';
import { runCli, variablesOf } from '../site/sites.ts';

/*
 * Builds that are killed, that run out of room, and that meet. Whatever happens, what is served is wholly the site
 * before or wholly the site after.
 */
const root = mkdtempSync(join(tmpdir(), 'tuidao-interrupted-'));
const at = (...parts: string[]) => join(root, ...parts);
const mounts: string[] = [];
afterAll(() => {
  for (const folder of mounts) spawnSync('umount', [folder]);
  rmSync(root, { recursive: true, force: true });
});

const content = { before: at('before'), after: at('after') };
const reference = { before: at('reference/before'), after: at('reference/after') };
type Version = keyof typeof content;
/** How long a whole build takes here, in milliseconds: kills are spread over it. */
let whole = 0;

const build = (version: Version, outDir: string) =>
  runCli(['build'], { CONTENT_DIR: content[version], OUT_DIR: outDir });

beforeAll(() => {
  for (const version of ['before', 'after'] as const) {
    mkdirSync(join(content[version], 'articles'), { recursive: true });
    for (const name of ['a', 'b', version])
      writeFileSync(join(content[version], `articles/${name}.md`), `# ${name} ${version}\n\n正文 $x^2$。\n`);
    const started = performance.now();
    const { code, stderr } = build(version, reference[version]);
    whole = performance.now() - started;
    expect(code, stderr).toBe(0);
  }
});

/** Which of the two sites a folder holds, whole. */
function versionIn(folder: string): Version | 'missing' | 'neither' {
  if (!existsSync(folder)) return 'missing';
  if (differences(folder, reference.before).length === 0) return 'before';
  return differences(folder, reference.after).length === 0 ? 'after' : 'neither';
}

const putOld = (outDir: string) => {
  for (const folder of ['', '.old', '.next', '.lock'])
    rmSync(outDir + folder, { recursive: true, force: true });
  cpSync(reference.before, outDir, { recursive: true });
};

const start = (version: Version, outDir: string): ChildProcess =>
  spawn(process.execPath, ['src/build/cli.ts', 'build'], {
    stdio: 'ignore',
    env: variablesOf({ CONTENT_DIR: content[version], OUT_DIR: outDir }),
  });

describe('a build that is killed', () => {
  const outDir = at('killed/dist');
  const random = mulberry32(20);

  const expectWhole = (moment: string) => {
    const found = versionIn(outDir);
    const aside = found === 'missing' ? versionIn(`${outDir}.old`) : found;
    expect([moment, aside]).toEqual([moment, expect.stringMatching(/^(?:before|after)$/)]);
    // Any command mends the moment between the two renames.
    expect(runCli(['check'], { CONTENT_DIR: content.before, OUT_DIR: outDir }).code).toBe(0);
    expect([moment, versionIn(outDir)]).toEqual([moment, aside]);
  };

  test('at any of sixteen moments leaves one site or the other', async () => {
    for (let i = 0; i < 16; i++) {
      putOld(outDir);
      const child = start('after', outDir);
      const delay = random() * whole;
      await pause(delay);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expectWhole(`after ${delay.toFixed(0)} of ${whole.toFixed(0)} ms`);
    }
  });

  test('while the new site is put in its place leaves one or the other, four times', async () => {
    for (let i = 0; i < 4; i++) {
      putOld(outDir);
      const child = start('after', outDir);
      while (!existsSync(`${outDir}.next`) && child.exitCode === null) await pause(1);
      if (i > 0) await pause(random() * 4);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expectWhole(`near the renames, ${i}`);
    }
  });

  test('does not hold up the next, which leaves nothing of it', () => {
    const { code, stdout } = build('after', outDir);
    expect([code, stdout]).toEqual([0, expect.stringContaining('已发布')]);
    expect(versionIn(outDir)).toBe('after');
    expect(['.old', '.next', '.lock'].filter((ending) => existsSync(outDir + ending))).toEqual([]);
    expect(existsSync('.cache/stage') || existsSync('.cache/build.lock')).toBe(false);
  });
});

/** A file system of its own with so much room; undefined where none may be made. */
function smallDisk(name: string, kilobytes: number): string | undefined {
  const folder = at(name);
  mkdirSync(folder);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  if (status !== 0) return undefined;
  mounts.push(folder);
  return folder;
}

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

describe('a build without room', () => {
  const expectOld = (outDir: string, { code, stderr }: { code: number; stderr: string }, message: RegExp) => {
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
    expect(versionIn(outDir)).toBe('before');
    expect(['.old', '.next', '.lock'].filter((ending) => existsSync(outDir + ending))).toEqual([]);
  };

  test.runIf(mayMount)('on the disk of its output keeps the old site, and says so', () => {
    const size = Number(
      spawnSync('du', ['-sk', reference.before], { encoding: 'utf8' }).stdout.split('\t')[0],
    );
    const disk = smallDisk('full', Math.round(size * 1.5));
    if (disk === undefined) return expect.unreachable('no file system can be mounted');
    const outDir = join(disk, 'dist');
    putOld(outDir);
    expectOld(outDir, build('after', outDir), /^磁盘满了；应腾出空间，再运行一次/m);
  });

  test.runIf(process.platform !== 'win32')('for a file of its size keeps the old site', () => {
    const outDir = at('limited/dist');
    putOld(outDir);
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', `ulimit -f 40; exec "${process.execPath}" src/build/cli.ts build`],
      { encoding: 'utf8', env: variablesOf({ CONTENT_DIR: content.after, OUT_DIR: outDir }) },
    );
    // A system may end a program that writes too much, before it can say anything.
    expect([1, null, 153]).toContain(status);
    if (status === 1) expect(stderr).toMatch(/ulimit -f/);
    expect(versionIn(outDir)).toBe('before');
    expect(build('after', outDir).code).toBe(0);
    expect(versionIn(outDir)).toBe('after');
  });

  test.runIf(mayMount)('to be written at all stops before any work, and says so', () => {
    const disk = smallDisk('read-only', 60_000);
    if (disk === undefined) return expect.unreachable('no file system can be mounted');
    const outDir = join(disk, 'dist');
    putOld(outDir);
    spawnSync('mount', ['-o', 'remount,ro', disk]);
    const { code, stderr } = build('after', outDir);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^OUT_DIR=\S+ 不能写.*应改/)]);
    expect(versionIn(outDir)).toBe('before');
  });

  test.runIf(mayMount)('to be moved, the root of a file system, stops before any work, and says so', () => {
    const disk = smallDisk('a-root', 1000);
    if (disk === undefined) return expect.unreachable('no file system can be mounted');
    const { code, stderr } = build('after', disk);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/文件系统的根.*应写成它下面的文件夹/)]);
  });
});

const otherDisk = ['/dev/shm', '/run/user'].find(
  (folder) => existsSync(folder) && statSync(folder).dev !== statSync('.').dev,
);

test.runIf(otherDisk !== undefined)('a site on another file system than the project is the same', () => {
  const folder = mkdtempSync(join(otherDisk ?? '', 'tuidao-'));
  const outDir = join(folder, 'dist');
  expect(build('before', outDir).code).toBe(0);
  expect(build('after', outDir).code).toBe(0);
  expect(versionIn(outDir)).toBe('after');
  rmSync(folder, { recursive: true });
});

describe('two builds at once', () => {
  const endOf = async (child: ChildProcess) => ((await once(child, 'exit')) as [number | null])[0];

  test('into two places both succeed, each with its own content', async () => {
    const outDirs = { before: at('two/before'), after: at('two/after') };
    const both = [start('before', outDirs.before), start('after', outDirs.after)];
    expect(await Promise.all(both.map(endOf))).toEqual([0, 0]);
    expect([versionIn(outDirs.before), versionIn(outDirs.after)]).toEqual(['before', 'after']);
  });

  test('into one place both succeed, and the later one stands', async () => {
    const outDir = at('one/dist');
    const both = [start('before', outDir), start('after', outDir)];
    expect(await Promise.all(both.map(endOf))).toEqual([0, 0]);
    expect(versionIn(outDir)).toMatch(/^(?:before|after)$/);
  });
});
