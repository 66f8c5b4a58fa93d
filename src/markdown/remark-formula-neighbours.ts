import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { InlineMath } from 'mdast-util-math';
import { SKIP } from 'unist-util-visit';
import { visit } from './visit.ts';

declare module 'mdast-util-math' {
  interface InlineMathData {
    /** The formula touches a word before, or after, without a space. */
    gapStart?: boolean;
    gapEnd?: boolean;
    /** Punctuation touches it that must stay on its line. */
    joinedStart?: boolean;
    joinedEnd?: boolean;
  }
}

const word = /[\p{L}\p{N}]/u;
const opening = /[（「『《〈【〔“‘([]+$/u;
const closing = /^[，。、；：！？）」』》〉】〕”’…,.;:!?)\]%]+/u;

/**
 * Marks inline formulas that touch words, since `text-autospace` makes its gap between characters only, and keeps a
 * formula on one line with the punctuation that must not be parted from it.
 */
export function remarkFormulaNeighbours() {
  return (tree: Root): void => {
    visit(tree, 'inlineMath', (node, index, parent) => {
      if (index === undefined || parent === undefined || parent.data?.hName === 'span') return;
      if (node.data?.display === true) return;
      node.data = {
        ...node.data,
        gapStart: word.test(lastCharacter(parent.children[index - 1])),
        gapEnd: word.test(firstCharacter(parent.children[index + 1])),
      };
      return joinPunctuation(node, index, parent);
    });
  };
}

function joinPunctuation(
  node: InlineMath,
  index: number,
  parent: Parents,
): [typeof SKIP, number] | undefined {
  const before = parent.children[index - 1];
  const after = parent.children[index + 1];
  const open = before?.type === 'text' ? takeEnd(before) : [];
  const close = after?.type === 'text' ? takeStart(after) : [];
  if (open.length + close.length === 0) return undefined;
  node.data = { ...node.data, joinedStart: open.length > 0, joinedEnd: close.length > 0 };
  const joined: PhrasingContent = {
    type: 'emphasis',
    data: { hName: 'span', hProperties: { className: ['joined'] } },
    children: [...open, node, ...close],
  };
  (parent.children as Nodes[])[index] = joined;
  return [SKIP, index + 1];
}

function takeEnd(node: Text): Text[] {
  const found = opening.exec(node.value)?.[0];
  if (found === undefined) return [];
  node.value = node.value.slice(0, -found.length);
  return [{ type: 'text', value: found }];
}

function takeStart(node: Text): Text[] {
  const found = closing.exec(node.value)?.[0];
  if (found === undefined) return [];
  node.value = node.value.slice(found.length);
  return [{ type: 'text', value: found }];
}

function lastCharacter(node: Nodes | undefined): string {
  if (node === undefined) return '';
  if (node.type === 'text' || node.type === 'inlineCode') return [...node.value].at(-1) ?? '';
  return 'children' in node ? lastCharacter(node.children.at(-1)) : '';
}

function firstCharacter(node: Nodes | undefined): string {
  if (node === undefined) return '';
  if (node.type === 'text' || node.type === 'inlineCode') return [...node.value][0] ?? '';
  return 'children' in node ? firstCharacter(node.children[0]) : '';
}
