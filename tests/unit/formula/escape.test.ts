import { expect, test } from 'vitest';
import { escapeHtml } from '../../../src/formula/escape.ts';

test('escapes what would end text or a quoted attribute, and nothing else', () => {
  expect(escapeHtml(`<a b="c">&'甲`)).toBe(`&lt;a b=&quot;c&quot;&gt;&amp;'甲`);
});
