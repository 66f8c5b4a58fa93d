import { content } from 'micromark-core-commonmark';
import type {
  Construct,
  Effects,
  Extension,
  ParseContext,
  State,
  TokenizeContext,
} from 'micromark-util-types';
import { sourceOf } from './source.ts';
import { matchHere, takeCharacters } from './taking.ts';
import { codes } from './tokens.ts';

const opening =
  /<[a-z][\w-]*\s(?:[^<>\n]*\s)?markdown(?:\s*=\s*(?:"[^"\n]*"|'[^'\n]*'|[\w-]+))?(?:\s[^<>\n]*)?>/iy;
const whole =
  /<\/[a-z][\w-]*\s*>(?=[ \t]*(?:\r?\n|$))|<summary\b[^<>\n]*>[^\n]*<\/summary\s*>(?=[ \t]*(?:\r?\n|$))/iy;
const asked = /<[a-z][^<>\n]*\smarkdown[\s=>]/i;

const asking = new WeakMap<ParseContext, boolean>();

/** Whether the document has a tag with the attribute. */
function asksForMarkdown(context: TokenizeContext): boolean {
  const known = asking.get(context.parser) ?? asked.test(sourceOf(context));
  asking.set(context.parser, known);
  return known;
}

/**
 * A tag with the attribute `markdown`, as MkDocs and kramdown have it, is a block of HTML by itself: what follows it is
 * Markdown. In a document that has one, so is a closing tag alone on its line, for the same reason.
 */
const markdownHtml: Construct = { name: 'markdownHtml', tokenize };

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const tag = matchHere(this, opening) ?? (asksForMarkdown(this) ? matchHere(this, whole) : undefined);
  return (first) => {
    if (tag === undefined) return nok(first);
    effects.enter('htmlFlow');
    effects.enter('htmlFlowData');
    return takeCharacters(effects, tag[0].length, end, nok)(first);
  };

  function end(code: Parameters<State>[0]): State | undefined {
    effects.exit('htmlFlowData');
    effects.exit('htmlFlow');
    if (code === null || code < -2) return ok(code);
    return effects.attempt(content, ok, nok)(code);
  }
}

export const markdownInHtml: Extension = { flow: { [codes.lessThan]: markdownHtml } };
