import type { Nodes, Paragraph, Parents, Root } from 'mdast';
import { calloutNode, titleNode, type Callout } from './callouts.ts';

/** A line of colons that opens or closes a container. Its title, if any, is the content of its paragraph. */
export interface Fence {
  colons: number;
  /** Undefined for one that closes. */
  kind?: string;
  /** What stands before the title, and after it. */
  before: string;
  after: string;
}

declare module 'mdast' {
  interface ParagraphData {
    fence?: Fence;
    /** The fence has no other half, and is shown as text. */
    isUnpaired?: boolean;
  }
}

/** Containers stand in one another no deeper; a fence of a deeper one is text. */
const deepest = 32;

/** Containers that show their content as if they were not there. */
const transparent = new Set(['raw', 'v-pre', 'code-group', 'div', 'column', 'columns', 'content']);

/** Makes callouts of the blocks between two fences, wherever both stand in one parent. */
export function pairFences(tree: Root): undefined {
  pairWithin(tree);
}

function pairWithin(parent: Parents): void {
  const children = parent.children as Nodes[];
  for (const child of children) if ('children' in child) pairWithin(child);
  if (!children.some(isFence)) return;
  const openers: number[] = [];
  const result: Nodes[] = [];
  for (const child of children) {
    result.push(child);
    if (!isFence(child)) continue;
    const { kind, colons } = child.data.fence;
    if (kind !== undefined) {
      if (openers.length < deepest) openers.push(result.length - 1);
      continue;
    }
    const level = matching(openers, colons, result);
    const at = openers[level];
    if (at === undefined) continue;
    openers.length = level;
    const [opener, ...content] = result.splice(at);
    content.pop();
    result.push(...contained(opener, content, child));
  }
  parent.children = result.map((child) => (isFence(child) ? asText(child) : child)) as typeof parent.children;
}

type FenceNode = Paragraph & { data: { fence: Fence } };

const isFence = (node: Nodes | undefined): node is FenceNode =>
  node?.type === 'paragraph' && node.data?.fence !== undefined;

/** The level of the opener that so many colons close: the innermost of as many, else the innermost of fewer. */
function matching(openers: readonly number[], colons: number, nodes: readonly Nodes[]): number {
  const widths = openers.map((at) => {
    const node = nodes[at];
    return isFence(node) ? node.data.fence.colons : Infinity;
  });
  const same = widths.lastIndexOf(colons);
  return same >= 0 ? same : widths.findLastIndex((width) => width < colons);
}

function contained(opener: Nodes | undefined, content: Nodes[], closer: Nodes): Nodes[] {
  if (!isFence(opener)) return content;
  const kind = opener.data.fence.kind ?? '';
  const children = content.map((child) => (isFence(child) ? asText(child) : child));
  if (transparent.has(kind.toLowerCase())) return children;
  const fold: Partial<Callout> = kind.toLowerCase() === 'details' ? { fold: 'closed' } : {};
  const hasTitle = opener.children.length > 0;
  const quote = calloutNode({ kind, label: hasTitle ? 'title' : 'kind', ...fold });
  const title = Object.assign(titleNode(), { children: opener.children, position: opener.position });
  Object.assign(quote, { children: hasTitle ? [title, ...children] : children });
  if (opener.position !== undefined && closer.position !== undefined) {
    quote.position = { start: opener.position.start, end: closer.position.end };
  }
  return [quote];
}

/** A fence without its other half, as it was written. */
function asText({ children, position, data: { fence } }: FenceNode): Paragraph {
  const text = (value: string) => (value === '' ? [] : [{ type: 'text' as const, value }]);
  const words = [...text(fence.before), ...children, ...text(fence.after)];
  const node: Paragraph = { type: 'paragraph', data: { isUnpaired: true }, children: words };
  return position === undefined ? node : { ...node, position };
}
