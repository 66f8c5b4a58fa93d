import type { Properties } from 'hast';
import type { Data, Definition, Image, ImageReference, Nodes, Parents, Root } from 'mdast';
import type { VFile } from 'vfile';
import { articleData } from './article-data.ts';
import { runs } from './html-rules.ts';
import { Tally, times } from './tally.ts';
import { visit } from './visit.ts';

/** Where an image of an article is. */
export type ImageTarget =
  | { kind: 'image'; url: string; file: string; name: string; width: number; height: number }
  /** A file of `public/`; without a size where it cannot be read. */
  | { kind: 'file'; url: string; width?: number; height?: number }
  /** On another site, from which the policy lets pages load. */
  | { kind: 'foreign' }
  /** On another site, from which it doesn't. */
  | { kind: 'blocked'; host: string }
  | { kind: 'broken'; reason: string; rule: string };

export interface ImageOptions {
  /** @returns undefined for an address that holds the image itself */
  resolveImage: (href: string) => Promise<ImageTarget | undefined>;
  /** What a link to a picture on another site says that has no text of its own. */
  pictureAt: (host: string) => string;
}

/**
 * Gives images their address in the site, their size, and lazy loading. A missing one is a fault and shows as its
 * text; one on another site, which pages may not load, is a warning and shows as a link.
 */
export function remarkImages({ resolveImage, pictureAt }: ImageOptions) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const tally = new Tally('images');
    const targetOf = async (node: Image | Definition): Promise<ImageTarget | undefined> => {
      const target = runs(node.url) ? running : await resolveImage(node.url);
      if (target?.kind === 'broken')
        file.message(target.reason, { place: node.position, source: 'images', ruleId: target.rule });
      if (target?.kind === 'blocked')
        tally.add(
          'elsewhere',
          () => node.position?.start ?? { line: 1, column: 1 },
          (count) => blocked(target.host, count),
        );
      if (target?.kind === 'image') articleData(file).images.push({ file: target.file, name: target.name });
      return target;
    };
    const { images, references, definitions } = imagesOf(tree);
    for (const place of images) {
      const { node } = place;
      const target = await targetOf(node);
      show(place, target, () => linked(place, node.url, pictureAt));
      if (target !== undefined && 'url' in target) node.url = target.url;
    }
    for (const [identifier, definition] of definitions) {
      const target = await targetOf(definition);
      for (const place of references.get(identifier) ?? [])
        show(place, target, () => linked(place, definition.url, pictureAt));
      if (target !== undefined && 'url' in target) definition.url = target.url;
    }
    tally.report(file);
  };
}

/** An image of the text, and what it stands in. */
interface Place<T = Image | ImageReference> {
  node: T;
  parent: Parents | undefined;
  isInLink: boolean;
}

/** What another plugin shows as something else is no image any more. */
function imagesOf(tree: Root) {
  const images: Place<Image>[] = [];
  const references = new Map<string, Place[]>();
  const definitions = new Map<string, Definition>();
  const inLinks = new Set<Nodes>();
  visit(tree, ['link', 'linkReference'], (link) => visit(link, (node) => void inLinks.add(node)));
  visit(tree, (node, _, parent) => {
    const place = { parent, isInLink: inLinks.has(node) || isInTag(node, parent) };
    if (node.type === 'image' && node.data?.hName === undefined) images.push({ node, ...place });
    if (node.type === 'imageReference')
      references.set(node.identifier, [...(references.get(node.identifier) ?? []), { node, ...place }]);
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  });
  for (const identifier of definitions.keys())
    if (!references.has(identifier)) definitions.delete(identifier);
  return { images, references, definitions };
}

/** Whether an `<a>` of raw HTML is open before a node. */
function isInTag(node: Nodes, parent: Parents | undefined): boolean {
  if (node.type !== 'image' && node.type !== 'imageReference') return false;
  const before = parent?.children.slice(0, parent.children.indexOf(node as never)) ?? [];
  const html = before.map((one) => (one.type === 'html' ? one.value : '')).join('');
  return html.lastIndexOf('<a ') > html.lastIndexOf('</a>');
}

/** Says how an image is shown. */
function show({ node }: Place, target: ImageTarget | undefined, link: () => Data): void {
  if (target === undefined) return;
  if (target.kind === 'broken') {
    node.data = textInstead('span', { className: ['missing-image'] }, node.alt ?? '');
  } else if (target.kind === 'blocked') {
    node.data = link();
  } else {
    const given = node.data?.hProperties;
    const size = 'width' in target ? sizeOf(target, given?.['width']) : {};
    const origin = target.kind === 'foreign' ? { referrerPolicy: 'no-referrer' } : {};
    node.data = { hProperties: { ...given, ...size, ...origin, loading: 'lazy', decoding: 'async' } };
  }
}

/** A link in the place of an image: where a caption says what it shows, or nobody does, it says where it leads. */
function linked({ node, parent, isInLink }: Place, url: string, pictureAt: ImageOptions['pictureAt']): Data {
  const alt = parent?.data?.hName === 'figure' ? '' : (node.alt ?? '');
  const text = alt.trim() === '' ? pictureAt(hostOf(url)) : alt;
  return isInLink ? textInstead('span', {}, text) : textInstead('a', { href: url }, text);
}

const textInstead = (hName: string, hProperties: Properties, value: string): Data => ({
  hName,
  hProperties: { src: undefined, alt: undefined, title: undefined, ...hProperties },
  hChildren: [{ type: 'text', value }],
});

/** The host of an address that may lack its scheme; the address where it has none. */
export const hostOf = (url: string): string => /^(?:[a-z][a-z\d+.-]*:)?\/\/([^/?#]+)/i.exec(url)?.[1] ?? url;

const blocked = (host: string, count: number): string =>
  `图片在别的网站（${host}）${times(count)}，网页不会载入，只显示链接；应下载到文章旁边，或在 \`src/site/config.ts\` 的 imageOrigins 里允许它`;

const running: ImageTarget = {
  kind: 'broken',
  reason: '图片的地址会运行或载入别的东西；应是图片文件，或 http、https 地址',
  rule: 'address',
};

/** The size that an author gave, in the picture's own proportions; a share of the column has no height. */
function sizeOf({ width = 0, height = 0 }: { width?: number; height?: number }, given: unknown): Properties {
  const text = typeof given === 'string' ? given : '';
  if (text.endsWith('%')) return { width: text, height: undefined };
  const wanted = Number(text);
  if (!(wanted > 0) || width === 0) return { width, height };
  return { width: Math.round(wanted), height: Math.max(1, Math.round((height * wanted) / width)) };
}
