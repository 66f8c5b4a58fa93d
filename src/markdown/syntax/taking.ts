import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Effects, State, TokenizeContext, TokenTypeMap } from 'micromark-util-types';
import { sourceOf } from './source.ts';

/** What a sticky pattern finds in the document where a construct begins. */
export function matchHere(context: TokenizeContext, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = context.now().offset;
  return pattern.exec(sourceOf(context)) ?? undefined;
}

/** Takes so many characters of one line; fails where the line, or the cell of a table, ends before. */
export function takeCharacters(effects: Effects, count: number, ok: State, nok: State): State {
  let left = count;
  return function take(code: Code): State | undefined {
    // A tab is followed by virtual spaces, which are no characters of the document.
    if (left === 0 && code !== -1) return ok(code);
    if (code === null || markdownLineEnding(code)) return nok(code);
    effects.consume(code);
    if (code !== -1) left--;
    return take;
  };
}

/** Takes whole lines up to an offset of the document, each as a token of one type. */
export function takeLines(
  context: TokenizeContext,
  effects: Effects,
  end: number,
  type: keyof TokenTypeMap,
  ok: State,
): State {
  return begin;

  function begin(code: Code): State | undefined {
    if (code === null || context.now().offset >= end) return ok(code);
    if (markdownLineEnding(code)) {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return begin;
    }
    effects.enter(type);
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code) || context.now().offset >= end) {
      effects.exit(type);
      return begin(code);
    }
    effects.consume(code);
    return inside;
  }
}
