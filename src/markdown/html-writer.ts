import type { Image, Paragraph } from 'mdast';
import type { VFile } from 'vfile';
import { isLeftOpen, type OpenElement, type OpenElements } from './html-balance.ts';
import { isBlock, isForeign, published, refusal, voidElements } from './html-rules.ts';
import { attributeOf, classesOf, closeHtml, elementOf, openHtml, tagFault } from './html-tag.ts';
import type { HtmlOpen } from './html-tokens.ts';
import type { Place } from './place.ts';
import { followLink, type LinkOptions } from './remark-links.ts';
import { Tally, times } from './tally.ts';

/** Where a tag stands. */
export interface TagContext {
  /** What is open in its block. */
  open: OpenElements<() => Place>;
  /** The paragraph around it, if there is one. */
  paragraph: Paragraph | undefined;
  /** Whether a `</p>` follows in the same piece of HTML. */
  closesParagraph: boolean;
  /** The place of a character of the tag. */
  at: (offset: number) => Place;
}

/** Writes the tags of one article as they are published, and reports those that are not. */
export class HtmlWriter {
  readonly #tally = new Tally('html');
  readonly #file: VFile;
  readonly #options: LinkOptions;
  readonly #unknown = new Set<string>();
  readonly #ids = new Set<string>();
  /** The refused element of another vocabulary that is open: its parts are not reported again. */
  #foreign: 'math' | 'svg' | undefined;

  constructor(file: VFile, options: LinkOptions) {
    this.#file = file;
    this.#options = options;
  }

  /** Reports what is said once for the article. */
  finish(): void {
    this.#tally.report(this.#file);
  }

  /** @returns undefined where the tag is to be shown as text */
  open(tag: HtmlOpen, { open, paragraph, closesParagraph, at }: TagContext): string | Image | undefined {
    const place = () => at(0);
    const fault = tagFault(tag);
    if (fault !== undefined) {
      // What is wrong with a `<math>` or an `<svg>` has been said of the whole.
      const isInside = this.#foreign !== undefined && isForeign(tag.name);
      if (!isInside) this.fault(fault.reason, () => at(fault.offset), fault.rule);
      if (tag.name === 'math' || tag.name === 'svg') this.#foreign = tag.name;
      this.#unknown.add(tag.name);
      const isKnown = published(tag.name) !== undefined && !voidElements.has(tag.name);
      if (isKnown) open.open({ name: tag.name, source: tag.name, escaped: true, place });
      return undefined;
    }
    this.#warnOfStyle(tag, place);
    if (tag.name === 'img') return image(tag);
    const name = elementOf(tag, closesParagraph || paragraph !== undefined);
    if (isBlock(name) && paragraph !== undefined) {
      paragraph.data = { hName: 'div', ...paragraph.data };
    }
    if (voidElements.has(name)) return openHtml(tag, name);
    const link = tag.name === 'a' ? this.#linkOf(tag, place) : { name, changed: {} };
    const ended = open.open({ name: link.name, source: tag.name, escaped: false, place });
    const closers = ended.map((one) => closeHtml(one.name)).join('');
    return closers + openHtml(this.#withOwnId(tag), link.name, link.changed);
  }

  #linkOf(tag: HtmlOpen, place: () => Place): { name: string; changed: Record<string, string> } {
    const href = attributeOf(tag, 'href');
    if (href === undefined) return { name: 'a', changed: {} };
    const url = followLink(href, place(), this.#file, this.#options);
    return url === undefined ? { name: 'span', changed: {} } : { name: 'a', changed: { href: url } };
  }

  /** An id that an article gives twice, or that the page has, is dropped. */
  #withOwnId(tag: HtmlOpen): HtmlOpen {
    const id = attributeOf(tag, 'id');
    if (id === undefined) return tag;
    if (id !== 'main' && !this.#ids.has(id)) {
      this.#ids.add(id);
      return tag;
    }
    return { ...tag, attributes: tag.attributes.filter(({ name }) => name !== 'id') };
  }

  /** @returns undefined where the tag is to be shown as text */
  close(name: string, open: OpenElements<() => Place>, place: () => Place): string | undefined {
    if (name === 'br') return '<br>';
    if (voidElements.has(name)) return '';
    if (published(name) !== undefined) return this.closeElement(name, open, place);
    if (name === this.#foreign) this.#foreign = undefined;
    if (!this.#unknown.has(name)) {
      const advice = refusal(name) ?? '是文字就应写进反引号';
      this.fault(`\`</${name}>\` 不能放进文章；${advice}`, place, 'unknown-element');
    }
    return undefined;
  }

  /** The same for an element that is known. */
  closeElement(source: string, open: OpenElements<() => Place>, place: () => Place): string | undefined {
    const closing = open.close(source);
    if (closing.kind === 'stray') {
      if (!closing.mended && source !== 'p') {
        this.fault(`\`</${source}>\` 没有对应的 \`<${source}>\`；应删去，或补上开头`, place, 'stray-close');
      }
      return '';
    }
    for (const element of closing.elements.slice(0, -1).filter(isLeftOpen)) {
      const reason = `\`<${element.source}>\` 还没闭合就遇到 \`</${source}>\`；应先写 \`</${element.source}>\``;
      this.fault(reason, element.place, 'crossed');
    }
    if (closing.elements.at(-1)?.escaped === true) return undefined;
    return closing.elements.map(({ name, escaped }) => (escaped ? '' : closeHtml(name))).join('');
  }

  /** What closes all that is still open at the end of a block. */
  closeAll(open: OpenElements<() => Place>): string {
    const rest = open.finish();
    for (const element of rest.filter(isLeftOpen)) this.#leftOpen(element);
    return rest.map(({ name, escaped }) => (escaped ? '' : closeHtml(name))).join('');
  }

  #leftOpen({ name, source, place }: OpenElement<() => Place>): void {
    const where = isBlock(name) ? '同一层（同一列表项、引用或正文）里' : '同一段里';
    this.fault(`\`<${source}>\` 没有闭合；应在${where}写 \`</${source}>\``, place, 'unclosed');
  }

  #warnOfStyle(tag: HtmlOpen, place: () => Place): void {
    const style = tag.attributes.find(({ name }) => name === 'style');
    if (tag.name !== 'font' && style === undefined) return;
    const what = tag.name === 'font' ? '`<font>`' : '属性 `style`';
    this.#tally.add(tag.name === 'font' ? 'font' : 'style', place, (count) => {
      return `${what} 的样式不会发布${times(count)}；应改用加粗、着重或提示块`;
    });
  }

  fault(reason: string, place: () => Place, ruleId: string): void {
    const { line, column } = place();
    this.#file.message(reason, { place: { line, column }, source: 'html', ruleId });
  }
}

function image(tag: HtmlOpen): Image {
  const size = (name: string) =>
    /^\d+(?:\.\d+)?%?$/.exec(attributeOf(tag, name)?.trim().replace(/px$/, '') ?? '')?.[0];
  const [width, height, classes] = [size('width'), size('height'), classesOf(tag)];
  const hProperties = {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(classes.length === 0 ? {} : { className: classes }),
  };
  return {
    type: 'image',
    url: attributeOf(tag, 'src') ?? '',
    alt: attributeOf(tag, 'alt') ?? null,
    title: attributeOf(tag, 'title') ?? null,
    data: { hProperties },
  };
}
