import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildAlone, listFiles, runCli, type CliResult } from './sites.ts';

const folder = mkdtempSync(join(tmpdir(), 'tuidao-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const broken = { CONTENT_DIR: 'tests/fixtures/broken' };

/** The faults that a run printed, as `file:line:column rule`, in order. */
const faultsOf = ({ stdout, stderr }: CliResult) =>
  `${stdout}\n${stderr}`
    .split('\n')
    .flatMap((line) => /^(\S+:\d+:\d+) {2}.*\[(\S+)\]$/.exec(line)?.slice(1).join(' ') ?? []);

describe('check', () => {
  const result = runCli(['check'], broken);

  test('ends with 1 for faults', () => {
    expect(result.code).toBe(1);
  });

  test('lists every fault of every file with file, line, column and rule, sorted', () => {
    const at = (place: string, rule: string) => `tests/fixtures/broken/articles/${place} ${rule}`;
    expect(faultsOf(result)).toEqual([
      at('first.md:3:1', 'frontmatter/value'),
      at('first.md:4:1', 'frontmatter/unknown-key'),
      at('first.md:5:8', 'frontmatter/value'),
      at('first.md:6:1', 'frontmatter/duplicate-key'),
      at('first.md:7:17', 'frontmatter/unknown-article'),
      at('first.md:12:19', 'formula/tex'),
      at('first.md:15:7', 'formula/tex'),
      at('first.md:18:3', 'links/broken'),
      at('first.md:18:24', 'labels/unknown-label'),
      at('first.md:18:43', 'citations/unknown-key'),
      at('first.md:20:1', 'images/missing'),
      at('first.md:22:1', 'figures/unknown-figure'),
      at('first.md:24:1', 'links/anchor'),
      at('second.md:2:16', 'frontmatter/toml'),
      at('third.md:2:1', 'content/duplicate-slug'),
    ]);
  });

  test('says for each what is wrong and what was expected, in Chinese', () => {
    const lines = `${result.stdout}\n${result.stderr}`
      .split('\n')
      .filter((line) => /\[\S+\/\S+\]$/.test(line));
    const curt = lines.filter((line) => !/[；？].*\p{Script=Han}/u.test(line) && !/是否想写/.test(line));
    expect(curt).toEqual([]);
  });

  test('prints every fault into a pipe, however many', () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    writeFileSync(join(many, 'a.md'), '见[甲](none.md)。\n\n'.repeat(2000));
    expect(faultsOf(runCli(['check'], { CONTENT_DIR: many }))).toHaveLength(2000);
    const { stdout } = runCli(['check', '--format', 'json'], { CONTENT_DIR: many });
    expect(JSON.parse(stdout)).toHaveLength(2000);
  });

  test('ends with 0 for warnings alone, and counts them apart', () => {
    const warned = join(folder, 'warned');
    mkdirSync(warned);
    writeFileSync(join(warned, 'a.md'), '```pyhton\nx\n```\n');
    const { code, stdout, stderr } = runCli(['check'], { CONTENT_DIR: warned });
    expect([code, stdout]).toEqual([0, '检查了 1 篇文章：0 处错误，1 处警告\n']);
    expect(stderr).toMatch(/^\S+a\.md:1:4 {2}警告 .*\[code\/language\]\n$/);
  });

  test('gives the same faults as JSON to an editor', () => {
    const { code, stdout } = runCli(['check', '--format', 'json'], broken);
    const faults = JSON.parse(stdout) as {
      path: string;
      line: number;
      column: number;
      rule: string;
      source: string;
    }[];
    expect(code).toBe(1);
    expect(
      faults.map(({ path, line, column, source, rule }) => `${path}:${line}:${column} ${source}/${rule}`),
    ).toEqual(faultsOf(result));
    for (const fault of faults) {
      expect(fault).toMatchObject({ severity: expect.stringMatching(/^(?:error|warning)$/) });
      expect(fault).toMatchObject({ reason: expect.stringMatching(/\p{Script=Han}/u) });
    }
  });

  test('ends with 0 and still lists everything when lenient', () => {
    const lenient = runCli(['check', '--lenient'], broken);
    expect(lenient.code).toBe(0);
    expect(faultsOf(lenient)).toEqual(faultsOf(result));
  });

  test('ends with 0 where nothing is wrong', () => {
    const fine = runCli(['check'], { CONTENT_DIR: 'tests/fixtures/foreign' });
    expect(faultsOf(fine)).toEqual([]);
    expect(fine.code).toBe(0);
    expect(fine.stdout).toContain('检查了 3 篇文章：0 处错误');
  });

  test('finds nothing wrong with the articles of this site', () => {
    const own = runCli(['check']);
    expect(faultsOf(own)).toEqual([]);
    expect(own.code).toBe(0);
  });
});

describe('build', () => {
  test('publishes nothing when there are faults, and keeps the old site as it was', async () => {
    const outDir = join(folder, 'kept');
    mkdirSync(outDir, { recursive: true });
    writeFileSync(join(outDir, 'index.html'), 'the old site');
    const { code, stderr } = await buildAlone({ ...broken, OUT_DIR: outDir });
    expect(code).toBe(1);
    expect(stderr).toContain('没有发布');
    expect(listFiles(outDir)).toEqual(['index.html']);
    expect(readFileSync(join(outDir, 'index.html'), 'utf8')).toBe('the old site');
    expect(existsSync(`${outDir}.next`)).toBe(false);
  });

  test('publishes all that can be read when lenient', async () => {
    const outDir = join(folder, 'lenient');
    const result = await buildAlone({ ...broken, OUT_DIR: outDir }, ['--lenient']);
    expect(result.code).toBe(0);
    expect(faultsOf(result)).toHaveLength(15);
    const pages = listFiles(join(outDir, 'articles')).filter((file) => file.endsWith('.html'));
    expect(pages).toEqual(['first-2/index.html', 'first/index.html', 'second/index.html']);
    const html = pages.map((page) => readFileSync(join(outDir, 'articles', page), 'utf8')).join('\n');
    expect(html).toContain('\\undefinedmacro');
    expect(html).toContain('第二篇也报告');
    expect(existsSync(`${outDir}.old`) || existsSync(`${outDir}.next`)).toBe(false);
  });

  test('mends what a build that was killed between two renames has left', async () => {
    const outDir = join(folder, 'killed');
    mkdirSync(`${outDir}.old`, { recursive: true });
    writeFileSync(join(`${outDir}.old`, 'index.html'), 'the old site');
    const { code } = await buildAlone({ ...broken, OUT_DIR: outDir });
    expect(code).toBe(1);
    expect(readFileSync(join(outDir, 'index.html'), 'utf8')).toBe('the old site');
  });
});

describe('a build while another is at work', () => {
  test('says which, waits for it, and goes on', async () => {
    const lock = JSON.stringify(join(process.cwd(), 'src/build/lock.ts'));
    const [go, atWork] = [join(folder, 'go'), join(folder, 'at-work')];
    // Takes the lock when told to, and lets go of it when it has seen somebody else try.
    const program = `const { existsSync, readdirSync, writeFileSync, watch } = await import('node:fs');
      const { takeLock } = await import(${lock});
      while (!existsSync(${JSON.stringify(go)})) await new Promise((done) => setTimeout(done, 20));
      const release = await takeLock('.cache/build.lock', { onWait() {} });
      const watcher = watch('.cache', (_, name) => {
        if (!/^build\\.lock\\.\\d+$/.test(name ?? '') || name === 'build.lock.' + process.pid) return;
        watcher.close();
        setTimeout(release, 500);
      });
      writeFileSync(${JSON.stringify(atWork)}, '');`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' });
    const begin = () => {
      writeFileSync(go, '');
      while (!existsSync(atWork)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    };
    const { code, stderr } = await buildAlone({ ...broken, OUT_DIR: join(folder, 'waited') }, [], begin);
    expect(stderr).toMatch(new RegExp(`^另一次构建（进程 ${other.pid}）还在进行，等它结束……\n`));
    expect(code).toBe(1);
  });

  test('is not held up by one that was killed', async () => {
    const leave = () =>
      writeFileSync('.cache/build.lock', JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), born: '' }));
    const { code, stderr } = await buildAlone({ ...broken, OUT_DIR: join(folder, 'kept') }, [], leave);
    expect([code, stderr.includes('另一次构建')]).toEqual([1, false]);
  });
});

