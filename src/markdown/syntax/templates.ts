import type { Code as CodeNode, Html, Image, Link, Paragraph } from 'mdast';
import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import type {
  Construct,
  Effects,
  Extension,
  ParseContext,
  State,
  TokenizeContext,
} from 'micromark-util-types';
import { sourceOf } from './source.ts';
import { matchHere, takeCharacters, takeLines } from './taking.ts';
import { templateNode } from './template-nodes.ts';
import { codes } from './tokens.ts';

/** A tag of Jekyll, Hexo or Hugo: `{% name words %}`, `{{< name words >}}`. */
export interface Template {
  name: string;
  /** What follows the name. */
  words: string;
  closes: boolean;
  source: string;
}

const tag =
  /\{%-?[ \t]*(?<liquid>[a-z][\w-]*)(?<words>[^\n]{0,1000}?)-?%\}|\{\{[<%][ \t]*(?<slash>\/?)[ \t]*(?<hugo>[a-z][\w./-]*)(?<rest>[^\n]{0,1000}?)\/?[ \t]*[>%]\}\}|\{\{-?[ \t]*(?<variable>[a-z]\w*(?:\.\w+)+)[^{}\n]{0,200}\}\}/iy;
const code = /\{%-?[ \t]*(highlight|codeblock|code)\b([^\n]{0,1000}?)-?%\}[ \t]*\r?\n/iy;

function templateAt(context: TokenizeContext): Template | undefined {
  const groups = matchHere(context, tag);
  if (groups?.groups === undefined || isRaw(context, groups.index)) return undefined;
  const { liquid, words = '', slash = '', hugo, rest = '', variable } = groups.groups;
  const [source] = groups;
  if (variable !== undefined) return { name: variable, words: '', closes: false, source };
  const name = (liquid ?? hugo ?? '').replace(/^end_?(?=[a-z])/i, '');
  const closes = slash !== '' || name !== (liquid ?? hugo ?? '');
  return { name, words: (liquid === undefined ? rest : words).trim(), closes, source };
}

const inText: Construct = { name: 'template', tokenize: tokenizeTag };

/** Where `{% raw %}` … `{% endraw %}` says that tags are text, as offsets between the two, by document. */
const rawParts = new WeakMap<ParseContext, [from: number, to: number][]>();

function isRaw(context: TokenizeContext, offset: number): boolean {
  const known = rawParts.get(context.parser);
  const parts = known ?? rawPartsOf(sourceOf(context));
  if (known === undefined) rawParts.set(context.parser, parts);
  return parts.some(([from, to]) => from <= offset && offset < to);
}

function rawPartsOf(source: string): [from: number, to: number][] {
  const found = source.matchAll(/\{%-?[ \t]*raw[ \t]*-?%\}([\s\S]*?)\{%-?[ \t]*endraw[ \t]*-?%\}/gi);
  return [...found].map(({ index, 0: whole, 1: inside = '' }) => {
    const from = index + whole.indexOf('}') + 1;
    return [from, from + inside.length];
  });
}

function tokenizeTag(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const found = templateAt(this);
  return (first) => {
    if (found === undefined) return nok(first);
    effects.enter('template')._template = found;
    const end: State = (next) => {
      effects.exit('template');
      return ok(next);
    };
    return takeCharacters(effects, found.source.length, end, nok)(first);
  };
}

/** A tag alone on its line. */
const inFlow: Construct = {
  name: 'templateFlow',
  tokenize(effects, ok, nok) {
    const alone: State = (next) => (next === null || next < -2 ? ok(next) : nok(next));
    return effects.attempt(inText, alone, nok);
  },
};

/** `{% highlight c %}` up to `{% endhighlight %}`: code, whatever it looks like. */
const codeBlock: Construct = { name: 'templateCode', concrete: true, tokenize: tokenizeCode };

/** Names of blocks that are known to have no end in the rest of a document. */
const endless = new WeakMap<ParseContext, Set<string>>();

function tokenizeCode(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const source = sourceOf(this);
  const opening = matchHere(this, code);
  const [whole = '', name = '', words = ''] = opening ?? [];
  return (first) => {
    const open = endless.get(this.parser) ?? new Set<string>();
    endless.set(this.parser, open);
    if (opening === undefined || open.has(name)) return nok(first);
    const start = opening.index + whole.length;
    const close = new RegExp(String.raw`^[ \t>]*\{%-?[ \t]*end${name}[ \t]*-?%\}`, 'gim');
    close.lastIndex = start;
    const closing = close.exec(source);
    if (closing === null) {
      open.add(name);
      return nok(first);
    }
    effects.enter('template')._template = { name, words: words.trim(), closes: false, source: whole };
    const body: State = (next) => {
      effects.enter('templateBody');
      return takeLines(this, effects, closing.index, 'templateLine', last)(next);
    };
    const last: State = (next) => {
      effects.exit('templateBody');
      return takeLines(this, effects, close.lastIndex, 'templateLine', end)(next);
    };
    const end: State = (next) => {
      effects.exit('template');
      return ok(next);
    };
    return takeLines(this, effects, start, 'templateLine', body)(first);
  };
}

export const templates: Extension = {
  flow: { [codes.leftBrace]: [codeBlock, inFlow] },
  text: { [codes.leftBrace]: inText },
};

/** What a tag becomes. */
export type TemplateNode = CodeNode | Html | Image | Link | Paragraph;

export const templatesFromMarkdown: MdastExtension = {
  enter: {
    template(token) {
      const isBlock = this.stack.at(-1)?.type !== 'paragraph';
      const node: TemplateNode =
        token._template === undefined ? { type: 'html', value: '' } : templateNode(token._template, isBlock);
      const [only] = node.type === 'paragraph' ? node.children : [];
      if (only !== undefined) only.position = { start: token.start, end: token.end };
      this.enter(node, token);
    },
    templateBody(token) {
      const node = this.stack.at(-1);
      if (node?.type === 'code') node.value = this.sliceSerialize(token).replace(/\r?\n$/, '');
    },
  },
  exit: {
    template(token) {
      this.exit(token);
    },
  },
};
