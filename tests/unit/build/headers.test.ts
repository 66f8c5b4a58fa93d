import { expect, test } from 'vitest';
import { headersFile } from '../../../src/build/headers.ts';
import { contentPolicy, securityHeaders } from '../../../src/site/policy.ts';

test('every address gets the policy, below the base path too', () => {
  for (const base of ['', '/kb']) {
    const lines = headersFile(base).split('\n');
    expect(lines[0]).toBe(`${base}/*`);
    expect(lines[1]).toBe(`  Content-Security-Policy: ${securityHeaders['Content-Security-Policy']}`);
    expect(lines).toContain(`${base}/_astro/*`);
  }
});

test('no header stands in two rules that match the same address', () => {
  const rules = headersFile('').trim().split('\n\n');
  const everywhere = new Set(
    rules[0]
      ?.split('\n')
      .slice(1)
      .map((line) => line.split(':')[0]),
  );
  for (const rule of rules.slice(1)) {
    for (const line of rule.split('\n').slice(1)) expect(everywhere).not.toContain(line.split(':')[0]);
  }
});

test('the policy lets nothing inline run, and no other origin be asked', () => {
  expect(contentPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  expect(contentPolicy).toContain("default-src 'none'");
  expect(contentPolicy).toContain("require-trusted-types-for 'script'");
});
