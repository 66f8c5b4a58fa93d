import { content } from 'micromark-core-commonmark';
import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { displayAt, type Display } from './displays.ts';
import { sourceOf, writesBrackets } from './source.ts';
import { codes } from './tokens.ts';

/**
 * A display formula that begins a line, however its author laid it out. Whether it has an end is known before its
 * first character is taken, so an unclosed one takes nothing with it. It may end in the middle of a line; what
 * follows is a paragraph.
 */
const display: Construct = { name: 'display', concrete: true, tokenize: tokenizeDisplay };

function tokenizeDisplay(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this;
  const now = () => self.now().offset;
  let found: Display;
  return start;

  function start(code: Code): State | undefined {
    const at = displayAt(sourceOf(self), now(), () => writesBrackets(self));
    if (at === undefined) return nok(code);
    found = at;
    effects.enter('display');
    if (now() === found.bodyStart) return bodyStart(code);
    effects.enter('displayMarker');
    return opening(code);
  }

  function opening(code: Code): State | undefined {
    if (now() < found.bodyStart) return take(code, opening);
    effects.exit('displayMarker');
    return bodyStart(code);
  }

  function bodyStart(code: Code): State | undefined {
    effects.enter('displayBody');
    return body(code);
  }

  function body(code: Code): State | undefined {
    const offset = now();
    if (code === null || offset > found.bodyEnd) return nok(code);
    if (offset < found.bodyEnd) return markdownLineEnding(code) ? lineEnd(code) : dataStart(code);
    effects.exit('displayBody');
    if (offset === found.end) return afterMarker(code);
    effects.enter('displayMarker');
    return closing(code);
  }

  function lineEnd(code: Code): State {
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    return body;
  }

  function dataStart(code: Code): State | undefined {
    effects.enter('displayData');
    return data(code);
  }

  function data(code: Code): State | undefined {
    if (code !== null && !markdownLineEnding(code) && now() < found.bodyEnd) return take(code, data);
    effects.exit('displayData');
    return body(code);
  }

  function closing(code: Code): State | undefined {
    if (now() < found.end) return take(code, closing);
    effects.exit('displayMarker');
    return afterMarker(code);
  }

  function afterMarker(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code) || found.tailEnd === found.end) return after(code);
    effects.enter('displayTail');
    return tail(code);
  }

  function tail(code: Code): State | undefined {
    if (code !== null && !markdownLineEnding(code) && now() < found.tailEnd) return take(code, tail);
    effects.exit('displayTail');
    return after(code);
  }

  function after(code: Code): State | undefined {
    effects.exit('display');
    if (code === null || markdownLineEnding(code)) return ok(code);
    return effects.attempt(content, ok, nok)(code);
  }

  function take(code: Code, next: State): State | undefined {
    if (code === null) return nok(code);
    effects.consume(code);
    return next;
  }
}

/** Display formulas as blocks. */
export const mathFlow: Extension = {
  flow: { [codes.dollar]: display, [codes.backslash]: display },
};
