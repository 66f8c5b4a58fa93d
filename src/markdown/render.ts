import type { Root as HtmlRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Html, Nodes, Root } from 'mdast';
import type { Handlers } from 'mdast-util-to-hast';
import type { Processor } from 'unified';
import { VFile } from 'vfile';
import { articleData, emptyData, type ArticleData } from './article-data.ts';
import type { CodeBlock } from './code.ts';
import { parseInline } from './fragment.ts';
import { formulaMark } from './marks.ts';
import { placeAt, type Place } from './place.ts';
import type { HtmlBlock } from './remark-html-blocks.ts';

/** A fault found while rendering, in lines and columns of the file. */
export interface Message {
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
  reason: string;
  source: string;
  rule: string;
  severity: 'error' | 'warning';
}

/** An article as it is shown and searched. HTML holds marks for formulas and figures (see `marks.ts`). */
export interface Rendered extends Omit<ArticleData, 'styles'> {
  html: string;
  titleHtml: string;
  summaryHtml: string;
  styles: string[];
  /** 汉字 and words, for the reading time. */
  length: number;
  messages: Message[];
}

export interface Source {
  path: string;
  /** The whole file. */
  text: string;
  bodyStart: number;
  title: string;
  summary?: string | undefined;
  summaryLine: number;
}

/** The plugins in their order; the composition root makes it. */
export type MarkdownProcessor = Processor<Root, Root, HtmlRoot, HtmlRoot, string>;

/** Renders one article. Pure but for Shiki's grammars, which it loads when they are first needed. */
export async function renderArticle(source: Source, processor: MarkdownProcessor): Promise<Rendered> {
  const front = source.text.slice(0, source.bodyStart).replace(/[^\n]/g, ' ');
  const file = new VFile({ path: source.path, value: front + source.text.slice(source.bodyStart) });
  const parse = (text: string) => processor.parse(text);
  const tree = parse(String(file.value));
  const html = await processor.run(tree, file);
  const data = articleData(file);
  const inline = async (text: string, line: number) => {
    const at = placeOfText(source.text, text, line);
    const part = new VFile({ path: source.path, value: source.text });
    part.data.article = { ...emptyData(), formulas: data.formulas, styles: data.styles };
    const children = parseInline(parse, text, at);
    const root = await processor.run({ type: 'root', children: [{ type: 'paragraph', children }] }, part);
    file.messages.push(...part.messages);
    return root.children.map((child) => (child.type === 'element' ? innerHtml(child.children) : '')).join('');
  };
  const titleHtml = await inline(source.title, 1);
  const summaryHtml = await inline(source.summary ?? '', source.summaryLine);
  return {
    ...data,
    html: processor.stringify(html, file),
    titleHtml,
    summaryHtml,
    styles: [...data.styles],
    length: lengthOf(data),
    messages: file.messages.map(({ line, column, place, reason, source: from, ruleId, fatal }): Message => ({
      line: line ?? 1,
      column: column ?? 1,
      ...(place !== undefined && 'end' in place
        ? { endLine: place.end.line, endColumn: place.end.column }
        : {}),
      reason,
      source: from ?? 'markdown',
      rule: ruleId ?? 'fault',
      // `file.info` leaves `fatal` empty.
      severity: fatal === false ? 'error' : 'warning',
    })),
  };
}

/** Where a text of the front matter begins: at or after a line. In another spelling there (folded, say): that line. */
function placeOfText(source: string, text: string, line: number): Place {
  const before = source.split('\n', line - 1).join('\n').length;
  const from = line > 1 ? before + 1 : 0;
  const found = source.indexOf(text, from);
  return placeAt(source, found < 0 ? from : found);
}

const innerHtml = (children: HtmlRoot['children']) =>
  toHtml({ type: 'root', children }, { allowDangerousHtml: true });

function lengthOf({ sections }: ArticleData): number {
  const text = sections.map((section) => section.heading + section.text).join(' ');
  return (text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []).length;
}

/** How formulas, code and raw HTML become HTML: as finished text, never parsed again. */
export function rawHandlers(codeHtml: (block: CodeBlock) => string): Handlers {
  const raw = (value: string) => ({ type: 'raw', value }) as const;
  const formula = (_: unknown, node: Nodes) => raw(formulaMark((node as { formula?: number }).formula ?? 0));
  return {
    math: formula,
    inlineMath: formula,
    code: (_, node: { value: string; lang?: string | null; meta?: string | null }) =>
      raw(codeHtml({ value: node.value, language: node.lang ?? undefined, meta: node.meta ?? undefined })),
    html: (_, node: Html) => raw(node.value),
    htmlBlock: (state, node: HtmlBlock) => raw(innerHtml(state.all(node) as HtmlRoot['children'])),
  };
}
