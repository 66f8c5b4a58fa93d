import type { Definition, Link as LinkNode, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { articleData } from './article-data.ts';

/** Where a link of an article leads. */
export type LinkTarget =
  | { kind: 'article'; url: string; slug: string; fragment?: string }
  | { kind: 'page'; url: string }
  | { kind: 'broken'; reason: string; rule: string };

export interface LinkOptions {
  /**
   * @param href as written, decoded
   * @returns its target, or undefined for an address that is left as it is (another site, a fragment)
   */
  resolveLink: (href: string) => LinkTarget | undefined;
}

/** Turns links between files into links between pages; a link that leads nowhere is a fault and shows as text. */
export function remarkLinks({ resolveLink }: LinkOptions) {
  return (tree: Root, file: VFile): void => {
    visit(tree, ['link', 'definition'], (node) => {
      const link = node as LinkNode | Definition;
      const { line, column } = link.position?.start ?? { line: 1, column: 1 };
      const target = resolveLink(link.url);
      const { links } = articleData(file);
      if (target === undefined) {
        if (link.position !== undefined) links.push({ href: link.url, line, column });
        return;
      }
      if (target.kind === 'broken') {
        file.message(target.reason, { place: link.position, source: 'links', ruleId: target.rule });
        if (link.type === 'link') link.data = { hName: 'span', hProperties: { className: ['broken-link'] } };
        link.url = '';
        return;
      }
      const { url } = target;
      links.push(
        target.kind === 'article'
          ? {
              href: url,
              slug: target.slug,
              ...(target.fragment === undefined ? {} : { fragment: target.fragment }),
              line,
              column,
            }
          : { href: url, line, column },
      );
      link.url = url;
    });
  };
}
