import { expect, test } from 'vitest';
import { formatFault, sortFaults, type Fault } from '../../../src/content/fault.ts';

const fault = (path: string, line: number, column: number, more: Partial<Fault> = {}): Fault => ({
  path,
  line,
  column,
  reason: '甲；应是乙',
  source: 'links',
  rule: 'broken',
  severity: 'error',
  ...more,
});

test('is one line that an editor can follow', () => {
  expect(formatFault(fault('content/a.md', 8, 18))).toBe('content/a.md:8:18  甲；应是乙  [links/broken]');
});

test('says that a warning is one', () => {
  expect(formatFault(fault('a.md', 1, 1, { severity: 'warning' }))).toBe(
    'a.md:1:1  警告 甲；应是乙  [links/broken]',
  );
});

test('sorts by file, line and column as numbers', () => {
  const sorted = sortFaults([fault('b', 1, 1), fault('a', 10, 1), fault('a', 9, 12), fault('a', 9, 2)]);
  expect(sorted.map(({ path, line, column }) => `${path}${line}:${column}`)).toEqual([
    'a9:2',
    'a9:12',
    'a10:1',
    'b1:1',
  ]);
});
