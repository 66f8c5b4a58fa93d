import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { differences } from './differences.ts';
import { buildAlone, environmentOf, siteDir, type SiteName } from './sites.ts';

const folder = mkdtempSync(join(tmpdir(), 'tuidao-determinism-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The day in these zones is another than in Shanghai for 8 or 16 hours; the locales sort and write otherwise.
describe.each<[SiteName, Record<string, string>]>([
  ['main', { TZ: 'America/Los_Angeles', LC_ALL: 'C' }],
  ['paging', { TZ: 'UTC', LC_ALL: 'tr_TR.UTF-8' }],
])('the site %s', (name, machine) => {
  test(`is built again byte by byte under ${JSON.stringify(machine)}`, async () => {
    const outDir = join(folder, name);
    const { code, stderr } = await buildAlone({ ...environmentOf(name), ...machine, OUT_DIR: outDir });
    expect(code, stderr).toBe(0);
    expect(differences(siteDir(name), outDir)).toEqual([]);
  });
});
