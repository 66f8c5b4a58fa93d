import type { Definition, Image, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { articleData } from './article-data.ts';

/** An image file of the content folder, ready to be shown. */
export type ImageTarget =
  | { kind: 'image'; url: string; file: string; name: string; width: number; height: number }
  | { kind: 'file'; url: string }
  | { kind: 'broken'; reason: string; rule: string };

export interface ImageOptions {
  /** @returns undefined for an address of another site */
  resolveImage: (href: string) => Promise<ImageTarget | undefined>;
}

/** Gives images their address in the site, their size, and lazy loading; a missing one is a fault. */
export function remarkImages({ resolveImage }: ImageOptions) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const nodes: (Image | Definition)[] = [];
    const definedImages = new Set<string>();
    visit(tree, 'imageReference', (node) => void definedImages.add(node.identifier));
    visit(tree, (node) => {
      if (node.type === 'image') nodes.push(node);
      if (node.type === 'definition' && definedImages.has(node.identifier)) nodes.push(node);
    });
    for (const node of nodes) {
      const target = await resolveImage(node.url);
      if (target === undefined) continue;
      if (target.kind === 'broken') {
        file.message(target.reason, { place: node.position, source: 'images', ruleId: target.rule });
        const text = node.type === 'image' ? (node.alt ?? '') : '';
        node.data = { hName: 'span', hProperties: { className: ['missing-image'] }, hChildren: [{ type: 'text', value: text }] };
        continue;
      }
      node.url = target.url;
      if (target.kind === 'file') continue;
      const { width, height, name } = target;
      articleData(file).images.push({ file: target.file, name });
      node.data = { hProperties: { width, height, loading: 'lazy', decoding: 'async' } };
    }
  };
}
