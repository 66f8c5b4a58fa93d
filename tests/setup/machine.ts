import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/**
 * The browser that the tests drive: `CHROMIUM_PATH`, Playwright's own, Chrome, Debian's Chromium.
 * @returns its path, or undefined where there is none
 * @throws when `CHROMIUM_PATH` names no file
 */
export function findBrowser(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH=${given} does not exist`);
    return given;
  }
  const onPath = ['google-chrome', 'chromium', 'chromium-browser'].map(
    (name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim() ?? '',
  );
  return [chromium.executablePath(), ...onPath, '/usr/bin/chromium'].find(
    (path) => path !== '' && existsSync(path),
  );
}

/** Whether letters of Chinese are drawn, not boxes. Without `fc-list` (not Linux) the system is trusted. */
export function hasChineseFont(): boolean {
  const { error, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (error !== undefined) return process.platform !== 'linux';
  return stdout.trim() !== '';
}
