import { blankLine } from 'micromark-core-commonmark';
import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import { factorySpace } from 'micromark-factory-space';
import { markdownLineEnding } from 'micromark-util-character';
import type {
  Code,
  Construct,
  Effects,
  Extension,
  ParseContext,
  State,
  TokenizeContext,
} from 'micromark-util-types';
import { calloutNode, titleNode, type Callout } from './callouts.ts';
import { lineFrom, sourceOf } from './source.ts';
import { codes } from './tokens.ts';

/** How far the content of a container stands behind its first line. */
const indent = 4;

const admonition =
  /^(!!!|\?\?\?\+?)[ \t]+([\p{L}\p{N}_-]+(?:[ \t]+[\w-]+)*)?(?:[ \t]*(["“])(.*)["”]|[ \t]+([^"“\s].*))?$/u;
const tab = /^(===)[!+]*[ \t]*(["“])(.*)["”]$/;

interface Opening extends Callout {
  /** Where the title stands in the line; both 0 where there is none. */
  titleStart: number;
  titleEnd: number;
  /** Without a title in quotes, only the content below it tells a container from a sentence (`??? 为什么`). */
  isSure: boolean;
}

function openingOf(whole: string): Opening | undefined {
  const line = whole.trimEnd();
  const inTab = tab.exec(line);
  const [, marker = '', kind = '', quote, quoted, bare = ''] = inTab ?? admonition.exec(line) ?? [];
  if (marker === '') return undefined;
  if (inTab !== null) {
    const [, , mark = '', words = ''] = inTab;
    return { kind: 'tab', isTab: true, label: 'title', isSure: true, ...range(line, mark, words) };
  }
  const title = quoted ?? bare;
  if (kind === '' && title === '') return undefined;
  const fold = marker === '!!!' ? {} : { fold: marker === '???+' ? ('open' as const) : ('closed' as const) };
  const label = title !== '' ? 'title' : quoted === undefined ? 'kind' : 'none';
  const first = kind.split(/\s/)[0] ?? '';
  return {
    kind: first === '' ? 'note' : first,
    ...fold,
    label,
    isSure: quote !== undefined,
    ...range(line, quote ?? '', title),
  };
}

function range(line: string, quote: string, title: string): { titleStart: number; titleEnd: number } {
  if (title === '') return { titleStart: 0, titleEnd: 0 };
  const titleStart = quote === '' ? line.lastIndexOf(title) : line.indexOf(quote) + 1;
  return { titleStart, titleEnd: titleStart + title.length };
}

/** The line at which a container ended for want of indentation: what stands there does not belong to its last paragraph. */
const endings = new WeakMap<ParseContext, number>();

/**
 * The blocks of MkDocs: `!!! note "title"`, `??? note` and `=== "tab"`, their content indented by four. Containers, as
 * quotes and lists are, so that whatever stands in them is read as anywhere else.
 */
const container: Construct = {
  name: 'indentedContainer',
  tokenize: tokenizeContainer,
  continuation: { tokenize: tokenizeContinuation },
  exit(effects) {
    effects.exit('container');
  },
};

function tokenizeContainer(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this;
  const lineStart = this.now().offset;
  let opening: Opening;
  return start;

  function start(code: Code): State | undefined {
    if (code !== codes.exclamation && code !== codes.question && code !== codes.equals) return nok(code);
    const found = openingOf(lineFrom(sourceOf(self), lineStart));
    if (found === undefined || self.containerState === undefined) return nok(code);
    if (!found.isSure && !hasContent(sourceOf(self), lineStart)) return nok(code);
    opening = found;
    const tail = self.events.at(-1)?.[1];
    const isIndented = tail?.type === 'linePrefix' && tail.end.offset === lineStart;
    const before = isIndented ? self.sliceSerialize(tail, true).length : 0;
    self.containerState.size = before + indent;
    const { titleStart: _, titleEnd: __, isSure: ___, ...callout } = opening;
    effects.enter('container', { _container: true })._callout = callout;
    effects.enter('containerMarker');
    return marker(code);
  }

  function marker(code: Code): State | undefined {
    const at = self.now().offset - lineStart;
    if (isEnd(code)) {
      effects.exit('containerMarker');
      return ok(code);
    }
    if (opening.titleEnd > 0 && at === opening.titleStart) {
      effects.exit('containerMarker');
      effects.enter('containerTitle');
      effects.enter('chunkText', { contentType: 'text' });
      return title(code);
    }
    effects.consume(code);
    return marker;
  }

  function title(code: Code): State | undefined {
    if (!isEnd(code) && self.now().offset - lineStart < opening.titleEnd) {
      effects.consume(code);
      return title;
    }
    effects.exit('chunkText');
    effects.exit('containerTitle');
    if (isEnd(code)) return ok(code);
    effects.enter('containerMarker');
    return marker(code);
  }
}

function tokenizeContinuation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this;
  const size = this.containerState?.size ?? indent;
  const start = this.now().offset;
  return effects.check(blankLine, blank, factorySpace(effects, after, 'containerIndent', size + 1));

  function blank(code: Code): State | undefined {
    return factorySpace(effects, ok, 'containerIndent', size + 1)(code);
  }

  function after(code: Code): State | undefined {
    const tail = self.events.at(-1)?.[1];
    const isOwn = tail?.type === 'containerIndent' && tail.start.offset === start;
    const found = isOwn ? self.sliceSerialize(tail, true).length : 0;
    // In a list, the first line may stand a little deeper than what follows: lists are indented by three, too.
    if (found >= indent) return ok(code);
    endings.set(self.parser, self.now().line);
    return nok(code);
  }
}

/** Ends the last paragraph of a container that has ended: there are no lazy lines. */
const ending: Construct = {
  name: 'indentedContainerEnd',
  tokenize(_, ok, nok) {
    const { line } = this.now();
    const isLazy = this.interrupt === true && this.parser.lazy[line] === true;
    return isLazy && endings.get(this.parser) === line ? ok : nok;
  },
};

/** Whether the next line with words stands at least as deep as content must. */
function hasContent(source: string, lineStart: number): boolean {
  const below = /[^\n]*\n(?:[ \t>]*\r?\n){0,3}([ \t>]*)\S/y;
  below.lastIndex = lineStart;
  const column = lineStart - (source.lastIndexOf('\n', lineStart - 1) + 1);
  const depth = below.exec(source)?.[1]?.replaceAll('\t', '    ').length ?? 0;
  // In a list, the first line may stand up to three deeper than it must.
  return depth >= Math.max(indent, column + 1);
}

const isEnd = (code: Code): boolean => code === null || markdownLineEnding(code);

/** Makes the containers of MkDocs quotes with a callout's data. */
export const indentedContainers: Extension = {
  // Under no character, so that it is asked after the keeper of the source.
  document: { null: container },
  flow: { null: ending },
};

export const indentedContainersFromMarkdown: MdastExtension = {
  enter: {
    container(token) {
      this.enter(calloutNode(token._callout ?? { kind: 'note', label: 'kind' }), token);
    },
    containerTitle(token) {
      this.enter(titleNode(), token);
    },
  },
  exit: {
    container(token) {
      this.exit(token);
    },
    containerTitle(token) {
      this.exit(token);
    },
  },
};
