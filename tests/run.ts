/**
 * All tests, in order: format, lint, types, unit tests, tests of built sites and in the browser.
 * `--long` runs `tests/long` in their place. The last line is `N passed, N failed`; the exit code is 1 on a failure.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, resolve } from 'node:path';

interface Outcome {
  passed: number;
  failed: number;
  skipped: string[];
}

const env = {
  ...process.env,
  PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  BUILD_DATE: '2026-02-01',
  ASTRO_TELEMETRY_DISABLED: '1',
};

/** Runs a command of the project; its output is shown as it comes. */
function run(command: string, args: readonly string[]): boolean {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  return status === 0;
}

/** A step that passes or fails as a whole. */
function step(name: string, command: string, args: readonly string[]): Outcome {
  const started = performance.now();
  console.log(`\n— ${name}`);
  const fine = run(command, args);
  console.log(`— ${name}: ${fine ? 'passed' : 'FAILED'} (${seconds(started)})`);
  return { passed: fine ? 1 : 0, failed: fine ? 0 : 1, skipped: [] };
}

const seconds = (started: number) => `${((performance.now() - started) / 1000).toFixed(1)} s`;

interface VitestReport {
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
}

/** Runs a project of Vitest and counts its tests. A file that does not load counts as one failure. */
function vitest(project: string): Outcome {
  const started = performance.now();
  console.log(`\n— ${project} tests`);
  const folder = mkdtempSync(join(tmpdir(), 'tuidao-report-'));
  const file = join(folder, 'report.json');
  const fine = run('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const outcome: Outcome = { passed: 0, failed: 0, skipped: [] };
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
    for (const { name, status, assertionResults } of testResults) {
      const failures = assertionResults.filter((one) => one.status === 'failed').length;
      outcome.passed += assertionResults.filter((one) => one.status === 'passed').length;
      outcome.failed += status === 'failed' ? Math.max(1, failures) : failures;
      for (const one of assertionResults) {
        if (!['passed', 'failed'].includes(one.status))
          outcome.skipped.push(`${relative('.', name)}: ${one.fullName}`);
      }
    }
  } catch (error) {
    console.error(`no report of the ${project} tests: ${(error as Error).message}`);
  }
  rmSync(folder, { recursive: true, force: true });
  // Errors outside any test, or no report at all.
  if (!fine && outcome.failed === 0) outcome.failed = 1;
  console.log(`— ${project} tests: ${outcome.passed} passed, ${outcome.failed} failed (${seconds(started)})`);
  return outcome;
}

/** Finds a browser and a Chinese font, or installs them, or says what to do. */
async function prepareMachine(): Promise<Outcome> {
  const { findBrowser, hasChineseFont } = await import('./setup/machine.ts');
  const isReady = () => findBrowser() !== undefined && hasChineseFont();
  const onDebian = process.getuid?.() === 0 && run('sh', ['-c', 'command -v apt-get >/dev/null']);
  if (!isReady() && onDebian) {
    console.log('No browser or no Chinese font: installing Debian’s chromium and fonts-noto-cjk.');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']);
  }
  if (findBrowser() === undefined) {
    console.log('No browser: downloading Playwright’s Chromium.');
    run('playwright-core', ['install', 'chromium']);
  }
  if (findBrowser() === undefined) {
    console.error(
      'No browser. Run `npx playwright-core install --with-deps chromium`, or set CHROMIUM_PATH.',
    );
  }
  if (!hasChineseFont()) {
    console.error('No Chinese font. Run `sudo apt-get install -y fonts-noto-cjk`, or install Noto Sans CJK.');
  }
  const ready = isReady();
  console.log(`— browser and font: ${ready ? 'passed' : 'FAILED'}${ready ? ` (${findBrowser()})` : ''}`);
  return { passed: ready ? 1 : 0, failed: ready ? 0 : 1, skipped: [] };
}

const outcomes: Outcome[] = [];
if (process.argv.includes('--long')) {
  outcomes.push(vitest('long'));
} else {
  outcomes.push(await prepareMachine());
  outcomes.push(step('format', 'prettier', ['--check', '--log-level=warn', '.']));
  outcomes.push(step('lint', 'biome', ['lint', '--error-on-warnings', '.']));
  outcomes.push(step('types', 'astro', ['check', '--minimumSeverity', 'warning']));
  outcomes.push(vitest('unit'));
  outcomes.push(vitest('site'));
}

const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
const skipped = outcomes.flatMap((outcome) => outcome.skipped);
for (const name of skipped) console.log(`skipped: ${name}`);
const failed = sum((outcome) => outcome.failed);
const tail = skipped.length === 0 ? '' : `, ${skipped.length} skipped`;
process.exitCode = failed > 0 ? 1 : 0;
console.log(`\n${sum((outcome) => outcome.passed)} passed, ${failed} failed${tail}`);
