import type { Heading, Nodes, Paragraph, Parents, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** `#id`, `.class`, `key=value`, as kramdown, Pandoc and MkDocs write them in braces. */
const mark = String.raw`[#.][^\s{}=.#"]+`;
const pair = String.raw`[\w-]+=(?:"[^"{}\n]*"|'[^'{}\n]*'|[^\s{}"'=]+)`;
const list = String.raw`\{:?[ \t]*(?:${mark}|${pair})(?:[ \t]*${mark}|[ \t]+${pair})*[ \t]*\}`;
/** Kramdown's own, which may be a name alone: `{:toc}`, `{:.no_toc}`. */
const kramdown = String.raw`\{:[ \t]*[^{}\n]*\}`;
const atStart = new RegExp(`^(?:${list}|${kramdown})`);
const atEnd = new RegExp(String.raw`[ \t]*(?:${list}|${kramdown})[ \t]*$`);
const alone = new RegExp(String.raw`(?:^|\n)[ \t]*(?:${list}|${kramdown})[ \t]*$`);
const contents =
  /^(?:\[toc\]|\[\[_?toc_?\]\]|@\[toc\](?:\([^)]*\))?|toc\s*\{:\s*toc[^}]*\}|\{:\s*toc[^}]*\})$/i;
/** Obsidian's name of a block. A power (`10 ^3`) is shorter. */
const blockName = /(?:^|[ \t\n])\^([A-Za-z0-9][A-Za-z0-9-]{3,})[ \t]*$/;
/** No more of the end of a text is looked at. */
const longest = 400;

/**
 * Reads what other dialects write about a block or a picture: its id and size are kept, classes are not. A list of
 * contents that an article asks for is dropped: each page has its own.
 */
export function remarkAttributes() {
  return (tree: Root): void => settle(tree);
}

function settle(parent: Parents): void {
  const kept: Nodes[] = [];
  for (const child of parent.children as Nodes[]) {
    if (isContents(child)) continue;
    if (child.type === 'heading') takeFromHeading(child);
    if (child.type === 'paragraph' && takeFromParagraph(child, kept.at(-1))) continue;
    if ('children' in child) settle(child);
    takeFromText(child, kept.at(-1));
    if (child.type !== 'text' || child.value !== '') kept.push(child);
  }
  parent.children = kept as typeof parent.children;
}

/** `[TOC]`, and kramdown's list of one item with `{:toc}` below it. */
function isContents(node: Nodes): boolean {
  if (node.type !== 'paragraph' && node.type !== 'list') return false;
  const text = textOf(node).trim();
  return text.length < 40 && contents.test(text);
}

function takeFromHeading(node: Heading): void {
  const last = node.children.at(-1);
  const found = last?.type === 'text' ? atEnd.exec(last.value.slice(-longest)) : null;
  if (last?.type !== 'text' || found === null) return;
  last.value = withoutEnd(last.value, found);
  setId(node, idOf(found[0]));
}

/** @returns whether nothing is left of the paragraph */
function takeFromParagraph(node: Paragraph, before: Nodes | undefined): boolean {
  const last = node.children.at(-1);
  if (last?.type !== 'text') return false;
  const tail = last.value.slice(-longest);
  const attributes = alone.exec(tail);
  const name = blockName.exec(tail);
  const found = attributes ?? name;
  if (found === null) return false;
  const id = name === null ? idOf(found[0]) : `^${name[1] ?? ''}`;
  last.value = withoutEnd(last.value, found);
  const isEmpty = node.children.length === 1 && last.value.trim() === '';
  setId(isEmpty ? before : node, id);
  return isEmpty;
}

const withoutEnd = (text: string, { index, input }: RegExpExecArray): string =>
  text.slice(0, text.length - input.length + index);

/** `![](a.png){width=300}`, `**bold**{: .red}` */
function takeFromText(node: Nodes, before: Nodes | undefined): void {
  if (node.type !== 'text' || !isSpan(before)) return;
  const found = atStart.exec(node.value.slice(0, longest));
  if (found === null) return;
  node.value = node.value.slice(found[0].length);
  const width = /\bwidth=["']?(\d+(?:\.\d+)?%?)/.exec(found[0])?.[1];
  if (before?.type === 'image' && width !== undefined) {
    before.data = { ...before.data, hProperties: { ...before.data?.hProperties, width } };
  }
}

const isSpan = (node: Nodes | undefined): boolean =>
  node !== undefined && /^(?:image|link|strong|emphasis|inlineCode|delete)$/.test(node.type);

const idOf = (attributes: string): string | undefined => /[\s{:]#([^\s{}.#"]+)/.exec(attributes)?.[1];

function setId(node: Nodes | undefined, id: string | undefined): void {
  if (node === undefined || id === undefined || node.type === 'text') return;
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
}
