import type { Node, Parent } from 'unist';
import { EXIT, SKIP, type visit as Visit } from 'unist-util-visit';

type Test = string | readonly string[] | ((node: Node, index?: number, parent?: Parent) => unknown);
type Visitor = (node: Node, index?: number, parent?: Parent) => unknown;

/**
 * Walks a tree as `unist-util-visit` does, from the root on, but for tests that are objects. That one names a function
 * anew at every node, for its stack traces: with thirty plugins, a tenth of the time of an article.
 */
export const visit = ((tree: Node, test: Test | Visitor, visitor?: Visitor): void => {
  if (visitor === undefined) walk(tree, undefined, undefined, () => true, test as Visitor);
  else walk(tree, undefined, undefined, matcher(test), visitor);
}) as typeof Visit;

function matcher(test: Test | undefined | null): (node: Node, index?: number, parent?: Parent) => boolean {
  if (test === undefined || test === null) return () => true;
  if (typeof test === 'string') return ({ type }) => type === test;
  if (typeof test !== 'function') return ({ type }) => test.includes(type);
  return (node, index, parent) => Boolean(test(node, index, parent));
}

/** @returns where to go on among the neighbours, `EXIT` to stop, undefined for the next */
function walk(
  node: Node,
  index: number | undefined,
  parent: Parent | undefined,
  matches: (node: Node, index?: number, parent?: Parent) => boolean,
  visitor: Visitor,
): number | boolean | undefined {
  let next: number | undefined;
  if (matches(node, index, parent)) {
    const result = visitor(node, index, parent);
    const action = Array.isArray(result) ? (result as unknown[])[0] : result;
    if (action === EXIT) return EXIT;
    if (typeof action === 'number') next = action;
    else if (Array.isArray(result) && typeof result[1] === 'number') next = result[1];
    if (action === SKIP) return next;
  }
  if (!('children' in node)) return next;
  const above = node as Parent;
  for (let at = 0; at < above.children.length;) {
    const child = above.children[at];
    if (child === undefined) break;
    const then = walk(child, at, above, matches, visitor);
    if (then === EXIT) return EXIT;
    at = typeof then === 'number' ? then : at + 1;
  }
  return next;
}
