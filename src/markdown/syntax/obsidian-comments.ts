import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import type { Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { sourceOf } from './source.ts';
import { matchHere, takeCharacters, takeLines } from './taking.ts';
import { codes } from './tokens.ts';

/** Blanks on both sides or on neither: `100 %% of %, %%` is text. */
const inLine = /%%(?![%\s])[^%\n]{0,500}[^%\s]%%(?!%)|%%[ \t][^%\n]{0,500}[ \t]%%(?!%)/y;
const alone = /%%[ \t]*\r?\n/y;

/** `%%a note of the author%%` of Obsidian, inside a line. */
const comment: Construct = { name: 'obsidianComment', tokenize: tokenizeText };

function tokenizeText(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { previous } = this;
  const found = matchHere(this, inLine);
  return (code) => {
    const isGlued = previous !== null && previous > 0 && /[\w%]/.test(String.fromCharCode(previous));
    if (found === undefined || isGlued) return nok(code);
    effects.enter('authorComment');
    return takeCharacters(
      effects,
      found[0].length,
      (next) => {
        effects.exit('authorComment');
        return ok(next);
      },
      nok,
    )(code);
  };
}

/** The same between two lines that are nothing but `%%`. */
const block: Construct = { name: 'obsidianCommentBlock', concrete: true, tokenize: tokenizeFlow };

function tokenizeFlow(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    const opening = matchHere(this, alone);
    const from = this.now().offset + (opening?.[0].length ?? 0);
    const end = opening === undefined ? -1 : closingAfter(sourceOf(this), from);
    if (end < 0) return nok(code);
    effects.enter('authorComment');
    const after: State = (next) => {
      effects.exit('authorComment');
      return ok(next);
    };
    return takeLines(this, effects, end, 'authorCommentLine', after)(code);
  };
}

/** Behind the next line that is nothing but `%%`, or a negative number. */
function closingAfter(source: string, from: number): number {
  const closing = /^[ \t>]*%%[ \t]*$/gm;
  closing.lastIndex = from;
  const found = closing.exec(source);
  return found === null ? -1 : found.index + found[0].trimEnd().length;
}

export const obsidianComments: Extension = {
  flow: { [codes.percent]: block },
  text: { [codes.percent]: comment },
};

/** Comments of Obsidian are taken for comments of HTML. */
export const obsidianCommentsFromMarkdown: MdastExtension = {
  enter: {
    authorComment(token) {
      this.enter({ type: 'html', value: '<!-- -->' }, token);
    },
  },
  exit: {
    authorComment(token) {
      this.exit(token);
    },
  },
};
