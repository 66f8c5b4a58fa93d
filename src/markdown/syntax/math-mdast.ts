import type { Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { CompileContext, Extension } from 'mdast-util-from-markdown';
import type { InlineMath, Math as DisplayMath } from 'mdast-util-math';
import type { Token } from 'micromark-util-types';

declare module 'mdast-util-math' {
  interface InlineMathData {
    /** Shown as a display, though it stands in a paragraph. */
    display?: boolean;
    /** Punctuation that follows a display and belongs to its line. */
    tail?: string;
  }
  interface MathData {
    tail?: string;
  }
}

export interface MathOptions {
  /** `$$x$$` inside a sentence: a display, as MathJax has it, or an inline formula, as kramdown has it. */
  sentenceDisplay: boolean;
  /** `` `$x$` `` is a formula, as blogdown has it. */
  codeMath: boolean;
}

/** Builds `math` and `inlineMath` nodes, as remark-math does, out of the tokens of formulas. */
export function mathFromMarkdown({ sentenceDisplay, codeMath }: MathOptions): Extension {
  return {
    enter: {
      display(token) {
        this.enter(displayNode(''), token);
      },
      displayBody(token) {
        const node = this.stack.at(-1);
        if (node?.type === 'math') Object.assign(node, displayNode(texOf(this, token)));
      },
      displayTail(token) {
        const node = this.stack.at(-1);
        const tail = this.sliceSerialize(token).trim();
        if (node?.type === 'math' && tail !== '') node.data = { ...node.data, tail };
      },
      formula(token) {
        this.enter(inlineNode('', token._display === true), token);
      },
      formulaBody(token) {
        const node = this.stack.at(-1);
        if (node?.type !== 'inlineMath') return;
        const value = texOf(this, token);
        const display = node.data?.display === true && (sentenceDisplay || /\\tag\b/.test(value));
        Object.assign(node, inlineNode(value, display));
      },
    },
    exit: {
      display: close,
      formula: close,
    },
    transforms: [(tree) => settleMath(tree, codeMath)],
  };
}

function close(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The TeX of a token; what its author escaped for HTML means the character. */
function texOf(context: CompileContext, token: Token): string {
  return cleanTex(context.sliceSerialize(token));
}

/** TeX without the space around it, HTML's escapes undone. */
export function cleanTex(tex: string): string {
  return tex.replace(/&(?:lt|gt|amp);/g, (name) => entities[name] ?? name).trim();
}

/** The node of a display formula that is a block. */
export function displayNode(value: string): DisplayMath {
  const text = { type: 'text' as const, value };
  const properties = { className: ['language-math', 'math-display'] };
  const code = { type: 'element' as const, tagName: 'code', properties, children: [text] };
  return { type: 'math', meta: null, value, data: { hName: 'pre', hChildren: [code] } };
}

/** The node of a formula in the text. */
export function inlineNode(value: string, display: boolean): InlineMath {
  const hProperties = { className: ['language-math', display ? 'math-display' : 'math-inline'] };
  const data = { hName: 'code' as const, hProperties, hChildren: [{ type: 'text' as const, value }] };
  return { type: 'inlineMath', value, data: display ? { ...data, display } : data };
}

/** What only the finished tree shows: formulas in code spans, displays that fill a paragraph, punctuation after them. */
function settleMath(tree: Root, codeMath: boolean): undefined {
  settle(tree, codeMath);
}

function settle(node: Parents, codeMath: boolean): void {
  const children = node.children as Nodes[];
  for (const [index, child] of children.entries()) {
    const formula = codeMath && child.type === 'inlineCode' ? codeFormula(child.value) : undefined;
    if (formula !== undefined && child.position !== undefined) {
      children[index] = { ...formula, position: child.position };
      continue;
    }
    if ('children' in child) settle(child, codeMath);
    if (child.type !== 'paragraph') continue;
    takeTails(child);
    const only = onlyDisplay(child);
    if (only?.position !== undefined && node.type !== 'paragraph') {
      const { tail } = only.data ?? {};
      const math = displayNode(only.value);
      if (tail !== undefined) math.data = { ...math.data, tail };
      children[index] = { ...math, position: only.position } satisfies RootContent;
    }
  }
}

function codeFormula(code: string): InlineMath | undefined {
  const [, marker = '', tex = ''] = /^(\$\$?)([^$]+)\1$/.exec(code.trim()) ?? [];
  return tex.trim() === '' ? undefined : inlineNode(tex.trim(), marker === '$$');
}

/** Punctuation behind a display stays on its line. */
function takeTails({ children }: Paragraph): void {
  for (const [index, child] of children.entries()) {
    const next = children[index + 1];
    if (child.type !== 'inlineMath' || child.data?.display !== true || next?.type !== 'text') continue;
    const tail = /^[,，.。;；:：、!！?？]+(?=\s|$|\p{Script=Han})/u.exec(next.value)?.[0];
    if (tail === undefined) continue;
    next.value = next.value.slice(tail.length);
    child.data = { ...child.data, tail };
  }
}

function onlyDisplay({ children }: Paragraph): InlineMath | undefined {
  const shown = children.filter(
    (child: PhrasingContent) => child.type !== 'text' || child.value.trim() !== '',
  );
  const [only] = shown;
  return shown.length === 1 && only?.type === 'inlineMath' && only.data?.display === true ? only : undefined;
}
