import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences } from '../site/differences.ts';
import { siteDir, variablesOf } from '../site/sites.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-matrix-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const zones = ['Asia/Shanghai', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kolkata'];
const locales = ['C', 'zh_CN.UTF-8', 'tr_TR.UTF-8'];

/** Two copies of the project, one of them where paths are longer and hold what paths seldom do. */
const copies = { near: join(root, 'one'), far: join(root, '又一处 of a longer path/and deeper') } as const;

beforeAll(() => {
  for (const copy of Object.values(copies)) {
    mkdirSync(copy, { recursive: true });
    for (const name of ['src', 'content', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json'])
      cpSync(name, join(copy, name), { recursive: true });
    cpSync('tsconfig.json', join(copy, 'tsconfig.json'));
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  }
});

/** Builds in a copy, from nothing or from what earlier builds have kept there. */
function build(copy: keyof typeof copies, machine: Record<string, string>, isCold: boolean): string {
  const outDir = join(root, `${copy}-site`);
  if (isCold) rmSync(join(copies[copy], '.cache'), { recursive: true, force: true });
  const { status, stderr } = spawnSync(process.execPath, ['src/build/cli.ts', 'build'], {
    encoding: 'utf8',
    cwd: copies[copy],
    env: variablesOf({ ...machine, OUT_DIR: outDir }),
  });
  expect(status, stderr).toBe(0);
  return outDir;
}

test.each(zones.map((TZ, round) => ({ TZ, round })))(
  'the site is the same byte by byte in three locales, from two folders, of old and new caches: $TZ',
  ({ TZ, round }) => {
    for (const [i, LC_ALL] of locales.entries()) {
      // The near one is cold where the far one is warm, but for the first of all; each locale has its turn, for a
      // warm build shows what another has rendered.
      for (const [copy, isCold] of [
        ['near', i === round % locales.length],
        ['far', i === (round + 1) % locales.length],
      ] as const) {
        const found = differences(siteDir('main'), build(copy, { TZ, LC_ALL, LANG: LC_ALL }, isCold));
        expect([copy, LC_ALL, found]).toEqual([copy, LC_ALL, []]);
      }
    }
  },
);
