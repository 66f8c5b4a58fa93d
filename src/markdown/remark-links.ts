import type { Definition, Link as LinkNode, Root } from 'mdast';
import type { VFile } from 'vfile';
import { articleData } from './article-data.ts';
import { runs } from './html-rules.ts';
import type { Place } from './place.ts';
import { visit } from './visit.ts';

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
    const used = { link: new Set<string>(), image: new Set<string>() };
    visit(tree, (node) => {
      if (node.type === 'linkReference') used.link.add(node.identifier);
      if (node.type === 'imageReference') used.image.add(node.identifier);
    });
    visit(tree, ['link', 'definition'], (node) => {
      const link = node as LinkNode | Definition;
      // The address of an image is no link's matter.
      if (link.type === 'definition' && used.image.has(link.identifier) && !used.link.has(link.identifier))
        return;
      const url = followLink(link.url, link.position?.start, file, { resolveLink });
      if (url === undefined && link.type === 'link') {
        link.data = { hName: 'span', hProperties: { className: ['broken-link'], href: undefined } };
      }
      link.url = url ?? '';
    });
  };
}

/**
 * Notes one link of an article, and reports it where it leads nowhere.
 * @param start undefined for a link that the generator made: it is none of the author's
 * @returns its address in the site; undefined for a broken one
 */
export function followLink(
  href: string,
  start: Place | undefined,
  file: VFile,
  { resolveLink }: LinkOptions,
): string | undefined {
  const { line, column } = start ?? { line: 1, column: 1 };
  const target = runs(href) ? running : resolveLink(href);
  const { links } = articleData(file);
  if (target === undefined) {
    if (start !== undefined) links.push({ href, line, column });
    return href;
  }
  if (target.kind === 'broken') {
    file.message(target.reason, { place: { line, column }, source: 'links', ruleId: target.rule });
    return undefined;
  }
  const { url } = target;
  if (target.kind === 'page') links.push({ href: url, line, column });
  else {
    const { slug, fragment } = target;
    links.push({ href: url, slug, ...(fragment === undefined ? {} : { fragment }), line, column });
  }
  return url;
}

const running: LinkTarget = {
  kind: 'broken',
  reason: '链接的地址会运行或载入别的东西；应是 http、https 地址或本站的路径',
  rule: 'address',
};
