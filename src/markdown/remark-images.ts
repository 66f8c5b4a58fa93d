import type { Properties } from 'hast';
import type { Definition, Image, Root } from 'mdast';
import type { VFile } from 'vfile';
import { articleData } from './article-data.ts';
import { runs } from './html-rules.ts';
import { visit } from './visit.ts';

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
      // What another plugin shows as something else is no image any more.
      if (node.type === 'image' && node.data?.hName === undefined) nodes.push(node);
      if (node.type === 'definition' && definedImages.has(node.identifier)) nodes.push(node);
    });
    for (const node of nodes) {
      const target = runs(node.url) ? running : await resolveImage(node.url);
      if (target === undefined) continue;
      if (target.kind === 'broken') {
        file.message(target.reason, { place: node.position, source: 'images', ruleId: target.rule });
        const text = node.type === 'image' ? (node.alt ?? '') : '';
        node.url = '';
        node.data = {
          hName: 'span',
          hProperties: { className: ['missing-image'], src: undefined, alt: undefined },
          hChildren: [{ type: 'text', value: text }],
        };
        continue;
      }
      node.url = target.url;
      if (target.kind === 'file') continue;
      articleData(file).images.push({ file: target.file, name: target.name });
      const size = sizeOf(target, node.data?.hProperties?.['width']);
      node.data = { hProperties: { ...node.data?.hProperties, ...size, loading: 'lazy', decoding: 'async' } };
    }
  };
}

const running: ImageTarget = {
  kind: 'broken',
  reason: '图片的地址会运行或载入别的东西；应是图片文件，或 http、https 地址',
  rule: 'address',
};

/** The size that an author gave, in the picture's own proportions; a share of the column has no height. */
function sizeOf({ width, height }: { width: number; height: number }, given: unknown): Properties {
  const text = typeof given === 'string' ? given : '';
  if (text.endsWith('%')) return { width: text, height: undefined };
  const wanted = Number(text);
  if (!(wanted > 0) || width === 0) return { width, height };
  return { width: Math.round(wanted), height: Math.max(1, Math.round((height * wanted) / width)) };
}
