import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { factOf, numberTies } from '../../src/content/number-ties.ts';

/** One entry of `content/facts/<slug>.json`: what was computed from what, and how near the model must come. */
interface Fact {
  id: string;
  what: string;
  input: unknown;
  expected: unknown;
  tol: number;
  kind: string;
}

/** What `tests/content/facts/<slug>.ts` exports: each fact's value, computed by the models that the figures call. */
type Computed = Record<string, (input: never) => unknown>;

const slugs = readdirSync('content/facts').map((name) => name.replace(/\.json$/, ''));

const step = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

function compare(actual: unknown, expected: unknown, tol: number, path: string): void {
  if (typeof expected === 'number') {
    expect(typeof actual, `${path} is a number`).toBe('number');
    expect(
      Math.abs((actual as number) - expected),
      `${path}: ${String(actual)} ≈ ${expected}`,
    ).toBeLessThanOrEqual(tol + 1e-12);
  } else if (typeof expected === 'object' && expected !== null) {
    const keys = Object.keys(expected);
    if (Array.isArray(expected)) expect((actual as unknown[]).length, `${path}.length`).toBe(expected.length);
    for (const key of keys) compare(step(actual, key), step(expected, key), tol, `${path}.${key}`);
  } else {
    expect(actual, path).toEqual(expected);
  }
}

for (const slug of slugs) {
  const { facts } = JSON.parse(readFileSync(`content/facts/${slug}.json`, 'utf8')) as { facts: Fact[] };
  const { computed } = (await import(`./facts/${slug}.ts`)) as { computed: Computed };
  const values = new Map(facts.map(({ id, input }) => [id, computed[id]?.(input as never)]));

  for (const fact of facts) {
    test(`${slug} ${fact.id}: ${fact.what}`, () => {
      expect(computed, 'a fact has a model').toHaveProperty([fact.id]);
      compare(values.get(fact.id), fact.expected, fact.tol, fact.id);
    });
  }

  test(`${slug} states only numbers that the models give`, () => {
    const source = readFileSync(`content/articles/${slug}.md`, 'utf8');
    const ties = numberTies(source);
    expect(ties.length, 'every tie follows a number').toBe(source.split('<!--fact:').length - 1);
    expect(ties.length).toBeGreaterThan(0);
    for (const { digits, percent, path } of ties) {
      const whole = `${digits}<!--fact:${path}-->`;
      const id = factOf(path, values.keys()) ?? '';
      expect(values.has(id), `${whole}: the fact exists`).toBe(true);
      const rest = path.slice(id.length + 1);
      const value = (rest === '' ? [] : rest.split('.')).reduce(step, values.get(id));
      const stated = Number(digits.replaceAll(',', '').replace('−', '-'));
      const decimals = /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;
      const actual = Number(value) * (percent ? 100 : 1);
      const allowed = 0.5 * 10 ** -decimals + 1e-9;
      expect(Math.abs(stated - actual), `${whole} against ${actual}`).toBeLessThanOrEqual(allowed);
    }
  });
}
