import type { Blockquote, BlockquoteData, Paragraph, Parents, PhrasingContent, Root } from 'mdast';
import { calloutNode, type Callout } from './syntax/callouts.ts';
import { visit } from './visit.ts';

export interface CalloutOptions {
  /** Names shown for known kinds, by kind in lower case. Any other kind shows itself. */
  labels: Readonly<Record<string, string>>;
}

/**
 * `> [!NOTE] title` becomes an aside with a label; the kind may be Chinese: `> [!一句话]`. The blocks of other dialects
 * (`!!! note`, `:::note`, `!> words`) become the same; what folds is a `<details>`, a tab a part with a label.
 */
export function remarkCallouts({ labels }: CalloutOptions) {
  return (tree: Root): void => {
    visit(tree, 'paragraph', (node, index, parent) => {
      if (parent !== undefined && index !== undefined) takeDocsifyMark(node, index, parent);
    });
    visit(tree, 'blockquote', (node: Blockquote) => {
      const callout = node.data?.callout ?? readMark(node);
      if (callout === undefined) return;
      node.children = labelled(node, callout, labels);
      node.data = { ...node.data, ...elementOf(callout) };
    });
  };
}

function elementOf({ kind, fold, isTab }: Callout): BlockquoteData {
  if (isTab === true) return { hName: 'div', hProperties: { className: ['tab'] } };
  const hProperties = { className: ['callout'], dataKind: kind.toLowerCase() };
  if (fold === undefined) return { hName: 'aside', hProperties };
  return { hName: 'details', hProperties: fold === 'open' ? { ...hProperties, open: true } : hProperties };
}

/** The children of a callout, its label before them. */
function labelled(
  { children }: Blockquote,
  { kind, label, fold }: Callout,
  labels: CalloutOptions['labels'],
): Blockquote['children'] {
  const [first, ...others] = children;
  const hasTitle = first?.type === 'paragraph' && first.data?.isTitle === true;
  const title = hasTitle ? first.children : [];
  const body = hasTitle ? others : children;
  if (label === 'none' && fold === undefined) return body;
  const name = labels[kind.toLowerCase()] ?? kind;
  // A title says more than the name of a kind, but a theorem needs both.
  const isBare = label === 'title' && title.length > 0 && !/\p{Script=Han}/u.test(kind);
  const strong: PhrasingContent = isBare
    ? { type: 'strong', data: { hProperties: { className: ['callout-title'] } }, children: title }
    : { type: 'strong', children: [{ type: 'text', value: name }] };
  const beside: PhrasingContent[] =
    isBare || title.length === 0 ? [] : [{ type: 'text', value: ' ' }, ...title];
  const hName = fold === undefined ? {} : { hName: 'summary' };
  const data = { ...hName, hProperties: { className: ['callout-label'] } };
  return [{ type: 'paragraph', data, children: [strong, ...beside] }, ...body];
}

/** `!> words` and `?> words`, as docsify has them. */
function takeDocsifyMark(node: Paragraph, index: number, parent: Parents): void {
  const [first] = node.children;
  const mark = first?.type === 'text' ? /^([!?])>[ \t]+/.exec(first.value) : null;
  if (first?.type !== 'text' || mark === null) return;
  first.value = first.value.slice(mark[0].length);
  const quote = calloutNode({ kind: mark[1] === '!' ? 'important' : 'tip', label: 'kind' });
  parent.children[index] = Object.assign(quote, { position: node.position, children: [node] });
}

/** Takes `[!kind]` off a quote, and makes the rest of its line its title. */
function readMark(node: Blockquote): Callout | undefined {
  const [paragraph, ...others] = node.children;
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (paragraph?.type !== 'paragraph' || text?.type !== 'text') return undefined;
  const match = /^\[!([^\]\n]{1,20})\]([+-]?)[ \t]*/.exec(text.value);
  if (match === null) return undefined;
  const [whole, kind = '', sign = ''] = match;
  text.value = text.value.slice(whole.length);
  const { title, body } = splitTitle(paragraph);
  node.children = [{ type: 'paragraph', data: { isTitle: true }, children: title }, ...body, ...others];
  const fold = sign === '' ? {} : { fold: sign === '+' ? ('open' as const) : ('closed' as const) };
  return { kind: kind.trim(), label: 'kind', ...fold };
}

/** The rest of the first line is the title, what follows is the body. */
function splitTitle(paragraph: Paragraph): { title: PhrasingContent[]; body: Paragraph[] } {
  const title: PhrasingContent[] = [];
  const rest = [...paragraph.children];
  for (let node = rest.shift(); node !== undefined; node = rest.shift()) {
    const newline = node.type === 'text' ? node.value.indexOf('\n') : -1;
    if (node.type === 'break') break;
    if (node.type === 'text' && newline >= 0) {
      if (newline > 0) title.push({ ...node, value: node.value.slice(0, newline) });
      const after = node.value.slice(newline + 1);
      if (after !== '') rest.unshift({ ...node, value: after });
      break;
    }
    if (node.type !== 'text' || node.value !== '') title.push(node);
  }
  return { title, body: rest.length === 0 ? [] : [{ ...paragraph, children: rest }] };
}
