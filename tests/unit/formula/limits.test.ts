import { expect, test } from 'vitest';
import { exceededLimit, limits } from '../../../src/formula/limits.ts';
import { renderFormula } from '../../../src/formula/render.ts';

test.each([
  ['\\rule{500em}{1em}', '500em'],
  ['a\\hspace{-200em}b', '200em'],
  ['\\kern100em x', '100em'],
  ['a\\\\[900pt]b', '900pt'],
  ['\\raisebox{80cm}{a}', '80cm'],
])('%s: the size is refused, at its place', (tex, size) => {
  const fault = exceededLimit(tex);
  expect(fault?.reason).toBe(`尺寸 \`${size}\` 太大；最多 ${limits.size}em`);
  expect(tex.slice(fault?.position, (fault?.position ?? 0) + (fault?.length ?? 0))).toBe(size);
});

test.each(['100 em', '100\\text{ cm}', '\\rule{50em}{1em}', '\\hspace{10pt}', 'x=200mm', '\\hspace{499pt}'])(
  '%s is within the limits, or no size',
  (tex) => expect(exceededLimit(tex)).toBeUndefined(),
);

test('a formula of any length is typeset or refused, and the limit named', () => {
  expect(renderFormula('x'.repeat(limits.length), false).fault).toBeUndefined();
  expect(renderFormula('x'.repeat(limits.length + 1), false).fault?.reason).toBe(
    '公式有 20001 个字符；最多 20000 个，请拆成几个公式',
  );
});

test('nothing that grows without end hangs', () => {
  for (const tex of [
    '\\def\\a{\\a\\a}\\a',
    '\\def\\a#1{\\a{#1#1}}\\a x',
    '{'.repeat(9000),
    '\\frac'.repeat(3000),
    '\\left('.repeat(2000),
  ]) {
    expect(renderFormula(tex, true).fault, tex.slice(0, 20)).toBeDefined();
  }
});
