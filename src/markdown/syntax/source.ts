import type { Construct, Extension, ParseContext, TokenizeContext } from 'micromark-util-types';
import { hasBracketFormulas } from './prose.ts';

const sources = new WeakMap<ParseContext, string>();

/**
 * The text of the whole document, for a construct that must look beyond the line that it is given. Offsets of
 * micromark are offsets in it. Where a fragment is tokenized alone, there is none: the empty text.
 */
export const sourceOf = (context: TokenizeContext): string => sources.get(context.parser) ?? '';

/** The rest of the line at an offset of the document, without its end. */
export function lineFrom(source: string, offset: number): string {
  const end = source.indexOf('\n', offset);
  const line = source.slice(offset, end < 0 ? source.length : end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Makes `sourceOf` work for one document: asked at its first line, matches nothing. */
export function sourceKeeper(source: string): Extension {
  const keeper: Construct = {
    tokenize(_, __, nok) {
      return (code) => {
        sources.set(this.parser, source);
        return nok(code);
      };
    },
  };
  return { document: { null: keeper } };
}

const dialects = new WeakMap<ParseContext, boolean>();

/** Whether the document writes formulas between brackets. */
export function writesBrackets(context: TokenizeContext): boolean {
  const known = dialects.get(context.parser) ?? hasBracketFormulas(sourceOf(context));
  dialects.set(context.parser, known);
  return known;
}
