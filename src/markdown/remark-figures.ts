import type { Data, Image, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { SKIP } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { articleData } from './article-data.ts';
import { parseInline } from './fragment.ts';
import { figureMark } from './marks.ts';
import { placeAt } from './place.ts';
import { visit } from './visit.ts';

export interface FigureOptions {
  /** Names of the figures that exist. */
  names: ReadonlySet<string>;
  /** What stands before the number of a figure: `图`. */
  label: string;
  /** Parses inline Markdown, for captions with formulas. */
  parse: (text: string) => Root;
  /** Lets through of raw HTML what is harmless: a caption is read only here. */
  clean: (tree: Root, file: VFile) => void;
}

/**
 * An image that stands alone becomes a figure with its text as caption; `![…](figure:name)` becomes the figure of
 * that name.
 */
export function remarkFigures({ names, label, parse, clean }: FigureOptions) {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'paragraph', (node: Paragraph, index, parent) => {
      const [image, ...others] = node.children.filter((child) => !isBlank(child));
      if (image?.type !== 'image' || others.length > 0 || parent === undefined || index === undefined) return;
      const content = image.url.startsWith('figure:') ? interactive(image, file) : image;
      if (content === undefined) return;
      const number = content === image ? [] : [numberOf(file)];
      parent.children[index] = figure(image, content, [...number, ...caption(image, file)]);
      return [SKIP, index + 1];
    });
    visit(tree, 'image', (node: Image) => {
      if (!node.url.startsWith('figure:') || node.data?.hName !== undefined) return;
      const reason = '图写在了文字中间；`![说明](figure:名字)` 应独占一段';
      file.message(reason, { place: node.position, source: 'figures', ruleId: 'inline-figure' });
      node.data = missing(node);
    });
  };

  function interactive(image: Image, file: VFile): RootContent | undefined {
    const name = image.url.slice('figure:'.length).replace(/\?.*$/, '');
    if (!names.has(name)) {
      const near = [...names].find((one) => lettersOf(one) === lettersOf(name));
      const advice = near === undefined ? '应是 `src/figures/` 里一个文件夹的名字' : `是不是 \`${near}\`？`;
      const reason = `没有名为 \`${name}\` 的图；${advice}`;
      file.message(reason, { place: image.position, source: 'figures', ruleId: 'unknown-figure' });
      image.data = missing(image);
      return undefined;
    }
    if (articleData(file).figures.includes(name)) {
      const reason = `图 \`${name}\` 在文中出现了两次；每幅图只应放一次`;
      file.message(reason, { place: image.position, source: 'figures', ruleId: 'repeated-figure' });
    }
    articleData(file).figures.push(name);
    return { type: 'html', value: figureMark(name) };
  }

  function numberOf(file: VFile): PhrasingContent {
    const value = `${label} ${articleData(file).figures.length}`;
    return {
      type: 'strong',
      data: { hProperties: { className: ['figure-number'] } },
      children: [{ type: 'text', value }],
    };
  }

  function caption(image: Image, file: VFile): PhrasingContent[] {
    if (image.title !== null && image.title !== undefined) return [{ type: 'text', value: image.title }];
    const from = (image.position?.start.offset ?? 0) + 2;
    const source = String(file.value).slice(from, image.position?.end.offset);
    const end = source.lastIndexOf('](');
    // Written in another dialect: `![[a.png|words]]`.
    if (end < 0) return (image.alt ?? '') === '' ? [] : [{ type: 'text', value: image.alt ?? '' }];
    const text = source.slice(0, end);
    if (text.trim() === '') return [];
    const words = parseInline(parse, text, placeAt(String(file.value), from));
    const paragraph: Paragraph = { type: 'paragraph', children: words };
    clean({ type: 'root', children: [paragraph] }, file);
    return paragraph.children;
  }
}

function figure(image: Image, content: RootContent, words: PhrasingContent[]): RootContent {
  const name = image.url.startsWith('figure:')
    ? image.url.slice('figure:'.length).replace(/\?.*$/, '')
    : undefined;
  const properties =
    name === undefined ? { className: ['picture'] } : { className: ['figure'], id: `fig-${name}` };
  const figcaption = { type: 'paragraph', data: { hName: 'figcaption' }, children: words } as const;
  return {
    type: 'paragraph',
    data: { hName: 'figure', hProperties: properties },
    children: [
      content as PhrasingContent,
      ...(words.length === 0 ? [] : [figcaption as unknown as PhrasingContent]),
    ],
  };
}

/** The words of a figure that cannot be shown. */
const missing = ({ alt }: Image): Data => ({
  hName: 'span',
  hProperties: { className: ['missing-image'], src: undefined, alt: undefined },
  hChildren: [{ type: 'text', value: alt ?? '' }],
});

const lettersOf = (name: string) => name.toLowerCase().replace(/[^a-z\d]/g, '');

const isBlank = (node: PhrasingContent) => node.type === 'text' && node.value.trim() === '';
