import { expect, test } from 'vitest';
import { nodeAt, readJson } from '../../../src/content/json.ts';

/** `offset reason` of what is wrong with a text. */
function slipOf(text: string): string {
  const read = readJson(text);
  return 'slip' in read ? `${read.slip.at} ${read.slip.reason}` : 'none';
}

test('each value is found where it stands, its key too', () => {
  const text = '\t[ {"a":1,\r\n "b\\u0041" : ["x\\"]", {"" : null}]} , -1.5e3, true ]\n';
  const read = readJson(text);
  if ('slip' in read) throw new Error(read.slip.reason);
  expect(read.value).toEqual(JSON.parse(text));
  const from = (path: PropertyKey[]) => text.slice(nodeAt(read.root, path).at);
  const fromKey = (path: PropertyKey[]) => text.slice(nodeAt(read.root, path).keyAt);
  expect(from([])).toMatch(/^\[ \{"a"/);
  expect(from([0])).toMatch(/^\{"a"/);
  expect(from([0, 'a'])).toMatch(/^1,/);
  expect(fromKey([0, 'a'])).toMatch(/^"a"/);
  expect(from([0, 'bA', 0])).toMatch(/^"x/);
  expect(fromKey([0, 'bA', 0])).toMatch(/^"x/);
  expect(from([0, 'bA', 1, ''])).toMatch(/^null/);
  expect(from([1])).toMatch(/^-1\.5e3/);
  expect(from([2])).toMatch(/^true/);
  expect(from([0, 'c', 'd'])).toMatch(/^\{"a"/);
});

test.each([
  ['', '0 文件是空的；应写成 JSON，空的列表是 `[]`'],
  ['[{', '2 JSON 没有写完；应在末尾补上 `}]`'],
  ['[1,]', '3 JSON 的最后一项后面有逗号；应删去那个逗号'],
  ['[{"a":1,}]', '8 JSON 的最后一项后面有逗号；应删去那个逗号'],
  ['[1,,2]', '3 JSON 里多了一个逗号；这里应是一个值，文字要放进双引号'],
  ['[1 2]', '3 JSON 的两项之间没有逗号；应在这里之前补上 `,`，或以 `]` 结束'],
  ['[}', '1 JSON 里不该有 `}`；这里应是一个值，文字要放进双引号，或以 `]` 结束'],
  ['[“a”]', '1 JSON 里不能用 `“` 作引号；应是半角的双引号 `"`'],
  ["[{'a':1}]", `2 JSON 里不能用 \`'\` 作引号；应是半角的双引号 \`"\``],
  ['["a"，1]', '4 JSON 里有全角的 `，`；应是半角的 `,`'],
  ['[1] // x', '4 JSON 里不能有注释；应删去'],
  ['[1] x', '4 JSON 到这里已经完了；后面的应删去'],
  ['["$\\mu$"]', '4 JSON 的引号里 `\\m` 没有意义；反斜杠应写成 `\\\\`'],
  ['["\\。"]', '3 JSON 的引号里 `\\。` 没有意义；反斜杠应写成 `\\\\`'],
  ['["a\n"]', '3 JSON 的引号没有闭合；应在这一行补上 `"`'],
  ['["a\t"]', '3 JSON 的引号里有制表符；应改为空格'],
  ['["a', '3 JSON 的引号没有闭合；应在这一行补上 `"`'],
  ['[tru]', '1 JSON 里不认识 `t`；这里应是一个值，文字要放进双引号，或以 `]` 结束'],
  ['{a:1}', '1 JSON 里不认识 `a`；这里应是放在双引号里的键，或以 `}` 结束'],
  ['{"a" 1}', '5 JSON 里不认识 `1`；这里应是半角的冒号 `:`'],
  [`[${'{"id":"a"},\n'.repeat(50)},{}]`, '601 JSON 里多了一个逗号；这里应是一个值，文字要放进双引号'],
])('%j is told in Chinese at its place', (text, slip) => {
  expect(slipOf(text)).toBe(slip);
});

test('a text that is cut anywhere has one slip, and what was expected', () => {
  const text = '[{"a":[1.5e3,"x\\u0041\\n"],"b":{"c":null}},{},[],true]';
  for (let end = 0; end < text.length; end++) expect(slipOf(text.slice(0, end))).toMatch(/^\d+ .+；.*应.+/);
});

test('strings as long as they go are read', () => {
  const long = `["${'\\n'.repeat(4_000_000)}`;
  expect('value' in readJson(`${long}"]`)).toBe(true);
  expect(slipOf(long)).toBe(`${long.length} JSON 的引号没有闭合；应在这一行补上 \`"\``);
});

test('lists in lists as deep as they go are read', () => {
  const deep = 100_000;
  expect('value' in readJson('['.repeat(deep) + ']'.repeat(deep))).toBe(true);
  expect(slipOf('['.repeat(deep))).toBe(`${deep} JSON 没有写完；应在末尾补上缺的部分`);
});
