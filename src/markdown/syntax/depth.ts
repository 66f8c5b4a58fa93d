import type { Nodes, Parents, Root } from 'mdast';
import type {} from 'mdast-util-to-hast';

declare module 'mdast' {
  interface Data {
    /** What stood in this node was nested too deep, and is its words alone. */
    isTooDeep?: boolean;
  }
}

/** Quotes, lists and marks stand in one another no deeper: nobody could read them, and every plugin goes down them. */
export const deepest = 100;

/** Puts the words of what is nested too deep in its place. Without recursion: that is what it saves the others from. */
export function limitDepth(tree: Root): undefined {
  const open: { node: Parents; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { node, depth } = one;
    if (depth === deepest) {
      const text = wordsOf(node);
      node.data = { ...node.data, isTooDeep: true };
      node.children = [{ type: 'text', value: text }];
      continue;
    }
    for (const child of node.children) if ('children' in child) open.push({ node: child, depth: depth + 1 });
  }
}

function wordsOf(node: Parents): string {
  const words: string[] = [];
  const open: Nodes[] = [node];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if ('value' in one) words.push(one.value);
    else if ('children' in one) open.push(...one.children.toReversed());
  }
  return words.join(' ');
}
