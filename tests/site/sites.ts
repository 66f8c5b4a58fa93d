/**
 * The built sites that the tests of `tests/site` and `tests/browser` read. Vitest builds them once before all tests
 * (`setup.ts`) and anew only when something they depend on has changed.
 *
 * - `main`: the real content
 * - `base`: the real content under `BASE_PATH=/kb`, `SITE_URL=https://example.org`
 * - `paging`: generated content (`paging-content.ts`): tags and categories of 24 and 25 articles, drafts, future posts
 * - `foreign`: `tests/fixtures/foreign`, Markdown without front matter as other tools write it
 * - `hostile`: generated content (`hostile-content.ts`) full of faults that would run scripts, built with `--lenient`;
 *   what holds of every sound site (`siteNames`) need not hold of it
 *
 * A test file says `const html = readPage('paging', '/tags/c++/')`, `siteDir('main')`, `htmlPages('base')`.
 * A site whose build failed throws there, with the beginning of what it printed (all of it stands in the set-up's output); tests of the other sites go on.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeHostileContent } from './hostile-content.ts';
import { writePagingContent } from './paging-content.ts';

/** The day of all builds: what is later is not published. */
export const buildDate = '2026-02-01';

const root = resolve('.cache/sites');
const pagingContent = join(root, 'paging-content');
const hostileContent = join(root, 'hostile-content');

interface Recipe {
  env: Record<string, string>;
  args?: readonly string[];
  prepare?: () => void;
}

const recipes = {
  main: { env: {} },
  base: { env: { BASE_PATH: '/kb', SITE_URL: 'https://example.org' } },
  paging: { env: { CONTENT_DIR: pagingContent }, prepare: () => writePagingContent(pagingContent) },
  foreign: { env: { CONTENT_DIR: 'tests/fixtures/foreign' } },
  hostile: {
    env: { CONTENT_DIR: hostileContent },
    args: ['--lenient'],
    prepare: () => writeHostileContent(hostileContent),
  },
} satisfies Record<string, Recipe>;

export type SiteName = keyof typeof recipes;

const allNames = Object.keys(recipes) as SiteName[];

/** The sites without a fault in their content. */
export const siteNames = allNames.filter((name) => name !== 'hostile');

/** The base path of a site: empty but for `base`. */
export const basePathOf = (name: SiteName): string => (name === 'base' ? '/kb' : '');

/** The origin in a site's absolute addresses; undefined stands for the one in the config. */
export const siteUrlOf = (name: SiteName): string | undefined =>
  name === 'base' ? 'https://example.org' : undefined;

export interface CliResult {
  code: number;
  stdout: string;
  stderr: string;
}

// Variables of the contract, and those that Vitest sets, which Astro would take for its own.
const ours = new Set(
  'CONTENT_DIR OUT_DIR SITE_URL BASE_PATH BUILD_DATE NODE_ENV NODE_OPTIONS MODE DEV PROD SSR TEST BASE_URL'.split(
    ' ',
  ),
);

/** The variables of a command: none of the contract but `env` and the fixed day. */
export function variablesOf(env: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([key]) => !ours.has(key) && !/^(TUIDAO|VITEST)_?/.test(key),
  );
  return { ...Object.fromEntries(inherited), BUILD_DATE: buildDate, ...env };
}

/** Runs `src/build/cli.ts`, with no variable of the contract but `env` and the fixed day. */
export function runCli(args: readonly string[], env: Record<string, string> = {}): CliResult {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['src/build/cli.ts', ...args], {
    encoding: 'utf8',
    env: variablesOf(env),
  });
  return { code: status ?? -1, stdout, stderr: signal === null ? stderr : `${stderr}\nended by ${signal}` };
}

const outDirOf = (name: SiteName) => join(root, name);
const failureOf = (name: SiteName) => join(root, `${name}.failure`);
const stampOf = (name: SiteName) => join(root, `${name}.stamp`);

