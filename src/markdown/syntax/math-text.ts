import { markdownLineEnding } from 'micromark-util-character';
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  Token,
  TokenizeContext,
} from 'micromark-util-types';
import { backslashDelimiter, dollar, dollars, type Delimiter } from './delimiters.ts';
import { literal } from './literal.ts';
import { isBracketFormula, isDisplayFormula, isDollarFormula } from './prose.ts';
import { writesBrackets } from './source.ts';
import { codes } from './tokens.ts';

/** So many dollars may stand inside braces (`\text{若 $x$}`), or environments of one name in one another. */
const mostNested = 8;

/** Delimiters that are known to have no end in the rest of a text: so that many openings cost no more than one. */
const endless = new WeakMap<TokenizeContext, Set<string>>();

const mathWithBraces = formula('mathText', true);
const mathToNextDollar = formula('mathTextNext', false);
const mathOfBackslash: Construct = {
  name: 'mathBackslash',
  tokenize: formula('mathBackslash', true).tokenize,
};

/**
 * A formula in the text: between dollars or brackets, or a bare environment.
 * @param balanced a dollar inside braces does not end it; where braces never close, the next dollar ends it all the same
 */
function formula(name: string, balanced: boolean): Construct {
  return { name, previous, tokenize };

  function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const self = this;
    const before = self.previous;
    const tried = endless.get(self) ?? new Set<string>();
    endless.set(self, tried);
    let opening = '';
    let delimiter: Delimiter = dollar;
    let token: Token;
    let bodyToken: Token;
    let inData = false;
    let depth = 0;
    let nested = 0;
    return start;

    function start(code: Code): State | undefined {
      if (code === codes.dollar && before === codes.backslash && !afterEscape(self)) return nok(code);
      token = effects.enter('formula');
      effects.enter('formulaMarker');
      return code === codes.dollar ? dollarsOpen(code) : backslashOpen(code);
    }

    function dollarsOpen(code: Code): State | undefined {
      if (code === codes.dollar) {
        opening += '$';
        effects.consume(code);
        return dollarsOpen;
      }
      if (opening.length > 2) return nok(code);
      delimiter = opening === '$$' ? dollars : dollar;
      if (opening === '$' && code === codes.backtick) {
        delimiter = { open: '$`', close: '`$', display: false, kept: false };
        effects.consume(code);
        return bodyStart;
      }
      return bodyStart(code);
    }

    function backslashOpen(code: Code): State | undefined {
      if (code === null || code < codes.space || opening.length > 24) return nok(code);
      opening += String.fromCharCode(code);
      effects.consume(code);
      const found = backslashDelimiter(opening, 0);
      if (found === undefined) return /^\\(?:$|\\$|b)/.test(opening) ? backslashOpen : nok;
      delimiter = found;
      return bodyStart;
    }

    function bodyStart(code: Code): State | undefined {
      if (tried.has(`${name}${delimiter.open}`)) return nok(code);
      effects.exit('formulaMarker');
      bodyToken = effects.enter('formulaBody');
      return lineStart(code);
    }

    function lineStart(code: Code): State | undefined {
      if (!markdownLineEnding(code)) return body(code);
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return lineStart;
    }

    function body(code: Code): State | undefined {
      if (code === null) {
        tried.add(`${name}${delimiter.open}`);
        return nok(code);
      }
      if (markdownLineEnding(code)) {
        exitData();
        return lineStart(code);
      }
      if (code === delimiter.close.charCodeAt(0) && (code !== codes.dollar || depth === 0 || !balanced)) {
        return effects.check(literal(delimiter.close), closing, inside)(code);
      }
      return inside(code);
    }

    function inside(code: Code): State | undefined {
      if (code === codes.leftBrace) depth++;
      if (code === codes.rightBrace) depth = Math.max(0, depth - 1);
      if (code === codes.dollar && (depth === 0 || ++nested > mostNested)) return nok(code);
      if (code === codes.backslash) {
        if (delimiter.open.startsWith('$')) return backslash(code);
        return effects.check(literal(delimiter.open), again, backslash)(code);
      }
      take(code);
      return body;
    }

    function backslash(code: Code): State | undefined {
      take(code);
      return escaped;
    }

    function escaped(code: Code): State | undefined {
      if (code === null || markdownLineEnding(code)) return body(code);
      take(code);
      return body;
    }

    function take(code: Code): void {
      if (!inData) effects.enter('formulaData');
      inData = true;
      effects.consume(code);
    }

    function exitData(): void {
      if (inData) effects.exit('formulaData');
      inData = false;
    }

    /** The opening delimiter once more: only environments stand in one another. */
    function again(code: Code): State | undefined {
      nested++;
      if (nested > mostNested || delimiter.open === '\\(' || delimiter.open === '\\[') return nok(code);
      return backslash(code);
    }

    function closing(code: Code): State | undefined {
      if (delimiter.kept && nested > 0) {
        nested--;
        return backslash(code);
      }
      if (self.now().offset === bodyToken.start.offset) return nok(code);
      exitData();
      effects.exit('formulaBody');
      return effects.attempt(literal(delimiter.close), after, nok)(code);
    }

    function after(code: Code): State | undefined {
      const value = self.sliceSerialize(bodyToken);
      if (!accepts(value, delimiter, before, code)) return nok(code);
      effects.exit('formula');
      token._display = delimiter.display;
      if (delimiter.kept) {
        bodyToken.start = token.start;
        bodyToken.end = token.end;
      }
      return ok(code);
    }

    function accepts(value: string, { open, kept }: Delimiter, first: Code, next: Code): boolean {
      if (open === '$') return isDollarFormula(value, character(first), character(next));
      if (open === '$`') return value.trim() !== '';
      if (open === '$$' || kept) return isDisplayFormula(value);
      return character(next) !== '(' && isBracketFormula(value, writesBrackets(self));
    }
  }
}

/** A dollar behind a dollar is one of a run, unless a formula or an escape has just ended. */
function previous(this: TokenizeContext, code: Code): boolean {
  return code !== codes.dollar || afterEscape(this) || this.events.at(-1)?.[1].type === 'formula';
}

const afterEscape = (context: TokenizeContext) => context.events.at(-1)?.[1].type === 'characterEscape';

const character = (code: Code): string => (code === null ? '' : code < 0 ? ' ' : String.fromCharCode(code));

/** Formulas in the text. */
export const mathText: Extension = {
  text: { [codes.dollar]: [mathWithBraces, mathToNextDollar], [codes.backslash]: mathOfBackslash },
};
