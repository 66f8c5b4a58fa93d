import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Code, Node, Root, RootContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../src/check/check.ts';
import { formatFault } from '../../src/content/fault.ts';
import { knownKeys } from '../../src/content/schema.ts';
import { readEnvironment } from '../../src/site/environment.ts';

const day = '2026-02-01';
const guide = readFileSync('content/guide.md', 'utf8');
const parse = (text: string): Root => unified().use(remarkParse).parse(text);
const sourceOf = (text: string, node: Node) =>
  text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

/** A code block and what follows it. */
interface Sample {
  code: Code;
  next: RootContent | undefined;
}

function samples(text: string): Sample[] {
  const { children } = parse(text);
  return children.flatMap((code, i) => (code.type === 'code' ? [{ code, next: children[i + 1] }] : []));
}

const titleOf = ({ meta }: Code) => /title="([^"]*)"/.exec(meta ?? '')?.[1];
const isMarkdown = ({ code }: Sample) => code.lang === 'md';
const inGuide = samples(guide);
const live = inGuide.filter((sample) => isMarkdown(sample) && titleOf(sample.code) === undefined);
const wrong = inGuide.filter((sample) => isMarkdown(sample) && titleOf(sample.code)?.startsWith('有错：'));
const whole = ['content/guide.md', 'README.md', 'README.zh-CN.md', 'CONTRIBUTING.md'].flatMap((file) =>
  samples(readFileSync(file, 'utf8'))
    .filter((sample) => isMarkdown(sample) && titleOf(sample.code)?.startsWith('content/articles/'))
    .map(({ code }) => ({ file, name: titleOf(code) ?? '', text: code.value })),
);

/** Lines of `check` for a folder of articles, its files named as the guide names them. */
async function checkLines(contentDir: string): Promise<string[]> {
  const { faults } = await checkContent(readEnvironment({ CONTENT_DIR: contentDir, BUILD_DATE: day }));
  return faults.map((fault) => formatFault(fault).replace(`${resolve(contentDir)}/`, 'content/'));
}

const scratch = mkdtempSync(join(tmpdir(), 'tuidao-guide-'));
const scratchContent = (name: string) => join(scratch, name);

beforeAll(() => {
  const write = (content: string, path: string, text: string) => {
    const file = join(scratchContent(content), path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `${text}\n`);
  };
  for (const [i, { code }] of wrong.entries()) write('wrong', `articles/wrong-${i}.md`, code.value);
  for (const [i, { name, text }] of whole.entries()) {
    write('whole', name.replace('content/', '').replace(/\.md$/, `-${i}.md`), text);
  }
  write('broken', 'articles/a.md', '正文。');
  write('broken', 'guide.md', '公式$\\alhpa$。');
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the guide', () => {
  test('renders without a fault', async () => {
    const faults = await checkLines('content');
    expect(faults.filter((line) => line.startsWith('content/guide.md'))).toEqual([]);
  }, 60_000);

  test('is checked like an article', async () => {
    const [line, ...others] = await checkLines(scratchContent('broken'));
    expect(line).toMatch(/^content\/guide\.md:1:4 {2}.*\[formula\/tex\]$/);
    expect(others).toEqual([]);
  });

  test('documents every key of the front matter, and no other', () => {
    const documented = [...guide.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]);
    expect(documented.toSorted()).toEqual(knownKeys.toSorted());
  });

  test('has examples of both kinds', () => {
    expect(live.length).toBeGreaterThan(15);
    expect(wrong.length).toBeGreaterThan(5);
  });

  test.each(live)('shows what its example on line $code.position.start.line gives', ({ code, next }) => {
    expect(next?.type).toBe('blockquote');
    const shown = sourceOf(guide, next as Node)
      .split('\n')
      .map((line) => line.replace(/^> ?/, ''));
    expect(shown[0]).toBe('[!效果]');
    expect(shown.slice(1).join('\n')).toBe(code.value);
  });

  test('ties the numbers of its examples to facts as the articles do', () => {
    const article = readFileSync('content/articles/xgboost.md', 'utf8');
    const ties = live.flatMap(({ code }) => code.value.match(/\$[^$]*\$<!--fact:[\w.]+-->/g) ?? []);
    expect(ties.length).toBeGreaterThan(0);
    for (const tie of ties) expect(article).toContain(tie);
  });

  test('quotes the messages of check word for word', async () => {
    const lines = await checkLines(scratchContent('wrong'));
    for (const [i, { code, next }] of wrong.entries()) {
      const file = `content/articles/wrong-${i}.md`;
      const given = lines
        .filter((line) => line.startsWith(`${file}:`))
        .map((line) => line.replace(file, 'content/articles/a.md'));
      expect(next?.type, titleOf(code)).toBe('code');
      expect((next as Code).value.split('\n'), titleOf(code)).toEqual(given);
    }
  });
});

test('every article shown whole in the guide and the READMEs passes the check', async () => {
  const shownIn = new Set(whole.map(({ file }) => file));
  expect(shownIn).toContain('content/guide.md');
  expect(shownIn).toContain('README.md');
  expect(shownIn).toContain('README.zh-CN.md');
  expect(await checkLines(scratchContent('whole'))).toEqual([]);
});
