import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const guard = './src/build/node-version.js';

/** Runs a program after the guard, in a Node that says it is of another version. */
function runAs(version: string) {
  const pretend = `Object.defineProperty(process, 'versions', { value: { node: ${JSON.stringify(version)} } })`;
  const imports = [`data:text/javascript,${encodeURIComponent(pretend)}`, guard];
  const program = "console.log('ran')";
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...imports.flatMap((one) => ['--import', one]), '-e', program],
    { encoding: 'utf8' },
  );
  return { status, stdout: stdout.trim(), stderr };
}

test.each(['18.20.0', '20.19.0', '22.17.1'])(
  'Node %s, which reads no TypeScript, is told what to do',
  (version) => {
    const { status, stdout, stderr } = runAs(version);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Node \S+ 太旧；应是 22\.18 以上.*npm ci.*\n$/);
  },
);

test.each(['22.18.0', '23.6.0', '24.0.0'])('Node %s runs', (version) => {
  expect(runAs(version)).toEqual({ status: 0, stdout: 'ran', stderr: '' });
});

test('every script that runs a program of ours asks first', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const ours = Object.values(scripts).filter((script) => /\.ts\b/.test(script));
  expect(ours.length).toBeGreaterThan(5);
  for (const script of ours) expect(script).toContain(`node --import ${guard} `);
});

test('the READMEs name the same version', () => {
  for (const name of ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md'])
    expect(readFileSync(name, 'utf8'), name).toContain('22.18');
});
