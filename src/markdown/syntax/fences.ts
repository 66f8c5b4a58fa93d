import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { pairFences, type Fence } from './fence-pairs.ts';
import { lineFrom, sourceOf } from './source.ts';
import { codes } from './tokens.ts';

const opener =
  /^(:{3,})[ \t]*(?:(?:\{[ \t]*\.?)([\p{L}][\p{L}\p{N}_-]*)[^{}]*\}|([\p{L}][\p{L}\p{N}_-]*)(?![^\s[{:]))(?:\{[^{}]*\})?[ \t]*(.*)$/u;
const closer = /^:{3,}$/;

interface Found extends Fence {
  titleStart: number;
  titleEnd: number;
}

function fenceOf(whole: string): Found | undefined {
  const line = whole.trimEnd();
  if (closer.test(line)) {
    return { colons: line.length, before: line, after: '', titleStart: 0, titleEnd: 0 };
  }
  const [, marker = '', inBraces, bare, rest = ''] = opener.exec(line) ?? [];
  const kind = inBraces ?? bare;
  if (kind === undefined) return undefined;
  // Zenn's one other kind of message.
  if (kind === 'message' && rest === 'alert') {
    return { colons: marker.length, kind: rest, before: line, after: '', titleStart: 0, titleEnd: 0 };
  }
  const title = /^\[(.*)\]$/.exec(rest)?.[1] ?? rest;
  const titleStart = title === '' ? line.length : line.lastIndexOf(title);
  const titleEnd = titleStart + title.length;
  const [before, after] = [line.slice(0, titleStart), line.slice(titleEnd)];
  return { colons: marker.length, kind, before, after, titleStart, titleEnd };
}

/**
 * The lines `:::name title` and `:::` of VitePress, Zenn and Docusaurus. Each is a leaf: which belong together is seen
 * in the tree, so that one without its other half takes nothing with it.
 */
const fence: Construct = { name: 'fence', tokenize: tokenizeFence };

function tokenizeFence(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this;
  const start = this.now().offset;
  let found: Found;
  return begin;

  function begin(code: Code): State | undefined {
    const line = fenceOf(lineFrom(sourceOf(self), start));
    if (line === undefined) return nok(code);
    found = line;
    const { titleStart: _, titleEnd: __, ...data } = found;
    effects.enter('fence')._fence = data;
    effects.enter('fenceMarker');
    return marker(code);
  }

  function marker(code: Code): State | undefined {
    if (isEnd(code)) {
      effects.exit('fenceMarker');
      effects.exit('fence');
      return ok(code);
    }
    if (found.titleEnd > found.titleStart && self.now().offset - start === found.titleStart) {
      effects.exit('fenceMarker');
      effects.enter('fenceTitle');
      effects.enter('chunkText', { contentType: 'text' });
      return title(code);
    }
    effects.consume(code);
    return marker;
  }

  function title(code: Code): State | undefined {
    if (!isEnd(code) && self.now().offset - start < found.titleEnd) {
      effects.consume(code);
      return title;
    }
    effects.exit('chunkText');
    effects.exit('fenceTitle');
    if (isEnd(code)) {
      effects.exit('fence');
      return ok(code);
    }
    effects.enter('fenceMarker');
    return marker(code);
  }
}

const isEnd = (code: Code): boolean => code === null || markdownLineEnding(code);

export const fences: Extension = { flow: { [codes.colon]: fence } };

/** Makes what stands between two fences a callout. */
export const fencesFromMarkdown: MdastExtension = {
  enter: {
    fence(token) {
      const fence = token._fence ?? { colons: 3, before: ':::', after: '' };
      this.enter({ type: 'paragraph', children: [], data: { fence } }, token);
    },
  },
  exit: {
    fence(token) {
      this.exit(token);
    },
  },
  transforms: [pairFences],
};