test('an old site that a killed build has left aside is back after any command', () => {
  for (const args of [['check'], ['check', '--format', 'json']]) {
    const outDir = join(folder, `aside-${args.length}`);
    mkdirSync(`${outDir}.old`, { recursive: true });
    writeFileSync(join(`${outDir}.old`, 'index.html'), 'the old site');
    runCli(args, { ...broken, OUT_DIR: outDir });
    expect(readFileSync(join(outDir, 'index.html'), 'utf8')).toBe('the old site');
  }
});

describe('wrong use ends with 2 and a message that says what to do', () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  test.each<[string, string[], Record<string, string>, RegExp]>([
    ['no command', [], {}, /用法/],
    ['an unknown command', ['publish'], {}, /用法/],
    ['an unknown option', ['build', '--fast'], {}, /--fast[\s\S]*用法/],
    ['an unknown format', ['check', '--format', 'xml'], {}, /--format xml.*text 或 json/],
    ['a port that is none', ['start', '--port', '99999'], {}, /99999/],
    [
      'a missing content folder',
      ['check'],
      { CONTENT_DIR: join(folder, 'nowhere') },
      /没有内容文件夹.*CONTENT_DIR/,
    ],
    ['a content folder without articles', ['build'], { CONTENT_DIR: empty }, /没有文章.*\.md/],
    [
      'a day that does not exist',
      ['check'],
      { BUILD_DATE: '2026-02-30' },
      /BUILD_DATE=2026-02-30.*YYYY-MM-DD/,
    ],
    ['an address that is none', ['check'], { SITE_URL: 'example' }, /SITE_URL=example.*https:/],
    ['a path that is none', ['check'], { BASE_PATH: '/my site' }, /BASE_PATH=\/my site.*\/kb/],
    ['the project itself as its output', ['build'], { OUT_DIR: '.' }, /OUT_DIR=.*里有项目/],
    ['other files in the way', ['build'], { OUT_DIR: 'tests/fixtures' }, /OUT_DIR=.*index\.html/],
  ])('%s', (_, args, env, message) => {
    const { code, stderr } = runCli(args, env);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
