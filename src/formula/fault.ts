import { messages } from './fault-messages.ts';
import { named, placeOf, readings, type Case, type Place } from './fault-readings.ts';
import { scan, skipBlankBack } from './scan.ts';

/** What is wrong with a formula, and where in its TeX. */
export interface FormulaFault {
  /** What is wrong；what was expected. */
  reason: string;
  /** Offset in the TeX, in UTF-16 units, and how many are concerned. */
  position: number;
  length: number;
}

/** What KaTeX throws: see its ParseError. */
export interface Refusal {
  message: string;
  rawMessage: string;
  position?: number | undefined;
  length?: number | undefined;
}

/**
 * KaTeX's refusal, in Chinese, with its place in the TeX that KaTeX was given. A message that isn't known stays in
 * English.
 * @param macros names of the author's macros, which may have been meant by an unknown command
 */
export function explain(refusal: Refusal, tex: string, macros: readonly string[] = []): FormulaFault {
  const tokens = scan(tex);
  const one: Case = { tokens, place: placeIn(refusal, tex), macros };
  const { reason, place } = read(refusal.rawMessage, one);
  const used = place ?? placeOf(tokens.find(({ text }) => macros.includes(text)));
  const { position, length: spaced } = used ?? { position: 0, length: tex.length };
  const length = tex.slice(position, position + spaced).trimEnd().length;
  if (length > 0 && position < tex.length) return { reason, position, length };
  const last = placeOf(tokens[skipBlankBack(tokens, tokens.length - 1)]);
  return { reason, position: last?.position ?? 0, length: last?.length ?? 0 };
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
