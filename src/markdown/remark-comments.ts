import type { Nodes, Parents, Root } from 'mdast';

/** Takes HTML comments out: they are notes of the author, such as ties of numbers to their facts. */
export function remarkComments() {
  return (tree: Root): void => prune(tree);
}

function prune(node: Parents): void {
  node.children = (node.children as Nodes[]).filter((child) => !isComment(child)) as typeof node.children;
  for (const child of node.children) if ('children' in child) prune(child);
}

const isComment = (node: Nodes) => node.type === 'html' && /^\s*(?:<!--[\s\S]*?-->\s*)+$/.test(node.value);
