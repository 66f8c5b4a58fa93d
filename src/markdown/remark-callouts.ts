import type { Blockquote, Paragraph, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';

export interface CalloutOptions {
  /** Names shown for known kinds, by kind in lower case. Any other kind shows itself. */
  labels: Readonly<Record<string, string>>;
}

/** `> [!NOTE] title` becomes an aside with a label; the kind may be Chinese: `> [!一句话]`. */
export function remarkCallouts({ labels }: CalloutOptions) {
  return (tree: Root): void => {
    visit(tree, 'blockquote', (node: Blockquote) => {
      const first = node.children[0];
      if (first?.type !== 'paragraph') return;
      const text = first.children[0];
      if (text?.type !== 'text') return;
      const match = /^\[!([^\]\n]{1,20})\][+-]?[ \t]*/.exec(text.value);
      if (match === null) return;
      const kind = (match[1] ?? '').trim();
      text.value = text.value.slice(match[0].length);
      const { title, body } = splitTitle(first);
      node.children = [label(labels[kind.toLowerCase()] ?? kind, title), ...body, ...node.children.slice(1)];
      node.data = { hName: 'aside', hProperties: { className: ['callout'], dataKind: kind.toLowerCase() } };
    });
  };
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

function label(name: string, title: PhrasingContent[]): Paragraph {
  const strong: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: name }] };
  const gap: PhrasingContent[] = title.length === 0 ? [] : [{ type: 'text', value: ' ' }];
  return {
    type: 'paragraph',
    data: { hProperties: { className: ['callout-label'] } },
    children: [strong, ...gap, ...title],
  };
}
