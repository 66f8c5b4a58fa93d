import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { variablesOf } from '../site/sites.ts';

/*
 * Articles that nobody wrote by hand. Each is checked by a process of its own, with the memory that it may take as the
 * limit of its heap, and its processor seconds are compared with those of an ordinary article on the same machine.
 */
const folder = mkdtempSync(join(tmpdir(), 'tuidao-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  code: number | null;
  output: string;
  /** Processor time, in microseconds. */
  cpu: number;
}

/** Checks one article, none of which an earlier run has kept. */
function check(name: string, text: string): Run {
  const contentDir = join(folder, name);
  mkdirSync(join(contentDir, 'articles'), { recursive: true });
  writeFileSync(join(contentDir, 'articles/a.md'), text);
  const program = `
    process.on('exit', () => {
      const { user, system } = process.cpuUsage();
      process.stderr.write('\\ncpu ' + (user + system) + '\\n');
    });
    process.argv.push('check');
    await import(${JSON.stringify(join(process.cwd(), 'src/build/cli.ts'))});
  `;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=1500', '--input-type=module', '-e', program],
    {
      encoding: 'utf8',
      env: variablesOf({ CONTENT_DIR: contentDir, TUIDAO_CACHE: join(folder, 'cache') }),
      maxBuffer: 1e9,
      timeout: 300_000,
      killSignal: 'SIGKILL',
    },
  );
  const cpu = Number(/cpu (\d+)/.exec(stderr)?.[1] ?? Number.POSITIVE_INFINITY);
  return { code: status, output: stdout + stderr, cpu };
}

// The very first also compiles the program, for all that follow.
check('first', '## 头一节\n\n设 $y$ 为**数**。\n');
const ordinary = check('ordinary', '## 一节\n\n设 $x$ 为**数**。\n').cpu;

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

describe('a large article is checked within ten seconds where an ordinary one takes half of one', () => {
  test.each<[string, string]>([
    ['5,000 formulas', lines(5000, (i) => `设 $x_{${i}}+\\frac{${i}}{2}$ 有\n\n`)],
    ['5,000 displays', lines(5000, (i) => `$$\nx_{${i}}\n$$\n\n`)],
    ['5,000 formulas in one paragraph', `${lines(5000, (i) => `$x_{${i}}$ 有 `)}\n`],
    ['a table of 10,000 rows', `| a | b |\n| - | - |\n${lines(10_000, (i) => `| ${i} | $x$ |\n`)}`],
    ['20,000 lines of code', `\`\`\`py\n${lines(20_000, (i) => `def f${i}(x): return x\n`)}\`\`\`\n`],
    ['a file of nearly 2 MB', '这一段文字不长，只是重复许多遍。\n\n'.repeat(38_000)],
  ])('%s', (name, text) => {
    const { code, cpu } = check(name, text);
    expect(code).toBe(0);
    expect(cpu / ordinary).toBeLessThan(20);
  });

  test.each<[string, string]>([
    ['a file of 5 MB', '这一段文字不长，只是重复许多遍。\n\n'.repeat(100_000)],
    ['a million lines', `${'\n'.repeat(1_000_000)}x\n`],
  ])('or refused, with the limit: %s', (name, text) => {
    const { code, output, cpu } = check(name, text);
    expect(code).toBe(1);
    expect(output).toMatch(/最多 \d+ (?:MB|行).*\[text\/size\]/);
    expect(cpu / ordinary).toBeLessThan(4);
  });
});

describe('a hostile article is checked within two seconds, or refused with the limit', () => {
  const runs = (mark: string, count: number): [string, string] => [
    `${count} × ${JSON.stringify(mark)}`,
    `${mark.repeat(count)}\n`,
  ];
  test.each<[string, string]>([
    runs('> ', 10_000),
    runs('- ', 10_000),
    runs('1. ', 10_000),
    runs('[', 50_000),
    runs('[]', 50_000),
    runs('![', 50_000),
    runs('[a](', 50_000),
    runs('](', 50_000),
    runs('[a][b]', 10_000),
    runs('[[', 50_000),
    ['brackets inside one another', `${'['.repeat(25_000)}x${']'.repeat(25_000)}\n`],
    runs('`', 50_000),
    runs('` ', 50_000),
    runs('`` ` ', 10_000),
    ['backticks in runs of every length', `${lines(1000, (i) => `${'`'.repeat(i + 1)} `)}\n`],
    runs('$', 50_000),
    runs('$ ', 50_000),
    runs('$a', 50_000),
    runs('$$a', 50_000),
    runs('$$\n', 10_000),
    runs('\\(', 50_000),
    runs('\\begin{align}', 10_000),
    ['braces inside one another', `$${'{'.repeat(5000)}x${'}'.repeat(5000)}$\n`],
    runs('*', 50_000),
    runs('*a ', 50_000),
    runs('**a', 50_000),
    runs('*a**b', 25_000),
    runs('**中。', 25_000),
    runs('_a', 50_000),
    runs('~~a', 50_000),
    runs('<', 50_000),
    runs('<a ', 50_000),
    runs('<!--', 50_000),
    runs('<div>\n', 10_000),
    runs('<b>', 10_000),
    runs('<String> ', 5000),
    runs('&', 50_000),
    runs('&#x', 50_000),
    runs('|', 50_000),
    ['a table of 1,000 columns', `|${'a|'.repeat(1000)}\n|${'-|'.repeat(1000)}\n`],
    runs('[^a]', 10_000),
    runs('http://', 10_000),
    runs('a@', 50_000),
    runs('\u202E', 50_000),
  ])('%s', (name, text) => {
    const { code, output, cpu } = check(name.replace(/\P{L}+/gu, '-') + text.length, text);
    expect(code === 0 || /\[\S+\/\S+\]/.test(output), output.slice(0, 300)).toBe(true);
    expect(output).not.toMatch(/^\s+at /m);
    expect(cpu / ordinary).toBeLessThan(6);
  });
});
