import { describe, expect, test } from 'vitest';
import { readFrontmatter } from '../../../src/content/frontmatter.ts';

/** Faults as `line:column rule`. */
const faultsOf = (source: string) =>
  readFrontmatter(source).faults.map(({ line, column, rule }) => `${line}:${column} ${rule}`);

const bodyOf = (source: string) => source.slice(readFrontmatter(source).bodyStart);

describe('splits a file', () => {
  test.each([
    ['YAML', '---\ntitle: 甲\n---\n正文', '正文'],
    ['TOML', '+++\ntitle = "甲"\n+++\n正文', '正文'],
    ['empty YAML', '---\n---\n正文', '正文'],
    ['Windows line ends', '---\r\ntitle: 甲\r\n---\r\n正文', '正文'],
    ['spaces after the fences', '---  \ntitle: 甲\n---\t\n正文', '正文'],
    ['a byte order mark', '\uFEFF---\ntitle: 甲\n---\n正文', '正文'],
    ['a byte order mark alone', '\uFEFF正文', '正文'],
    ['nothing after the fence', '---\ntitle: 甲\n---', ''],
    ['no front matter', '正文\n\n---\n\n正文', '正文\n\n---\n\n正文'],
    ['a rule at the top', '---\n\n正文', '---\n\n正文'],
    ['a rule of four', '----\ntitle: 甲\n----\n', '----\ntitle: 甲\n----\n'],
    ['fences of two kinds', '---\ntitle: 甲\n---\n+++\n', '+++\n'],
  ])('%s', (_, source, body) => {
    expect(bodyOf(source)).toBe(body);
    expect(faultsOf(source)).toEqual([]);
  });

  test('a fence inside a text of several lines does not close it', () => {
    expect(bodyOf('---\nsummary: |\n  甲\n  ---\n  乙\n---\n正文')).toBe('正文');
  });
});

describe('reads the values', () => {
  test('of YAML, days as text and not as instants', () => {
    const { data } = readFrontmatter('---\ntitle: 甲\ndate: 2026-01-05\ntags: [a, b]\ndraft: false\n---\n');
    expect(data).toEqual({ title: '甲', date: '2026-01-05', tags: ['a', 'b'], draft: false });
  });

  test('of TOML likewise, in nested tables too', () => {
    const { data } = readFrontmatter(
      '+++\ntitle = "甲"\ndate = 2026-01-05\nupdated = 2026-01-05T23:30:00+08:00\n[series]\nid = "s"\norder = 2\n+++\n',
    );
    expect(data).toMatchObject({ title: '甲', date: '2026-01-05', series: { id: 's', order: 2 } });
    expect(data['updated']).toMatch(/^2026-01-05/);
  });
});

describe('knows where a key stands in the file', () => {
  const yaml = readFrontmatter('---\ntitle: 甲\ntags: [a, 乙/丙]\nseries:\n  id: s\n  order: x\n---\n');
  test.each<[readonly (string | number)[], number, number]>([
    [['title'], 2, 1],
    [['tags', 1], 3, 11],
    [['series', 'order'], 6, 3],
    [['series', 'missing'], 4, 1],
    [['missing'], 1, 1],
  ])('%j', (path, line, column) => {
    expect(yaml.placeOf(path)).toEqual({ line, column });
  });

  test('in TOML, by line', () => {
    const toml = readFrontmatter('+++\ntitle = "甲"\n  tags = ["a"]\n+++\n');
    expect(toml.placeOf(['tags'])).toEqual({ line: 3, column: 3 });
  });
});

describe('reports, with line and column of the file,', () => {
  test.each([
    ['a front matter that is not closed', '---\ntitle: 甲\n\n正文', '1:1 unclosed'],
    [
      'a key that is written twice',
      '---\ntitle: 甲\ndate: 2026-01-01\ntitle: 乙\n---\n',
      '4:1 duplicate-key',
    ],
    ['a tab as indentation', '---\nseries:\n\tid: s\n---\n', '3:1 yaml'],
    ['a list in the place of a map', '---\n- a\n- b\n---\n', '2:1 yaml'],
    ['a bracket that is not closed', '---\ntags: [a, b\n---\n', '2:7 yaml'],
    ['TOML that is none', '+++\ntitle = 甲\n+++\n', '2:9 toml'],
    ['TOML with a key twice', '+++\ntitle = "甲"\ntitle = "乙"\n+++\n', '3:1 toml'],
  ])('%s', (_, source, fault) => {
    expect(faultsOf(source)).toEqual([fault]);
  });

  test('every fault of a file at once', () => {
    expect(faultsOf('---\na: 1\na: 2\nb: 1\nb: 2\n---\n')).toEqual([
      '3:1 duplicate-key',
      '5:1 duplicate-key',
    ]);
  });

  test('and counts what cannot be read as no front matter', () => {
    const { data, bodyStart } = readFrontmatter('---\ntags: [a\n---\n正文');
    expect(data).toEqual({});
    expect(bodyStart).toBe(17);
  });
});
