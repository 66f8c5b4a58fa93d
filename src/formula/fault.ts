import { messages } from './fault-messages.ts';
import { named, placeOf, readings, type Case, type Place } from './fault-readings.ts';
import { arityWith, type Arity } from './arity.ts';
import { atomEnd } from './rewrite-atoms.ts';
import { scan, skipBlankBack, type Token } from './scan.ts';

/** What is wrong with a formula, and where in its TeX. */
export interface FormulaFault {
  /** What is wrong；what was expected. */
  reason: string;
  /** Offset in the TeX, in UTF-16 units, and how many are concerned. */
  position: number;
  length: number;
  /** The author's macro in whose text the fault is; the place is where it is used. */
  macro?: string;
}

/** The author's macros, as far as faults concern them. */
export interface AuthorsMacros {
  names: ReadonlySet<string>;
  arity: Arity;
  /** Whether a piece of the formula by itself is refused for the same reason. */
  fails: (piece: string) => boolean;
}

/** What KaTeX throws: see its ParseError. */
export interface Refusal {
  message: string;
  rawMessage: string;
  position?: number | undefined;
  length?: number | undefined;
}

const none: AuthorsMacros = { names: new Set(), arity: arityWith(new Map()), fails: () => false };

/**
 * KaTeX's refusal, in Chinese, with its place in the TeX that KaTeX was given. A message that isn't known stays in
 * English.
 */
export function explain(refusal: Refusal, tex: string, macros: AuthorsMacros = none): FormulaFault {
  const tokens = scan(tex);
  const { names, arity } = macros;
  const guilty = guiltyMacro(tex, tokens, macros);
  const found = guilty === undefined ? placeIn(refusal, tex) : undefined;
  const { reason, place } = read(refusal.rawMessage, { tokens, place: found, macros: [...names], arity });
  const blamed = guilty ?? (place === undefined ? tokens.find(({ text }) => names.has(text)) : undefined);
  if (blamed !== undefined) {
    const { start: position, end, text: macro } = blamed;
    return { reason, position, length: end - position, macro };
  }
  const { position, length: spaced } = place ?? { position: 0, length: tex.length };
  const length = tex.slice(position, position + spaced).trimEnd().length;
  if (length > 0 && position < tex.length) return { reason, position, length };
  const last = placeOf(tokens[skipBlankBack(tokens, tokens.length - 1)]);
  return { reason, position: last?.position ?? 0, length: last?.length ?? 0 };
}

/** The author's macro that is refused even by itself, with all its arguments. */
function guiltyMacro(tex: string, tokens: readonly Token[], macros: AuthorsMacros): Token | undefined {
  return tokens.find(({ text, start }, i) => {
    if (!macros.names.has(text)) return false;
    const last = tokens[atomEnd(tokens, i, macros.arity) - 1];
    return last !== undefined && macros.fails(tex.slice(start, last.end));
  });
}

function read(message: string, one: Case): { reason: string; place?: Place | undefined } {
  for (const [pattern, reader] of readings) {
    const match = pattern.exec(message);
    if (match !== null) return { place: one.place, ...reader(one, match[1] ?? '', match[2] ?? '') };
  }
  const place = one.place ?? placeByName(message, one);
  for (const [pattern, reason] of messages) {
    const match = pattern.exec(message);
    if (match !== null)
      return { reason: reason.replace(/\$([12])/g, (_, n) => match[Number(n)] ?? ''), place };
  }
  return { reason: `KaTeX 不接受（${message}）；应是它认得的 TeX`, place };
}

/** The first command of the formula that the message names; for an environment, its `\begin`. */
function placeByName(message: string, one: Case): Place | undefined {
  const commands = message.match(/\\(?:[a-zA-Z]+|[^a-zA-Z\s])/g) ?? [];
  const environment = /^\{.+\}/.test(message) ? ['\\begin'] : [];
  for (const command of [...commands, ...environment]) {
    const place = named(one, command);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** KaTeX gives places in the text of macros too; they are told apart by the context in its message. */
function placeIn({ message, rawMessage, position, length = 0 }: Refusal, tex: string): Place | undefined {
  if (position === undefined || position > tex.length) return undefined;
  const shown = message.slice(message.indexOf(rawMessage) + rawMessage.length).replace(/\u0332/g, '');
  const context = tex.slice(Math.max(0, position - 15), position + length).replace(/\u0332/g, '');
  return shown.includes(context) ? { position, length } : undefined;
}