/** Builds every site whose sources have changed, one after the other: builds share `.astro` and `.cache`. */
export async function buildSites(log: (line: string) => void): Promise<void> {
  mkdirSync(root, { recursive: true });
  await whileLocked(join(root, 'lock'), () => {
    const digest = digestOf([
      'src',
      'content',
      'public',
      'astro.config.mjs',
      'package-lock.json',
      'tests/site/hostile-content.ts',
      'tests/site/paging-content.ts',
      'tests/site/payloads.ts',
      'tests/fixtures',
    ]);
    for (const name of allNames) {
      const stamp = existsSync(stampOf(name)) ? readFileSync(stampOf(name), 'utf8') : '';
      if (stamp === digest) continue;
      rmSync(stampOf(name), { force: true });
      rmSync(failureOf(name), { force: true });
      const recipe: Recipe = recipes[name];
      recipe.prepare?.();
      const started = performance.now();
      const { code, stdout, stderr } = runCli(['build', ...(recipe.args ?? [])], {
        OUT_DIR: outDirOf(name),
        ...recipe.env,
      });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (code === 0) {
        writeFileSync(stampOf(name), digest);
        log(`built the site "${name}" in ${seconds} s`);
      } else {
        writeFileSync(failureOf(name), `exit code ${code}\n${stdout}\n${stderr}`);
        log(`could NOT build the site "${name}": exit code ${code}\n${stdout}\n${stderr}`);
      }
    }
  });
}

/**
 * Builds once more, into a folder of the test's own, when no other build is under way in this checkout.
 * @param before is done just before the build, when no other can begin
 */
export async function buildAlone(
  env: Record<string, string>,
  args: readonly string[] = [],
  before: () => void = () => {},
): Promise<CliResult> {
  let result: CliResult = { code: -1, stdout: '', stderr: '' };
  await whileLocked(join(root, 'lock'), () => {
    before();
    result = runCli(['build', ...args], env);
  });
  return result;
}

/** The environment of a built site, but for `OUT_DIR`. */
export const environmentOf = (name: SiteName): Record<string, string> => recipes[name].env;

/** Hash of files and folders: their names and their bytes. */
function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(`${path}\n`).update(readFileSync(path));
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

/** Two runs of the tests in one checkout wait for each other; a lock whose holder is dead counts as none. */
async function whileLocked(lock: string, work: () => void): Promise<void> {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : '');
      if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
      else await new Promise((done) => setTimeout(done, 500));
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * The folder of a built site.
 * @throws where its build failed
 */
export function siteDir(name: SiteName): string {
  if (existsSync(failureOf(name))) {
    throw new Error(
      `the site "${name}" was not built; ${readFileSync(failureOf(name), 'utf8').slice(0, 400)}`,
    );
  }
  return outDirOf(name);
}

/** The file that answers an address: `/tags/c++/` → `tags/c++/index.html`, decoded, without the base path. */
export function fileOf(name: SiteName, path: string): string {
  const base = basePathOf(name);
  const below = base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  const file = decodeURIComponent(below.replace(/[?#].*$/, ''));
  return join(siteDir(name), file.endsWith('/') ? `${file}index.html` : file);
}

/** Whether an address of a site has an answer. */
export const answers = (name: SiteName, path: string): boolean => {
  const file = fileOf(name, path);
  return existsSync(file) && statSync(file).isFile();
};

/** The text of the page or file at an address (`/`, `/tags/甲/`, `/feed.xml`). */
export const readPage = (name: SiteName, path: string): string => readFileSync(fileOf(name, path), 'utf8');

/** All files of a built site, as paths below it, sorted. */
export function siteFiles(name: SiteName): string[] {
  return listFiles(siteDir(name));
}

/** All files below a folder, as paths relative to it, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Addresses of all HTML pages of a site, without its base path: `/`, `/tags/`, `/404.html`; only `%` is encoded. */
export function htmlPages(name: SiteName): string[] {
  return siteFiles(name)
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1').replaceAll('%', '%25')}`);
}
