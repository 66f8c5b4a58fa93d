import type { Root as HtmlRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Html, Nodes, Root } from 'mdast';
import type { Handlers } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import type { Processor } from 'unified';
import { VFile } from 'vfile';
import { articleData, emptyData, type ArticleData, type Formula } from './article-data.ts';
import { codeHtml, loadLanguages } from './code.ts';
import { escapeHtml } from '../formula/escape.ts';
import { parseInline } from './fragment.ts';
import { formulaMark } from './marks.ts';

/** A fault found while rendering, in lines and columns of the file. */
export interface Message {
  line: number;
  column: number;
  reason: string;
  source: string;
  rule: string;
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
  await loadLanguages(languagesOf(tree));
  const html = await processor.run(tree, file);
  const data = articleData(file);
  const inline = async (text: string, line: number) => {
    const part = new VFile({ path: source.path, value: file.value });
    part.data.article = { ...emptyData(), formulas: data.formulas, styles: data.styles };
    const children = parseInline(parse, text, { line, column: 1 });
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
    messages: file.messages.map(({ line, column, reason, source: from, ruleId }) => ({
      line: line ?? 1,
      column: column ?? 1,
      reason,
      source: from ?? 'markdown',
      rule: ruleId ?? 'fault',
    })),
  };
}

const innerHtml = (children: HtmlRoot['children']) =>
  toHtml({ type: 'root', children }, { allowDangerousHtml: true });

function languagesOf(tree: Root): Set<string> {
  const names = new Set<string>();
  visit(tree, 'code', (node) => {
    if (node.lang !== null && node.lang !== undefined) names.add(node.lang);
  });
  return names;
}

function lengthOf({ sections }: ArticleData): number {
  const text = sections.map((section) => section.heading + section.text).join(' ');
  return (text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []).length;
}

/** How formulas, code and raw HTML become HTML: as finished text, never parsed again. */
export async function rawHandlers(): Promise<Handlers> {
  const highlighter = await loadLanguages([]);
  const raw = (value: string) => ({ type: 'raw', value }) as const;
  const formula = (_: unknown, node: Nodes) => raw(formulaMark((node as { formula?: number }).formula ?? 0));
  return {
    math: formula,
    inlineMath: formula,
    code: (_, node: { value: string; lang?: string | null; meta?: string | null }) =>
      raw(
        codeHtml(
          { value: node.value, language: node.lang ?? undefined, meta: node.meta ?? undefined },
          highlighter,
        ),
      ),
    html: (_, node: Html) => raw(node.value),
  };
}

/** A formula as it stands in a page: a display in a box that scrolls, its number beside it. */
export function formulaHtml({ html, display, id, number }: Formula): string {
  if (!display) return html;
  const box = `<div class="equation-box">${html}</div>`;
  if (id === undefined || number === undefined) return `<div class="equation">${box}</div>`;
  const fragment = escapeHtml(id);
  const link = `<a class="equation-number" href="#${fragment}">(${escapeHtml(number)})</a>`;
  return `<div class="equation" id="${fragment}">${box}${link}</div>`;
}
