import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { referenceParts } from '../../../src/markdown/references.ts';
import { readReferences } from '../../../src/site/reference-library.ts';

const folder = mkdtempSync(join(tmpdir(), 'tuidao-references-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string | Uint8Array) {
  writeFileSync(join(folder, 'references.json'), text);
  const { works, faults } = readReferences(folder);
  return {
    keys: [...works.keys()],
    faults: faults.map(({ line, column, source, rule }) =>
      source === 'references' ? `${line}:${column} ${rule}` : `${line}:${column} ${source}/${rule}`,
    ),
  };
}

/** What a reader sees of a work with these keys and no others, before its title and after it. */
function shown(keys: object): [lead: string, tail: string] {
  const text = JSON.stringify([{ id: 'a', title: 'A', 'container-title': 'J', ...keys }]);
  expect(read(text)).toEqual({ keys: ['a'], faults: [] });
  const work = readReferences(folder).works.get('a');
  if (work === undefined) throw new Error('no work');
  const { lead, tail } = referenceParts(work);
  return [lead, tail];
}

test('a folder without the file has no works and no fault', () => {
  expect(readReferences(join(folder, 'nowhere'))).toEqual({ works: new Map(), faults: [] });
});

test.each([
  ['works by their keys', '[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]', ['a', 'b'], []],
  ['text that is no JSON', '[\n {"id": "a",,}\n]', [], ['2:13 json']],
  ['a slip of which JSON.parse tells no place', '[\n {"id": "a"},\n]', [], ['3:1 json']],
  ['a file that ends too soon', '[{', [], ['1:3 json']],
  ['a map in the place of a list', '\n{"a": {}}', [], ['2:1 json']],
  ['a work without a title', '[\n  {"id": "a"}, {"id": "b", "title": "B"}]', ['b'], ['2:3 incomplete']],
  ['a title that is no text', '[{"id": "a",\n "title": ["A"]}]', [], ['2:2 incomplete']],
  ['an empty title', '[{"id": "a",\n "title": " "}]', [], ['2:2 incomplete']],
  ['works that are none', '[null,\n "a", []]', [], ['1:2 incomplete', '2:2 incomplete', '2:7 incomplete']],
  ['a key twice', '[{"id": "a", "title": "A"},\n {"id": "a", "title": "B"}]', ['a'], ['2:9 duplicate-id']],
  [
    'a key twice that stands in another entry too',
    '[{"id": "a", "title": "A"},\n {"id": "a", "title": "B"},\n {"id": "b", "title": "a"}]',
    ['a', 'b'],
    ['2:9 duplicate-id'],
  ],
])('%s', (_, text, keys, faults) => {
  expect(read(text)).toEqual({ keys, faults });
});

test('the words of a slip in JSON are Chinese', () => {
  read('[{"id": "a",,}]');
  expect(readReferences(folder).faults.map(({ reason }) => reason)).toEqual([
    'JSON 里多了一个逗号；这里应是放在双引号里的键',
  ]);
});

describe('a wrong value is a fault of its key, and the work is citable without it', () => {
  test.each([
    ['"author": 7', '2:1'],
    ['"author": {"family": "王"}', '2:1'],
    ['"author": [null]', '2:12'],
    ['"author": [""]', '2:12'],
    ['"author": [["王"]]', '2:12'],
    ['"author": [{"given": "小明"}]', '2:12'],
    ['"author": [{"family": "王"}, {"family": 7}]', '2:30'],
    ['"page": [1, 2]', '2:1'],
    ['"volume": {}', '2:1'],
    ['"issue": true', '2:1'],
    ['"issued": "近日"', '2:1'],
    ['"issued": {"date-parts": [2020]}', '2:1'],
    ['"issued": {"date-parts": [[{}]]}', '2:1'],
    ['"issued": {"year": 2020}', '2:1'],
    ['"issued": {"raw": ["2020"]}', '2:1'],
    ['"container-title": ["J"]', '2:1'],
    ['"publisher": 7', '2:1'],
    ['"DOI": 10.1', '2:1'],
    ['"URL": []', '2:1'],
    ['"arxiv": 1312.6114', '2:1'],
    ['"page": "\\beta"', '2:1'],
  ])('%s', (value, place) => {
    const text = `[{"id": "a", "title": "A",\n${value}}, {"id": "b", "title": "B"}]`;
    const { keys, faults } = read(text);
    expect(keys).toEqual(['a', 'b']);
    expect(faults).toEqual([`${place} value`]);
    for (const work of readReferences(folder).works.values())
      expect(referenceParts(work)).toMatchObject({ lead: '. ', tail: '.' });
  });

  test('all of them at once, also in a work without a title', () => {
    const text = '[{"id": "a",\n"page": [],\n"author": [null, {}]}, {"id": "b", "title": "B"}]';
    expect(read(text)).toEqual({
      keys: ['b'],
      faults: ['1:2 incomplete', '3:12 value', '3:18 value', '2:1 value'],
    });
  });

  test('with a message that says whose it is, what is wrong and what was expected', () => {
    read('[{"id": "a", "title": "A", "page": [], "DOI": "\\beta"}]');
    expect(readReferences(folder).faults.map(({ reason }) => reason)).toEqual([
      '文献 `a` 的 page 不是文字，也不是数；应写成如 "1189-1232"',
      '文献 `a` 的 DOI 里有控制字符；应删去，反斜杠应写成 `\\\\`',
    ]);
  });
});

describe('other ways of writing lose nothing', () => {
  test.each([
    ['王', '王'],
    [['王小明'], '王小明'],
    [['王小明', { family: 'Li', given: 'Hua' }], '王小明; Li, H.'],
    [[{ family: 'Plato', given: null, literal: '' }], 'Plato'],
  ])('author %j', (author, lead) => {
    expect(shown({ author })[0]).toBe(`${lead}. `);
  });

  test.each([
    ['2020'],
    [2020],
    ['2020-01'],
    ['Spring 2020'],
    [{ raw: '2020-01' }],
    [{ literal: '2020 年春' }],
    [{ 'date-parts': [['2020', 1]] }],
  ])('issued %j', (issued) => {
    expect(shown({ issued })[0]).toBe(' (2020). ');
  });

  test('numbers of volume, issue and page', () => {
    expect(shown({ volume: 3, issue: 2, page: 7 })[1]).toBe('. J, 3(2): 7.');
  });

  test('nothing, in the ways in which programs write it', () => {
    const keys = { author: null, volume: null, issue: '', page: null, issued: { 'date-parts': [[null]] } };
    expect(shown(keys)).toEqual(['. ', '. J.']);
  });
});

describe('the characters of the file', () => {
  const work = '[{"id": "a", "title": "';

  test('in GBK are read, and a fault', () => {
    const text = Buffer.concat([
      Buffer.from(work),
      Buffer.from([0xd6, 0xd0, 0xce, 0xc4]),
      Buffer.from('"}]'),
    ]);
    expect(read(text)).toEqual({ keys: ['a'], faults: ['1:24 text/gbk'] });
    expect(readReferences(folder).works.get('a')?.title).toBe('中文');
  });

  test('may begin with a byte order mark', () => {
    expect(read(`\uFEFF${work}A"}]`)).toEqual({ keys: ['a'], faults: [] });
  });

  test('that are no text are one fault, which says that JSON was expected', () => {
    expect(read(new Uint8Array(500).fill(1))).toEqual({ keys: [], faults: ['1:1 text/binary'] });
    expect(readReferences(folder).faults[0]?.reason).toContain('JSON');
  });

  test('may be more than an article has', () => {
    expect(read(`${work}A", "abstract": "${'x'.repeat(3_000_000)}"}]`)).toEqual({ keys: ['a'], faults: [] });
  });
});
