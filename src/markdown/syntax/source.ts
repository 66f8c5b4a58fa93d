import type { Construct, Extension, ParseContext, TokenizeContext } from 'micromark-util-types';
import { hasBracketFormulas } from './prose.ts';

const sources = new WeakMap<ParseContext, string>();

/**
 * The text of the whole document, for a construct that must look beyond the line that it is given. Offsets of
 * micromark are offsets in it. Where a fragment is tokenized alone, there is none: the empty text.
 */
export const sourceOf = (context: TokenizeContext): string => sources.get(context.parser) ?? '';

/**
 * Takes the text from the tokenizer of the document, the only one that is given all of it at once. A construct of the
 * document may ask before any other has.
 */
export function documentSource(context: TokenizeContext): string {
  const known = sources.get(context.parser);
  if (known !== undefined) return known;
  const point = { line: 1, column: 1, offset: 0, _bufferIndex: -1 };
  const source = context.sliceSerialize({
    start: { ...point, _index: 0 },
    end: { ...point, _index: Number.MAX_SAFE_INTEGER },
  });
  sources.set(context.parser, source);
  return source;
}

/** The rest of the line at an offset of the document, without its end. */
export function lineFrom(source: string, offset: number): string {
  const end = source.indexOf('\n', offset);
  const line = source.slice(offset, end < 0 ? source.length : end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

const keeper: Construct = {
  tokenize(_, __, nok) {
    return (code) => {
      documentSource(this);
      return nok(code);
    };
  },
};

/** Makes `sourceOf` work: asked at the first line, matches nothing. */
export const sourceKeeper: Extension = { document: { null: keeper } };

const dialects = new WeakMap<ParseContext, boolean>();

/** Whether the document writes formulas between brackets. */
export function writesBrackets(context: TokenizeContext): boolean {
  const known = dialects.get(context.parser) ?? hasBracketFormulas(sourceOf(context));
  dialects.set(context.parser, known);
  return known;
}
