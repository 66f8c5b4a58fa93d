import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import { splice } from 'micromark-util-chunked';
import { resolveAll } from 'micromark-util-resolve-all';
import type {
  Code,
  Construct,
  Effects,
  Event,
  Extension,
  State,
  Token,
  TokenizeContext,
} from 'micromark-util-types';
import { codes } from './tokens.ts';

/** `==words==`, marked with a pen. `a == b` and `a==b` are comparisons. */
const highlight: Construct = { name: 'highlight', tokenize, resolveAll: pair };

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const before = character(this.previous);
  let size = 0;
  let token: Token;
  return begin;

  function begin(code: Code): State | undefined {
    if (before === '=') return nok(code);
    token = effects.enter('highlightMark');
    return more(code);
  }

  function more(code: Code): State | undefined {
    if (code === codes.equals) {
      size++;
      effects.consume(code);
      return more;
    }
    const after = character(code);
    token._open = after.trim() !== '' && !/[\w)\]<>!=+*/-]/.test(before);
    token._close = before.trim() !== '' && !/[\w(<>]/.test(after);
    if (size !== 2 || (!token._open && !token._close)) return nok(code);
    effects.exit('highlightMark');
    return ok(code);
  }
}

const character = (code: Code): string => (code === null || code < 0 ? ' ' : String.fromCharCode(code));

/** Joins each closing mark with the nearest opening one before it. */
function pair(events: Event[], context: TokenizeContext): Event[] {
  /** No opening mark stands before this event. */
  let bound = 0;
  for (let index = 0; index < events.length; index++) {
    const close = events[index];
    if (close?.[0] !== 'enter' || close[1].type !== 'highlightMark' || close[1]._close !== true) continue;
    const from = openingBefore(events, index, bound);
    const open = events[from]?.[1];
    if (open === undefined) {
      bound = index;
      continue;
    }
    const inside = context.parser.constructs.insideSpan.null ?? [];
    const group: Token = { type: 'highlight', start: { ...open.start }, end: { ...close[1].end } };
    const content = resolveAll(inside, events.slice(from + 2, index), context);
    const events_: Event[] = [['enter', group, context], ...content, ['exit', group, context]];
    splice(events, from, index + 2 - from, events_);
    index = from + events_.length - 1;
  }
  for (const [, token] of events) if (token.type === 'highlightMark') token.type = 'data';
  return events;
}

function openingBefore(events: readonly Event[], index: number, bound: number): number {
  for (let at = index - 2; at >= bound; at--) {
    const event = events[at];
    if (event?.[0] === 'enter' && event[1].type === 'highlightMark' && event[1]._open === true) return at;
  }
  return -1;
}

export const highlights: Extension = {
  text: { [codes.equals]: highlight },
  insideSpan: { null: [highlight] },
  attentionMarkers: { null: [codes.equals] },
};

export const highlightsFromMarkdown: MdastExtension = {
  enter: {
    highlight(token) {
      this.enter({ type: 'emphasis', children: [], data: { hName: 'mark' } }, token);
    },
  },
  exit: {
    highlight(token) {
      this.exit(token);
    },
  },
};
