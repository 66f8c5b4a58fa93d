import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { VFile } from 'vfile';
import { articleData } from './article-data.ts';
import { visit } from './visit.ts';

export interface HeadingOptions {
  /** What the link to a heading is called. */
  linkLabel: string;
}

/** Lists the headings for the table of contents and adds a link to each. */
export function rehypeHeadings({ linkLabel }: HeadingOptions) {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'element', (node) => {
      const depth = /^h([2-6])$/.exec(node.tagName)?.[1];
      const id = node.properties['id'];
      if (depth === undefined || typeof id !== 'string') return;
      const html = toHtml({ type: 'root', children: node.children }, { allowDangerousHtml: true });
      articleData(file).headings.push({ depth: Number(depth), id, html: html.replace(/<\/?a\b[^>]*>/g, '') });
      node.children.push({
        type: 'element',
        tagName: 'a',
        properties: { className: ['anchor'], href: `#${id}`, ariaLabel: linkLabel },
        children: [{ type: 'text', value: '#' }],
      });
    });
  };
}
