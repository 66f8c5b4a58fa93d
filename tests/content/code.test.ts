import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Code } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { afterAll, describe, expect, test } from 'vitest';

/* Code in an article runs, or says that it is an excerpt. */

interface Language {
  command: string;
  file: string;
  /** A statement that prints the mark between two blocks. */
  separator: string;
}

const languages: Readonly<Record<string, Language>> = {
  python: { command: 'python3', file: 'program.py', separator: 'print("\\x1e", end="")' },
  ts: { command: process.execPath, file: 'program.ts', separator: "process.stdout.write('\\x1e');" },
};

interface Block {
  code: Code;
  /** What the block right after it says is printed; nothing: `''`. */
  output: string;
}

const folder = mkdtempSync(join(tmpdir(), 'article-code-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const has = (code: Code, word: string): boolean =>
  (code.meta ?? '')
    .replace(/"[^"]*"/g, '')
    .split(/\s+/)
    .includes(word);

function blocksOf(source: string): Block[] {
  const blocks: Block[] = [];
  visit(unified().use(remarkParse).use(remarkGfm).parse(source), 'code', (code, index, parent) => {
    const next = parent?.children[(index ?? 0) + 1];
    const printed = next?.type === 'code' && next.lang === 'text' ? `${next.value}\n` : '';
    if (Object.hasOwn(languages, code.lang ?? '')) blocks.push({ code, output: printed });
  });
  return blocks;
}

/** Runs blocks as one program. @returns what each of them printed */
function run(blocks: readonly Block[], { command, file, separator }: Language): string[] {
  const path = join(folder, file);
  writeFileSync(path, blocks.map(({ code }) => code.value).join(`\n${separator}\n`));
  const { status, stdout, stderr } = spawnSync(command, [path], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout.split('\x1e');
}

/** Why blocks cannot run on this machine; undefined when they can. */
function obstacle(blocks: readonly Block[], { command }: Language): string | undefined {
  if (spawnSync(command, ['--version']).status !== 0) return `${command} is not on this machine`;
  const needsNumpy = blocks.some(({ code }) => /^\s*(?:import|from) numpy\b/m.test(code.value));
  if (!needsNumpy || spawnSync(command, ['-c', 'import numpy']).status === 0) return undefined;
  return `numpy is not on this machine`;
}

const names = readdirSync('content/articles').filter((name) => name.endsWith('.md'));

describe.each(names)('%s', (name) => {
  const blocks = blocksOf(readFileSync(join('content/articles', name), 'utf8'));

  test('calls every block of a language that runs here `run` or `excerpt`', () => {
    const unnamed = blocks.filter(({ code }) => has(code, 'run') === has(code, 'excerpt'));
    expect(unnamed.map(({ code }) => `${name}:${code.position?.start.line}`)).toEqual([]);
  });

  for (const [lang, language] of Object.entries(languages)) {
    const running = blocks.filter(({ code }) => code.lang === lang && has(code, 'run'));
    if (running.length === 0) continue;
    test(`prints in ${lang} what it says`, ({ skip }) => {
      const reason = obstacle(running, language);
      if (reason !== undefined) skip(reason);
      expect(run(running, language)).toEqual(running.map(({ output }) => output));
    });
  }
});
