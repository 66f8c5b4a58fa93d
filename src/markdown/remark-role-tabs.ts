import type { Nodes, Paragraph, Parents, Root } from 'mdast';
import { calloutNode, titleNode } from './syntax/callouts.ts';

const opens = ':begin_tab:';
const closes = /\s*:end_tab:\s*$/;

/** `` :begin_tab:`pytorch` `` … `:end_tab:`, as d2lbook has them: parts that stand for one another, with a label. */
export function remarkRoleTabs() {
  return (tree: Root): void => {
    group(tree);
  };
}

function group(parent: Parents): void {
  const children = parent.children as Nodes[];
  const kept: Nodes[] = [];
  for (let at = 0; at < children.length; at++) {
    const child = children[at];
    if (child === undefined) break;
    const title = titleOf(child);
    const last = title === undefined ? -1 : children.findIndex((node, i) => i >= at && isLast(node));
    if (title === undefined || last < 0) {
      if (child.type !== 'paragraph' && 'children' in child) group(child);
      kept.push(child);
      continue;
    }
    const content = children.slice(at, last + 1);
    withoutOpening(content[0]);
    withoutClosing(content.at(-1));
    const heading = { ...titleNode(), children: [{ type: 'text' as const, value: title }] };
    const tab = calloutNode({ kind: 'tab', isTab: true, label: 'title' });
    const filled = content.filter((node) => node.type !== 'paragraph' || node.children.length > 0);
    tab.children = [heading, ...(filled as typeof tab.children)];
    kept.push(Object.assign(tab, { position: child.position }));
    at = last;
  }
  parent.children = kept as typeof parent.children;
}

function titleOf(node: Nodes): string | undefined {
  const [text, code] = node.type === 'paragraph' ? node.children : [];
  return text?.type === 'text' && text.value === opens && code?.type === 'inlineCode'
    ? code.value
    : undefined;
}

function isLast(node: Nodes): boolean {
  const last = node.type === 'paragraph' ? node.children.at(-1) : undefined;
  return last?.type === 'text' && closes.test(last.value);
}

function withoutOpening(node: Nodes | undefined): void {
  if (node?.type !== 'paragraph') return;
  node.children = node.children.slice(2);
  const [first] = node.children;
  if (first?.type === 'text') first.value = first.value.trimStart();
}

function withoutClosing(node: Nodes | undefined): void {
  if (node?.type !== 'paragraph') return;
  const last = node.children.at(-1);
  if (last?.type === 'text') last.value = last.value.replace(closes, '');
  node.children = node.children.filter(
    (child) => child.type !== 'text' || child.value !== '',
  ) as Paragraph['children'];
}
