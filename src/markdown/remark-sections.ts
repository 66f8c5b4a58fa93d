import GithubSlugger from 'github-slugger';
import type { Heading, Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { articleData, type Section } from './article-data.ts';
import { formulaSign } from './formula-sign.ts';

export interface SectionOptions {
  /** The first `#` heading is the article's title, shown elsewhere. */
  titleFromBody: boolean;
}

/** Gives headings their ids (Chinese kept, repeated ones numbered) and collects the words of each section. */
export function remarkSections({ titleFromBody }: SectionOptions) {
  return (tree: Root, file: VFile): void => {
    const data = articleData(file);
    const slugger = new GithubSlugger();
    if (titleFromBody) {
      const at = tree.children.findIndex((node) => node.type === 'heading' && node.depth === 1);
      if (at >= 0) tree.children.splice(at, 1);
    }
    visit(tree, 'heading', (node: Heading) => {
      if (node.depth === 1) node.depth = 2;
      const id = slugger.slug(textOf(node)) || slugger.slug('section');
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
    });
    let section: Section = { id: undefined, heading: '', text: '' };
    data.sections.push(section);
    for (const node of tree.children) {
      if (node.type === 'heading' && node.depth <= 3) {
        section = { id: String(node.data?.hProperties?.['id']), heading: words(node).trim(), text: '' };
        data.sections.push(section);
      } else {
        section.text += `${words(node)}\n`;
      }
    }
  };
}

const blocks = new Set(['paragraph', 'heading', 'tableCell', 'listItem', 'code', 'tableRow', 'break']);

/** The words of a node, formulas as their signs, without markup; blocks are kept apart by a space. */
function words(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
    return node.type === 'code' ? `${node.value}\n` : node.value;
  }
  if (node.type === 'image') return node.alt ?? '';
  if (node.type === 'inlineMath' || node.type === 'math') {
    return ` ${formulaSign((node as { formula?: number }).formula ?? Infinity)} `;
  }
  if (!('children' in node)) return '';
  const inner = node.children.map(words).join('');
  return blocks.has(node.type) ? `${inner} ` : inner;
}
