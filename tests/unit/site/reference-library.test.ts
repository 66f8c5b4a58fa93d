import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readReferences } from '../../../src/site/reference-library.ts';

const folder = mkdtempSync(join(tmpdir(), 'tuidao-references-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string) {
  writeFileSync(join(folder, 'references.json'), text);
  const { works, faults } = readReferences(folder);
  return {
    keys: [...works.keys()],
    faults: faults.map(({ line, column, rule }) => `${line}:${column} ${rule}`),
  };
}

test('a folder without the file has no works and no fault', () => {
  expect(readReferences(join(folder, 'nowhere'))).toEqual({ works: new Map(), faults: [] });
});

test.each([
  ['works by their keys', '[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]', ['a', 'b'], []],
  ['text that is no JSON', '[\n {"id": "a",,}\n]', [], ['2:13 json']],
  ['a file that ends too soon', '[{', [], ['1:3 json']],
  ['a map in the place of a list', '{"a": {}}', [], ['1:1 json']],
  ['a work without a title', '[{"id": "a"}, {"id": "b", "title": "B"}]', ['b'], ['1:1 incomplete']],
  ['a key twice', '[{"id": "a", "title": "A"},\n {"id": "a", "title": "B"}]', ['a'], ['2:9 duplicate-id']],
])('%s', (_, text, keys, faults) => {
  expect(read(text)).toEqual({ keys, faults });
});
