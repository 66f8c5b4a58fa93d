import { slug } from 'github-slugger';
import type { InlineCode, Nodes, Paragraph, Parents, PhrasingContent, Root, Table, Text } from 'mdast';
import type { InlineMath, Math as DisplayMath } from 'mdast-util-math';
import { toString as textOf } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { linearText } from '../formula/linear-text.ts';
import { renderFormula } from '../formula/render.ts';
import { articleData } from './article-data.ts';
import type { LabelTarget } from './remark-labels.ts';

export interface RoleOptions {
  /** What references to a section, a picture and a table say, which have no numbers. */
  section: (title: string) => string;
  picture: string;
  table: string;
}

const role = /:(eqlabel|label|eqref|numref|ref|cite|width):$/;

/**
 * The roles of d2lbook: `` :eqlabel:`x` `` below a display is its `\label{x}`, `` :eqref:`x` `` an `\eqref{x}`;
 * `` :label:`x` `` below a heading, a picture or a table gives it an address, to which `` :numref:`x` `` leads;
 * `` :cite:`x,y` `` cites; `` :width:`400px` `` is the width of the picture above it. What has no target stays text.
 */
export function remarkRoles(options: RoleOptions) {
  return (tree: Root, file: VFile): void => {
    if (!/:(?:eqlabel|label|eqref|numref|ref|cite|width):`/.test(String(file.value))) return;
    const { labels } = articleData(file);
    const name = (target: LabelTarget) => {
      if (!labels.some((label) => label.name === target.name)) labels.push(target);
    };
    new Roles(tree, options, name).settle(tree);
  };
}

class Roles {
  readonly #options: RoleOptions;
  readonly #name: (target: LabelTarget) => void;
  /** The first heading of the first level: the article itself. */
  readonly #title: Nodes | undefined;

  constructor(tree: Root, options: RoleOptions, name: (target: LabelTarget) => void) {
    this.#options = options;
    this.#name = name;
    this.#title = tree.children.find((node) => node.type === 'heading' && node.depth === 1);
  }

  settle(parent: Parents): void {
    const kept: Nodes[] = [];
    for (const child of parent.children as Nodes[]) {
      if (child.type === 'table') this.#settleTable(child);
      if (child.type === 'paragraph') {
        this.#settleWords(child, kept.at(-1));
        if (child.children.every((node) => node.type === 'text' && node.value.trim() === '')) continue;
      } else if ('children' in child) this.settle(child);
      kept.push(child);
    }
    parent.children = kept as typeof parent.children;
  }

  /** A role on the line below a table is its last row. */
  #settleTable(table: Table): void {
    const row = table.children.at(-1);
    const words = row?.children[0];
    const [text, code] = words?.children ?? [];
    if (text?.type !== 'text' || code?.type !== 'inlineCode' || text.value !== ':label:') return;
    table.children.pop();
    this.#label(code, table);
  }

  #settleWords(parent: Paragraph, before: Nodes | undefined): void {
    const kept: PhrasingContent[] = [];
    for (const node of parent.children) {
      const text = kept.at(-1);
      const found = node.type === 'inlineCode' && text?.type === 'text' ? role.exec(text.value) : null;
      if (node.type !== 'inlineCode' || text?.type !== 'text' || found === null) {
        kept.push(node);
        continue;
      }
      const [mark, kind = ''] = found;
      const earlier = kept.slice(0, -1);
      const words = text.value.slice(0, -mark.length);
      const spoken = spokenOf(kind, node, mark.length);
      const isRead =
        spoken !== undefined || this.#apply(kind, node, [...earlier, { ...text, value: words }], before);
      if (!isRead) {
        kept.push(node);
        continue;
      }
      text.value = spoken === undefined ? words.trimEnd() : words;
      if (spoken !== undefined) kept.push(spoken);
    }
    parent.children = kept.filter((node) => node.type !== 'text' || node.value !== '');
  }

  /** @returns whether there is something that the role can belong to */
  #apply(kind: string, code: InlineCode, earlier: readonly Nodes[], before: Nodes | undefined): boolean {
    const near = earlier.findLast((node) => node.type !== 'text' || node.value.trim() !== '') ?? before;
    if (kind === 'label') return this.#label(code, near);
    if (kind === 'width') {
      const width = /^(\d+(?:\.\d+)?%?)(?:px)?$/.exec(code.value.trim())?.[1];
      if (near?.type !== 'image' || width === undefined) return false;
      near.data = { ...near.data, hProperties: { ...near.data?.hProperties, width } };
      return true;
    }
    const formula = lastFormula(near === before ? [before] : earlier);
    if (formula === undefined) return false;
    formula.value += `\\label{${code.value.trim()}}`;
    return true;
  }

  #label(code: InlineCode, near: Nodes | undefined): boolean {
    const only = near?.type === 'paragraph' && near.children.length === 1 ? near.children[0] : undefined;
    const target = only ?? near;
    if (target === undefined) return false;
    const { line = 1, column = 1 } = code.position?.start ?? {};
    const name = code.value.trim();
    const place = { name, number: '', line, column };
    if (target.type === 'heading') {
      const title = target === this.#title ? '' : this.#options.section(wordsOf(target).trim());
      this.#name({ ...place, id: title === '' ? '' : slug(name), title });
    } else if (target.type === 'image' || target.type === 'table') {
      const { picture, table } = this.#options;
      this.#name({ ...place, id: slug(name), title: target.type === 'image' ? picture : table });
    } else return false;
    target.data = { ...target.data, hProperties: { ...target.data?.hProperties, id: slug(name) } };
    return true;
  }
}

/** What a heading says, formulas in one line. */
function wordsOf(node: Nodes): string {
  if (node.type === 'inlineMath') return linearText(renderFormula(node.value, false).html) ?? node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : textOf(node);
}

/** The formula that some nodes end with, but for marks and punctuation: `(**$$x$$**)`. */
function lastFormula(nodes: readonly (Nodes | undefined)[]): DisplayMath | InlineMath | undefined {
  for (const node of nodes.toReversed()) {
    if (node?.type === 'math' || node?.type === 'inlineMath') return node;
    if (node?.type === 'text' && !/[\p{L}\p{N}]/u.test(node.value)) continue;
    return node !== undefined && 'children' in node ? lastFormula(node.children) : undefined;
  }
  return undefined;
}

/** What a reference or a citation says in this site's own notation, at its place in the file. */
function spokenOf(kind: string, { value, position }: InlineCode, length: number): Text | undefined {
  const names = value.split(',').map((name) => name.trim());
  const text =
    kind === 'cite'
      ? `[${names.map((name) => `@${name}`).join('; ')}]`
      : kind === 'eqref'
        ? `\\eqref{${value.trim()}}`
        : kind === 'numref' || kind === 'ref'
          ? `\\ref{${value.trim()}}`
          : undefined;
  if (text === undefined || position === undefined) return undefined;
  const { line, column, offset = 0 } = position.start;
  const start = { line, column: column - length, offset: offset - length };
  return { type: 'text', value: text, position: { start, end: position.end } };
}
