import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { readTerms } from '../../../src/content/terms.ts';
import { readEnvironment } from '../../../src/site/environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'terms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a terms file of this text holds, and its faults as `line:column reason rule`. */
function read(text: string) {
  writeFileSync(join(folder, 'terms.yaml'), text);
  const { groups, faults } = readTerms(folder);
  return { groups, faults: faults.map((one) => `${one.line}:${one.column} ${one.rule} ${one.reason}`) };
}

test('is empty without a file, and with an empty one', () => {
  expect(readTerms(join(folder, 'nowhere'))).toEqual({ groups: [], faults: [] });
  expect(read('')).toEqual({ groups: [], faults: [] });
  expect(read('# 以后再写\n')).toEqual({ groups: [], faults: [] });
});

test('reads groups of equal terms, in either way of writing lists, numbers too', () => {
  const { groups, faults } = read(
    '# 同义\n- [ 梯度提升, GBDT ]\n- - 向量量化\n  - VQ\n  - "矢量量化 "\n- [八, 8]\n',
  );
  expect(groups).toEqual([
    ['梯度提升', 'GBDT'],
    ['向量量化', 'VQ', '矢量量化'],
    ['八', '8'],
  ]);
  expect(faults).toEqual([]);
});

test('says where it is no list of lists, and reads the rest', () => {
  expect(read('重参数: [重参数化]\n').faults).toEqual([
    '1:1 list terms.yaml 不是列表；每一组应写成 `- [梯度提升, GBDT]`',
  ]);
  const { groups, faults } = read('- 重参数\n- [甲, 乙]\n-\n');
  expect(groups).toEqual([['甲', '乙']]);
  expect(faults[0]).toBe('1:3 group 这一组不是列表；应写成 `- [梯度提升, GBDT]`');
  expect(faults).toHaveLength(2);
});

test('says where YAML breaks', () => {
  const { groups, faults } = read('- [甲, 乙]\n- [丙, 丁\n- [戊, 己]\n');
  expect(groups).toEqual([]);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/^[23]:\d+ yaml terms\.yaml 从这里读不懂；应是 YAML 的列表/);
});

test('says of a group that it has one term only', () => {
  expect(read('- [甲, 乙]\n- [丙]\n').faults).toEqual([
    '2:3 lonely 这一组不足两个词；每组应有两个以上同义的词，或删去',
  ]);
});

test('says of what is no term where it stands, and reads the other terms', () => {
  const { groups, faults } = read('- [甲, 乙, "……"]\n- [丙, [丁], 戊, ]\n');
  expect(groups).toEqual([
    ['甲', '乙'],
    ['丙', '戊'],
  ]);
  expect(faults).toEqual([
    '1:10 term 这里不是词；应是一段有字母、数字或汉字的文字',
    '2:7 term 这里不是词；应是一段有字母、数字或汉字的文字',
  ]);
});

test('says of a term that stands twice where it stood first, whatever its case and width', () => {
  const { groups, faults } = read('- [梯度提升, GBDT]\n- [提升, ｇｂｄｔ, Boosting]\n');
  expect(groups).toEqual([
    ['梯度提升', 'GBDT'],
    ['提升', 'Boosting'],
  ]);
  expect(faults).toEqual(['2:8 duplicate `ｇｂｄｔ` 前面已写作 `GBDT`；一个词只应在一组里出现一次']);
});

test('is checked with the articles', async () => {
  writeFileSync(join(folder, 'a.md'), '正文\n');
  writeFileSync(join(folder, 'terms.yaml'), '- [甲, 乙]\n- [丙]\n');
  const { faults } = await checkContent(readEnvironment({ CONTENT_DIR: folder, BUILD_DATE: '2026-02-01' }));
  expect(faults).toMatchObject([
    {
      path: join(folder, 'terms.yaml'),
      line: 2,
      column: 3,
      source: 'terms',
      rule: 'lonely',
      severity: 'error',
    },
  ]);
});

test('is read in GBK too, which is a fault', () => {
  // 「梯度」 in GBK.
  const bytes = [...Buffer.from('- ['), 0xcc, 0xdd, 0xb6, 0xc8, ...Buffer.from(', gradient]\n')];
  writeFileSync(join(folder, 'terms.yaml'), Buffer.from(bytes));
  const { groups, faults } = readTerms(folder);
  expect(groups).toEqual([['梯度', 'gradient']]);
  expect(faults.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual(['1:4 gbk']);
});
