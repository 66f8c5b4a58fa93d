import { expect, test } from 'vitest';
import { diskFault } from '../../../src/build/disk-fault.ts';

const coded = (code: string) => Object.assign(new Error(`${code}: it went wrong, write`), { code });

test.each([
  ['ENOSPC', /^磁盘满了；应腾出空间/],
  ['EROFS', /只读.*应换一个地方/],
  ['EACCES', /权限；应改权限/],
  ['EFBIG', /ulimit/],
])('%s says what to do, and what happened', (code, message) => {
  expect(diskFault(coded(code))).toMatch(message);
  expect(diskFault(coded(code))).toContain(`${code}: it went wrong, write`);
});

test('an error of the disk is found in what it caused, and where only its message is left', () => {
  expect(diskFault(new Error('a page failed', { cause: coded('ENOSPC') }))).toMatch(/磁盘满了/);
  expect(diskFault(new Error("[plugin] EROFS: read-only file system, open 'a'"))).toMatch(/只读/);
});

test.runIf(process.platform === 'linux')(
  'an error of a program in Rust is found by its number, in its line',
  () => {
    const message =
      'Failed to write file in /a\n\nCaused by:\n    No space left on device (os error 28)\n\nStack backtrace:\n';
    expect(diskFault(new Error(message))).toMatch(
      /^磁盘满了；.*（No space left on device \(os error 28\)）$/,
    );
    expect(diskFault(new Error('unknown (os error 2)'))).toBeUndefined();
  },
);

test.each([new Error('ENOSPC'), new TypeError('x is undefined'), coded('ENOENT'), 'ENOSPC: text', undefined])(
  'any other error is none of the disk: %s',
  (error) => {
    expect(diskFault(error)).toBeUndefined();
  },
);
