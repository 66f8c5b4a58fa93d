import { expect, test } from 'vitest';
import { reportOf } from '../../../src/build/dev.ts';
import type { Fault } from '../../../src/content/fault.ts';

const fault = (line: number, severity: Fault['severity'] = 'error'): Fault => ({
  ...{ path: 'a.md', line, column: 1, reason: '错；应改' },
  ...{ source: 'prose', rule: 'slip', severity },
});

test('after a save the terminal shows what is new, how much is gone, and the whole', () => {
  expect(reportOf([fault(1), fault(2)], [fault(2), fault(3, 'warning')], 7).split('\n')).toEqual([
    'a.md:3:1  警告 错；应改  [prose/slip]',
    '少了 1 处',
    '检查了 7 篇文章：1 处错误，1 处警告',
  ]);
});

test('a save that changes nothing shows no fault again', () => {
  expect(reportOf([fault(1)], [fault(1)], 1)).toBe('检查了 1 篇文章：1 处错误，0 处警告');
});
