import type { PhrasingContent, Root } from 'mdast';
import type { Place } from './place.ts';
import { visit } from './visit.ts';

/** Parses a text that stands somewhere inside a file (a caption, a summary), with positions of the file. */
export function parseInline(parse: (text: string) => Root, text: string, at: Place): PhrasingContent[] {
  const tree = parse(text);
  visit(tree, (node) => {
    for (const point of [node.position?.start, node.position?.end]) {
      if (point === undefined) continue;
      if (point.line === 1) point.column += at.column - 1;
      point.line += at.line - 1;
      if (point.offset !== undefined) point.offset += at.offset ?? 0;
    }
  });
  return tree.children.flatMap((child) => (child.type === 'paragraph' ? child.children : []));
}
