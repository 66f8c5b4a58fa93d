/**
 * The Nu HTML checker over every page. It is a Java program, and its package of 31 MB is no dependency of the project:
 * it is put into the cache when this is first run. `VNU_JAR` names another one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { fileOf, htmlPages, siteDir, type SiteName } from '../site/sites.ts';

const version = '26.9.27';
const cache = resolve('.cache/vnu');
const jar = process.env['VNU_JAR'] ?? join(cache, 'node_modules/vnu-jar/build/dist/vnu.jar');

/** Why pages can't be checked here; undefined where they can. */
function obstacle(): string | undefined {
  if (spawnSync('java', ['-version']).status !== 0) return 'there is no Java';
  if (existsSync(jar)) return undefined;
  const args = [
    'install',
    '--prefix',
    cache,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `vnu-jar@${version}`,
  ];
  spawnSync('npm', args, { stdio: 'ignore', shell: process.platform === 'win32' });
  return existsSync(jar) ? undefined : `vnu-jar ${version} could not be had from npm`;
}

const reason = obstacle();
if (reason !== undefined) console.log(`the validity of pages is not checked: ${reason}`);

interface Message {
  type: 'error' | 'info' | 'non-document-error';
  url: string;
  lastLine?: number;
  message: string;
  extract?: string;
}

test.skipIf(reason !== undefined).each<SiteName>(['main', 'base', 'paging', 'foreign'])(
  'no page of the site %s has an error in its HTML',
  (name) => {
    const pages = htmlPages(name).map((page) => fileOf(name, page));
    expect(pages.length).toBeGreaterThan(5);
    const { stderr } = spawnSync('java', ['-jar', jar, '--format', 'json', '--exit-zero-always', ...pages], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const { messages } = JSON.parse(stderr) as { messages: Message[] };
    const errors = messages.filter(({ type }) => type !== 'info');
    const lines = errors.map(({ url, lastLine, message, extract }) => {
      const page = decodeURIComponent(url).split(siteDir(name))[1] ?? url;
      return `${page}:${lastLine ?? 0}: ${message} ${extract ?? ''}`;
    });
    expect([...new Set(lines)].slice(0, 40)).toEqual([]);
  },
);
