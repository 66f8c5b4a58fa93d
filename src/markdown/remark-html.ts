import type { Html, Nodes, Paragraph, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { OpenElements } from './html-balance.ts';
import { htmlTokens } from './html-tokens.ts';
import { HtmlWriter } from './html-writer.ts';
import { placeInValue, type Place } from './place.ts';
import type { LinkOptions } from './remark-links.ts';

/**
 * Lets through of raw HTML what is harmless, tag by tag, balanced within the block it stands in: what runs, loads or is
 * no HTML is a fault and becomes text, what is left open is a fault and is closed. Pictures become images of Markdown.
 */
export function remarkHtml(options: LinkOptions) {
  return (tree: Root, file: VFile): void => {
    if (!holdsHtml(tree)) return;
    const writer = new HtmlWriter(file, options);
    new Cleaner(writer, String(file.value)).clean(tree);
    writer.finish();
  };
}

const holdsHtml = (node: Nodes): boolean =>
  node.type === 'html' || ('children' in node && node.children.some(holdsHtml));

const unknownPlace = (): Place => ({ line: 1, column: 1 });

/** The block that raw HTML stands in. */
interface Around {
  paragraph?: Paragraph;
  /** What is open around the paragraph; closing tags at its end may belong there. */
  open?: OpenElements<() => Place>;
  /** The HTML is a part of a block, beside the words and formulas of it. */
  isPart?: boolean;
  /** A `</p>` follows in the same block. */
  closesParagraph?: boolean;
}

class Cleaner {
  readonly #writer: HtmlWriter;
  readonly #source: string;
  readonly #mended = new Map<string, number>();

  constructor(writer: HtmlWriter, source: string) {
    this.#writer = writer;
    this.#source = source;
  }

  /** @returns closing tags at the end that belong to the block around it */
  clean(parent: Parents, around: Around = {}): string[] {
    const open = new OpenElements<() => Place>(this.#mended);
    const hoisted: string[] = [];
    const children: Nodes[] = [];
    for (const [i, child] of parent.children.entries()) {
      if (child.type === 'html') {
        const name = /^<\/([a-z][a-z0-9]*)\s*>$/i.exec(child.value)?.[1]?.toLowerCase() ?? '';
        const isLast = parent === around.paragraph && parent.children.slice(i + 1).every(isBlank);
        if (isLast && !open.endsWith(name) && around.open?.endsWith(name)) hoisted.push(name);
        else children.push(...this.#rewrite(child, open, around));
        continue;
      }
      if (child.type === 'htmlBlock') {
        children.push({ ...child, children: this.#parts(child.children, open, around) });
        continue;
      }
      children.push(child);
      if (!('children' in child)) continue;
      const within = child.type === 'paragraph' ? { paragraph: child, open } : around;
      const html = this.clean(child, within)
        .map((name) => this.#writer.closeElement(name, open, unknownPlace))
        .join('');
      if (html !== '') children.push({ type: 'html', value: html });
    }
    const closers = this.#writer.closeAll(open);
    if (closers !== '') children.push({ type: 'html', value: closers });
    parent.children = children as typeof parent.children;
    return hoisted;
  }

  #parts(parts: readonly PhrasingContent[], open: OpenElements<() => Place>, around: Around) {
    const last = parts.findLastIndex((part) => part.type === 'html' && /<\/p\s*>/i.test(part.value));
    return parts.flatMap((part, i) => {
      if (part.type !== 'html') return [part];
      const within = { ...around, isPart: true, closesParagraph: i < last };
      return this.#rewrite(part, open, within) as PhrasingContent[];
    });
  }

  #rewrite(node: Html, open: OpenElements<() => Place>, around: Around): Nodes[] {
    const tokens = htmlTokens(node.value);
    const isBlockLevel = around.paragraph === undefined && around.isPart !== true;
    const nodes: Nodes[] = [];
    let html = '';
    let asText = '';
    let hasTags = false;
    const at = (offset: number) => this.#placeOf(node, offset);
    const flush = () => {
      if (hasTags) nodes.push({ type: 'html', value: html });
      else if (asText.trim() !== '') nodes.push(textNode(asText, isBlockLevel, node));
      else if (asText !== '' && !isBlockLevel) nodes.push({ type: 'text', value: asText });
      [html, asText, hasTags] = ['', '', false];
    };
    const words = (raw: string) => {
      html += raw.replace(/</g, '&lt;');
      asText += raw;
    };
    const tag = (text: string) => {
      html += text;
      hasTags ||= text !== '';
    };
    const lastClosing = tokens.findLastIndex((one) => one.kind === 'close' && one.name === 'p');
    for (const [i, token] of tokens.entries()) {
      if (token.kind === 'comment') {
        if (token.raw.endsWith('-->')) continue;
        this.#writer.fault(
          '注释没有闭合，后文都看不到了；应以 `-->` 结束',
          () => at(token.offset),
          'unclosed-comment',
        );
        words(token.raw);
      } else if (token.kind === 'text') {
        const declaration = /<[!?]/.exec(token.raw);
        if (declaration !== null) {
          const reason = '`<!…>` 或 `<?…>` 不能放进文章；是文字就应写进反引号或代码块';
          this.#writer.fault(reason, () => at(token.offset + declaration.index), 'declaration');
        }
        words(token.raw);
      } else if (token.kind === 'close') {
        const shown = this.#writer.close(token.name, open, () => at(token.offset));
        if (shown === undefined) words(token.raw);
        else tag(shown);
      } else {
        const shown = this.#writer.open(token, {
          open,
          paragraph: around.paragraph,
          closesParagraph: i < lastClosing || around.closesParagraph === true,
          at: (offset) => at(token.offset + offset),
        });
        if (shown === undefined) words(token.raw);
        else if (typeof shown === 'string') tag(shown);
        else {
          flush();
          nodes.push({
            ...shown,
            ...(node.position === undefined ? {} : { position: positionOf(node, at(token.offset)) }),
          });
        }
      }
    }
    flush();
    return nodes;
  }

  #placeOf(node: Html, offset: number): Place {
    const start = node.position?.start.offset;
    return start === undefined ? unknownPlace() : placeInValue(this.#source, start, node.value, offset);
  }
}

const isBlank = (node: Nodes): boolean => node.type === 'text' && node.value.trim() === '';

function textNode(value: string, isBlockLevel: boolean, { position }: Html): Nodes {
  const text: Text = { type: 'text', value, ...(position === undefined ? {} : { position }) };
  return isBlockLevel ? { type: 'paragraph', children: [text] } : text;
}

const positionOf = (node: Html, start: Place) => ({
  start: { line: start.line, column: start.column, offset: start.offset },
  end: node.position?.end ?? start,
});
