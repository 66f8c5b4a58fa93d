import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A warning on the console fails the test that caused it. */
beforeEach(() => {
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const calls = vi.mocked(console.warn).mock.calls.map((call) => call.map(String).join(' '));
  vi.restoreAllMocks();
  expect(calls, 'console.warn').toEqual([]);
});
