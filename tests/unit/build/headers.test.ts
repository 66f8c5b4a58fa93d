import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headersFile } from '../../../src/build/headers.ts';
import {
  cacheOf,
  contentPolicy,
  hashedCache,
  hashedFolders,
  policyOf,
  securityHeaders,
} from '../../../src/site/policy.ts';

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

test('pictures of other origins enter the policy where the config names them, and nothing else does', () => {
  const policy = policyOf(['https://img.example.org']);
  expect(policy).toBe(
    contentPolicy.replace("img-src 'self' data:", "img-src 'self' data: https://img.example.org"),
  );
  for (const origin of [
    '*',
    'http://a.b',
    'https://a.b/c',
    "https://a.b; script-src 'unsafe-inline'",
    'https:',
  ])
    expect(() => policyOf([origin])).toThrow(/no origin/);
});

test('what has a hash in its name is kept, all else is asked for again', () => {
  for (const folder of hashedFolders) expect(cacheOf(`/${folder}/a.1234.js`)).toBe(hashedCache);
  for (const path of ['/', '/articles/a/', '/theme.js', '/feed.xml', '/_astrology/', '/a/_astro/b'])
    expect(cacheOf(path)).toBe('no-cache');
});

describe.each(['README.md', 'README.zh-CN.md'])('the examples of %s', (name) => {
  const text = readFileSync(name, 'utf8');
  const example = (language: string) => text.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';

  test.each(['nginx', 'caddy'])('send the headers that the site needs: %s', (language) => {
    for (const [header, value] of Object.entries(securityHeaders)) {
      const isSent = new RegExp(`header ${header} ["']?([^\\n]*?)["']?(?: always;)?\\n`).exec(
        example(language),
      )?.[1];
      expect([header, isSent]).toEqual([header, value]);
    }
    expect(example(language)).toContain('/404.html');
  });

  test('keep what is hashed, and have all else asked for again', () => {
    expect(example('nginx')).toContain(`~^/(${hashedFolders.join('|')})/  "${hashedCache}";`);
    expect(example('nginx')).toMatch(/default\s+"no-cache";/);
    const folders = hashedFolders.map((folder) => `/${folder}/*`).join(' ');
    expect(example('caddy')).toContain(`@hashed path ${folders}\n`);
    expect(example('caddy')).toContain(`@others not path ${folders}\n`);
    expect(example('caddy')).toContain(`header @hashed Cache-Control "${hashedCache}"\n`);
    expect(example('caddy')).toContain('header @others Cache-Control no-cache\n');
  });
});
