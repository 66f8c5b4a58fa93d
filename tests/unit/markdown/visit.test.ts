import type { Parent } from 'unist';
import { EXIT, SKIP, visit as reference } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { mulberry32 } from '../../../src/math/random.ts';
import { visit } from '../../../src/markdown/visit.ts';

interface Named extends Parent {
  name: number;
  children: Named[];
}

/** A tree of up to four levels, and what a visitor answers at each of its nodes. */
function sample(seed: number): { tree: Named; answers: unknown[] } {
  const random = mulberry32(seed);
  const pick = (n: number) => Math.floor(random() * n);
  let names = 0;
  const node = (depth: number): Named => ({
    name: names++,
    type: ['a', 'b', 'c'][pick(3)] ?? 'a',
    children: depth === 0 ? [] : Array.from({ length: pick(4) }, () => node(depth - 1)),
  });
  const tree = node(4);
  const all = [undefined, undefined, undefined, SKIP, [SKIP, 1], pick(3), [SKIP, pick(4)], true, EXIT];
  return { tree, answers: Array.from({ length: names }, () => all[pick(all.length)]) };
}

type Walk = (tree: Named, test: unknown, visitor: unknown) => void;

/** The nodes that a walk meets, with their places, until it has met enough of them. */
function met(walk: Walk, tree: Named, test: unknown, answers: readonly unknown[]): string[] {
  const seen: string[] = [];
  const visitor = (node: Named, index?: number, parent?: Named) => {
    seen.push(`${node.name} ${index} ${parent?.name}`);
    // An answer may send a walk back for ever.
    return seen.length > 200 ? EXIT : answers[node.name];
  };
  walk(tree, test, visitor);
  return seen;
}

describe('visits what unist-util-visit visits, in its order', () => {
  test.each<[string, unknown]>([
    ['every node', undefined],
    ['one type', 'b'],
    ['some types', ['a', 'c']],
    ['what a function picks', (node: Named, index?: number) => (index ?? 0) % 2 === 0 && node.name > 2],
  ])('%s', (_, picked) => {
    for (let seed = 1; seed <= 200; seed++) {
      const { tree, answers } = sample(seed);
      expect(met(visit as unknown as Walk, tree, picked, answers)).toEqual(
        met(reference as unknown as Walk, tree, picked, answers),
      );
    }
  });
});

test('a test may be left out', () => {
  const { tree, answers } = sample(2);
  const names: number[] = [];
  const visitor = ({ name }: Named) => void names.push(name);
  (visit as unknown as (tree: Named, visitor: (node: Named) => void) => void)(tree, visitor);
  expect(answers.length).toBeGreaterThan(1);
  expect(names).toEqual([...answers.keys()]);
});
