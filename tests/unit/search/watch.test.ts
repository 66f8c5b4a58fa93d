import { expect, test } from 'vitest';
import { isWhole } from '../../../src/search/watch.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('takes pieces of the index, compressed or not, for whole', () => {
  expect(isWhole('http://x/pagefind/a.pf_index?ts=1', Uint8Array.of(0x1f, 0x8b, 8))).toBe(true);
  expect(isWhole('http://x/pagefind/a.pf_index', bytes('pagefind_dcd…'))).toBe(true);
  expect(isWhole('http://x/pagefind/pagefind-entry.json?ts=1', bytes('{"version":"1"}'))).toBe(true);
});

test('takes a page of HTML, or nothing, for a loss', () => {
  for (const address of [
    'http://x/a.pf_index',
    'http://x/a.pf_fragment',
    'http://x/wasm.unknown.pagefind',
    'http://x/entry.json',
  ]) {
    expect(isWhole(address, bytes('<!doctype html>')), address).toBe(false);
    expect(isWhole(address, bytes('')), address).toBe(false);
  }
});
