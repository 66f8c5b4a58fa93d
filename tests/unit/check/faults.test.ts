import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { formatFault, type Fault } from '../../../src/content/fault.ts';
import { readEnvironment } from '../../../src/site/environment.ts';
import { undrawn, type Drawing } from '../../../src/site/markdown.ts';
import { cases, type Files } from './cases.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-faults-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;

/** Faults of a content folder of these files, their paths below it. */
async function faultsOf(files: Files, drawing: Drawing = undrawn): Promise<Fault[]> {
  const contentDir = join(root, String(folders++));
  for (const [path, data] of Object.entries(files)) {
    mkdirSync(dirname(join(contentDir, path)), { recursive: true });
    writeFileSync(join(contentDir, path), data);
  }
  const { faults } = await checkContent(
    readEnvironment({ CONTENT_DIR: contentDir, BUILD_DATE: '2026-02-01' }),
    { drawing },
  );
  const bare = (text: string) => text.replaceAll(`${contentDir}/`, '');
  return faults.map((fault) => ({ ...fault, path: bare(fault.path), reason: bare(fault.reason) }));
}

const shortLine = ({ path, line, column, source, rule }: Fault) =>
  `${path}:${line}:${column} ${source}/${rule}`;

const messages: string[] = [];

describe.each(cases)('$what', ({ what, bad, lines, fine }) => {
  test('is reported, each fault once and where it is', async () => {
    const faults = await faultsOf(bad);
    expect(faults.map(shortLine)).toEqual(lines);
    messages.push(`# ${what}`, ...faults.map(formatFault), '');
  });

  test('and its neighbours are no faults', async () => {
    expect((await faultsOf(fine)).map(formatFault)).toEqual([]);
  });
});

test('the words of the messages are those that were approved', async () => {
  await expect(messages.join('\n')).toMatchFileSnapshot('../../fixtures/check/messages.txt');
});

test('every message says what is wrong and what to do, in Chinese', () => {
  const lines = messages.filter((line) => /\[\S+\/\S+\]$/.test(line));
  expect(lines.filter((line) => !/[；？].*\p{Script=Han}|是(?:否|不是)/u.test(line))).toEqual([]);
});

test('a check without pages finds what the check before a build finds', async () => {
  const { drawn } = await import('../../../src/site/markdown.ts');
  for (const { bad } of cases) expect(await faultsOf(bad)).toEqual(await faultsOf(bad, drawn));
});

describe('a fault planted into an article adds one line and takes none away', () => {
  const article = `---
title: 甲
date: 2026-01-05
tags: [x]
---

## 一节

设$x$为**数**，见[一节](#一节)[^n]。

$$
x=1 \\label{eq:one}
$$

由\\eqref{eq:one}得证。

[^n]: 注。
`;
  const faulty = `${article}\n又[乙](none.md)，$\\bad$，[公式]。\n\n### 二\n\n##### 三\n`;
  const planted = [
    '文 $\\alhpa$ 字',
    '文 $$ 字',
    '文 [Math] 字',
    '[丙](nothing.md)',
    '[丙](#没有此节)',
    '![图](missing.png)',
    '文[^missing]',
    '[^unused]: 没有人用',
    '文 \\eqref{eq:none} 字',
    '$$\ny \\label{eq:unused}\n$$',
    '文 [@nobody] 字',
    '```pyhton\nx\n```',
    '文 <String> 字',
    '<script>x</script>',
    '<b>文',
    '文\u202E字',
    '文\u0007字',
    '##',
    '##标题',
    '文 **字',
    '[丙]（b.md）',
    '| a |\n| - |\n| 1 | 2 |',
    '```py\nx',
  ];
  const plantedInFront = [
    'darft: true',
    'updated: 2026-02-30',
    'updated: 2025-01-01',
    'title: 乙',
    'related: [nowhere]',
    'redirect_from: [a?b]',
    'draft: ja',
    'summary: 见 $\\worse$',
  ];
  const grown = (base: readonly Fault[], now: readonly Fault[], shift: number) => {
    const key = (fault: Fault, lines = 0) =>
      `${fault.line + lines}:${fault.column} ${fault.rule} ${fault.reason}`;
    const before = base.map((fault) => key(fault, shift)).toSorted();
    const after = now.map((fault) => key(fault));
    return { lost: before.filter((line) => !after.includes(line)), more: after.length - before.length };
  };

  test.each(planted)('%j', async (fault) => {
    for (const text of [article, faulty]) {
      const [base, now] = [
        await faultsOf({ 'a.md': text }),
        await faultsOf({ 'a.md': `${text}\n${fault}\n` }),
      ];
      expect(grown(base, now, 0)).toEqual({ lost: [], more: 1 });
    }
  });

  test.each(plantedInFront)('%j in the front matter', async (line) => {
    for (const text of [article, faulty]) {
      const [base, now] = [
        await faultsOf({ 'a.md': text }),
        await faultsOf({ 'a.md': text.replace('---\ntitle', `---\n${line}\ntitle`) }),
      ];
      expect(grown(base, now, 1)).toEqual({ lost: [], more: 1 });
    }
  });
});

test('every rule of the check is broken by a case', () => {
  const read = (pattern: string) => globSync(pattern).map((file) => readFileSync(file, 'utf8'));
  const rules = read('src/**/*.ts').flatMap((text) =>
    [...text.matchAll(/\b(?:ruleId|rule): '([a-z0-9-]+)'/g)].map((match) => match[1] ?? ''),
  );
  const broken = read('tests/{unit,fixtures}/**/*.{ts,txt}').join('\n');
  expect(rules.length).toBeGreaterThan(50);
  expect(rules.filter((rule) => !new RegExp(`/${rule}(?![a-z0-9-])`).test(broken))).toEqual([]);
});
