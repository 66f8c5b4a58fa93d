import type { Data, Html, Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { VFile } from 'vfile';
import { published, refusal } from './html-rules.ts';
import { htmlTokens } from './html-tokens.ts';
import { placeAt } from './place.ts';
import { mathFromMarkdown, type MathOptions } from './syntax/math-mdast.ts';
import { mathText } from './syntax/math-text.ts';
import { Tally, times } from './tally.ts';
import { visit } from './visit.ts';

/** A block of HTML that holds formulas: tags as `html`, words as `text`, with the formulas between them. */
export interface HtmlBlock {
  type: 'htmlBlock';
  children: PhrasingContent[];
  data?: Data;
  position?: Html['position'];
}

declare module 'mdast' {
  interface RootContentMap {
    htmlBlock: HtmlBlock;
  }
}

/** Markdown's own marks mean nothing inside a block of HTML. */
const disabled =
  'attention autolink blockQuote codeFenced codeIndented codeText definition hardBreakEscape headingAtx htmlFlow htmlText labelEnd labelStartImage labelStartLink list setextUnderline thematicBreak'.split(
    ' ',
  );

/** Elements whose content is no text. */
const verbatim = new Set(['code', 'kbd', 'pre', 'samp', 'tt', 'var']);

/** Makes formulas of what stands between dollars or brackets in blocks of HTML, as MathJax does. */
export function remarkHtmlBlocks({ sentenceDisplay = true }: Partial<MathOptions> = {}) {
  const math = { ...mathFromMarkdown({ sentenceDisplay, codeMath: false }), transforms: [] };
  const parse = (text: string): PhrasingContent[] => {
    const options = { extensions: [mathText, { disable: { null: disabled } }], mdastExtensions: [math] };
    const { children } = fromMarkdown(text, options);
    return children.flatMap((child) => (child.type === 'paragraph' ? child.children : []));
  };
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    const tally = new Tally('html');
    const within = (parent: Parents): void => {
      parent.children = (parent.children as Nodes[]).map((child): Nodes => {
        if (child.type === 'html') return blockOf(child, source, parse, tally) ?? child;
        if (child.type !== 'paragraph' && child.type !== 'heading' && 'children' in child) within(child);
        return child;
      }) as typeof parent.children;
    };
    if (source.includes('<')) within(tree);
    tally.report(file);
  };
}

/** @returns undefined where there is no formula */
function blockOf(
  node: Html,
  source: string,
  parse: (text: string) => PhrasingContent[],
  tally: Tally,
): HtmlBlock | undefined {
  if (!/[$\\]/.test(node.value) || node.position === undefined) return undefined;
  const offsetOf = offsetsOf(node.value, source, node.position.start.offset ?? 0);
  const point = (offset: number) => ({ ...placeAt(source, offsetOf(offset)), offset: offsetOf(offset) });
  const between = (start: number, end: number) => ({ start: point(start), end: point(end) });
  const children: PhrasingContent[] = [];
  for (const { text, start, isText } of piecesOf(node.value)) {
    const end = start + text.length;
    if (!isText) {
      children.push({ type: 'html', value: text, position: between(start, end) });
      continue;
    }
    const lead = /^\s*/.exec(text)?.[0] ?? '';
    if (lead !== '') children.push({ type: 'text', value: lead });
    const words = parse(text);
    const fragment: Root = { type: 'root', children: words };
    visit(fragment, ({ position }) => {
      if (position === undefined) return;
      const { start: from, end: to } = position;
      Object.assign(position, between(start + (from.offset ?? 0), start + (to.offset ?? 0)));
    });
    for (const word of words) reportMarkdown(word, tally);
    children.push(...words);
    const trail = words.length === 0 ? '' : (/\s*$/.exec(text)?.[0] ?? '');
    if (trail !== '') children.push({ type: 'text', value: trail });
  }
  if (!children.some(({ type }) => type === 'inlineMath')) return undefined;
  return { type: 'htmlBlock', children, position: node.position };
}

function reportMarkdown(node: PhrasingContent, tally: Tally): void {
  if (node.type !== 'text' || !/\*\*[^\s*][^*]*\*\*/.test(node.value)) return;
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  tally.add(
    'markdown-inside',
    () => ({ line, column }),
    (count) => {
      return `HTML 块里的 \`**\` 不会变成粗体${times(count)}；应在标签之后空一行，或写成 \`<b>…</b>\``;
    },
  );
  // What has no place is not looked at for slips.
  delete node.position;
}

interface Piece {
  text: string;
  start: number;
  isText: boolean;
}

/** Cuts HTML into its tags and the text between them; what only looks like a tag (`a<b$ 且 $c>d`) is text. */
function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  let inside = 0;
  for (const token of htmlTokens(html)) {
    const isTag = token.kind === 'comment' || (token.kind !== 'text' && isElement(token.name));
    if (token.kind === 'close' && verbatim.has(token.name)) inside = Math.max(0, inside - 1);
    const isText = !isTag && inside === 0;
    if (token.kind === 'open' && verbatim.has(token.name)) inside++;
    const last = pieces.at(-1);
    if (last?.isText === isText) last.text += token.raw;
    else pieces.push({ text: token.raw, start: token.offset, isText });
  }
  return pieces;
}

const isElement = (name: string): boolean => published(name) !== undefined || refusal(name) !== undefined;

/** Where the characters of a value stand in the document: in lists and quotes, its lines have lost their beginnings. */
function offsetsOf(value: string, source: string, start: number): (offset: number) => number {
  if (source.startsWith(value, start)) return (offset) => start + offset;
  const lines: { at: number; found: number }[] = [];
  let [at, from] = [0, start];
  for (const line of value.split('\n')) {
    const words = line.trim();
    const found = source.indexOf(words, from);
    lines.push({ at, found: found < 0 ? from : found - (line.length - line.trimStart().length) });
    at += line.length + 1;
    const end = source.indexOf('\n', Math.max(found, from));
    from = end < 0 ? source.length : end + 1;
  }
  return (offset) => {
    const line = lines.findLast((one) => one.at <= offset) ?? { at: 0, found: start };
    return Math.min(source.length, line.found + offset - line.at);
  };
}
