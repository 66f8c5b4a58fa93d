import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { differences } from '../site/differences.ts';
import { buildAlone, environmentOf } from '../site/sites.ts';

const folder = mkdtempSync(join(tmpdir(), 'tuidao-matrix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const zones = ['Asia/Shanghai', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kolkata'];
const locales = ['C', 'zh_CN.UTF-8', 'tr_TR.UTF-8'];

const build = async (name: string, machine: Record<string, string>) => {
  const outDir = join(folder, name);
  const { code, stderr } = await buildAlone({ ...environmentOf('main'), ...machine, OUT_DIR: outDir });
  expect(code, stderr).toBe(0);
  return outDir;
};

test('the site is the same byte by byte in five time zones and three locales', async () => {
  const first = await build('first', {});
  for (const TZ of zones) {
    for (const LC_ALL of locales) {
      const other = await build('other', { TZ, LC_ALL });
      expect(differences(first, other), `${TZ} ${LC_ALL}`).toEqual([]);
    }
  }
}, 900_000);
