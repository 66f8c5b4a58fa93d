import type { Blockquote, Nodes, Root } from 'mdast';
import type { VFile } from 'vfile';
import { labelId, numberTex, type NumberedTex } from '../formula/labels.ts';
import { articleData } from './article-data.ts';
import { placeAt, placeInValue } from './place.ts';
import { visit } from './visit.ts';

/** Something that can be referred to. */
export interface LabelTarget {
  name: string;
  /** Fragment of its address. */
  id: string;
  /** As references show it, without parentheses: `3`. */
  number: string;
  /** `定理` and the like; undefined for a formula. */
  kind?: string;
  /** What references say of a section, a picture or a table, which have no number; empty for a whole article. */
  title?: string;
  line: number;
  column: number;
}

declare module 'mdast-util-math' {
  interface MathData {
    numbered?: NumberedTex;
  }
  interface InlineMathData {
    numbered?: NumberedTex;
  }
}

export interface LabelOptions {
  /** Kinds of callouts that are numbered: 定理, 引理 … */
  theorems: ReadonlySet<string>;
}

/** Numbers the displays and the theorem-like callouts of an article, and lists their labels. */
export function remarkLabels({ theorems }: LabelOptions) {
  return (tree: Root, file: VFile): void => {
    const { labels } = articleData(file);
    const source = String(file.value);
    const counts = new Map<string, number>();
    const next = (kind: string) => {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return String(counts.get(kind));
    };
    const add = (target: LabelTarget) => {
      if (!labels.some(({ name }) => name === target.name)) return labels.push(target);
      const reason = `标签 \`${target.name}\` 用了两次；每个 \\label 只应出现一次`;
      return file.message(reason, { place: target, source: 'labels', ruleId: 'duplicate-label' });
    };
    visit(tree, (node) => {
      if (node.type === 'math' || node.type === 'inlineMath') {
        // In a sentence stand as displays those with a tag or a label (see the syntax).
        const display = node.type === 'math' || node.data?.display === true;
        const numbered = numberTex(node.data?.bare ?? node.value, () => next('eq'), display);
        node.data = { ...node.data, numbered };
        const start = node.position?.start.offset ?? 0;
        for (const { name, offset, number } of numbered.labels) {
          const { line, column } = placeInValue(source, start, node.value, offset);
          add({ name, id: labelId(name, 'eq'), number, line, column });
        }
      } else if (node.type === 'blockquote') {
        const kind = String(node.data?.hProperties?.['dataKind'] ?? '');
        if (theorems.has(kind)) numberTheorem(node, kind, next(kind), source, add);
      }
    });
  };
}

function numberTheorem(
  node: Blockquote,
  kind: string,
  number: string,
  source: string,
  add: (target: LabelTarget) => unknown,
): void {
  const [label] = node.children;
  const name = label?.type === 'paragraph' ? label.children[0] : undefined;
  if (name?.type === 'strong') name.children = [{ type: 'text', value: `${kind} ${number}` }];
  const found = takeLabel(node);
  if (found === undefined) return;
  const id = labelId(found, 'thm');
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
  const from = source.indexOf(`\\label{${found}}`, node.position?.start.offset ?? 0);
  add({ name: found, id, number, kind, ...placeAt(source, Math.max(0, from)) });
}

/** Takes `\label{…}` out of the words of a callout. */
function takeLabel(node: Nodes): string | undefined {
  if (node.type === 'text') {
    const match = /\s*\\label\{([^{}]*)\}/.exec(node.value);
    if (match === null) return undefined;
    node.value = node.value.replace(match[0], '');
    return (match[1] ?? '').trim();
  }
  if (!('children' in node) || node.type === ('math' as string)) return undefined;
  for (const child of node.children) {
    const found = takeLabel(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
