import type { OwnMacros } from './arity.ts';
import { isAtom } from './rewrite-atoms.ts';
import { bracedCount, inner, type Definition } from './rewrite-definitions.ts';
import { rewriteBody } from './rewrite.ts';

/**
 * Macros by name, with the backslash; `#1` … `#9` in the text are arguments. The text `\let\phi` stands for what
 * `\phi` means to KaTeX itself, however it may be redefined.
 */
export type Macros = Readonly<Record<string, string>>;

/** Adds a definition, in the form in which KaTeX takes macros as text. */
export function define(known: Macros, definition: Definition): Macros {
  const { name, alias, count, fallback } = definition;
  if (alias) return { ...known, [name]: aliasOf(known, definition.body) };
  const own = new Map([...ownMacros(known), [name, { arity: bracedCount(definition), atom: false }]]);
  const body = guarded(rewriteBody(definition.body, own));
  const simple = definition.parameters === parameters(count, 1) && fallback === undefined;
  if (simple) return { ...known, [name]: withAll(body, count) };
  const run = inner(name);
  const pattern = fallback === undefined ? definition.parameters : `[#1]${parameters(count, 2)}`;
  const call = fallback === undefined ? run : `\\@ifnextchar[{${run}}{${run}[${fallback}]}`;
  const text = `\\def${run}${pattern}{${body}}${call}`.replace(/\\[\s\S]|#/g, (found) =>
    found === '#' ? '##' : found,
  );
  return { ...known, [name]: `${run}once{}`, [`${run}once`]: `\\@secondoftwo{#1}{${text}}` };
}

/** `\#1` is a sign and a digit, but KaTeX counts a parameter. */
const guarded = (body: string): string =>
  body.replace(/\\[\s\S]/g, (found, at: number) =>
    found === '\\#' && /\d/.test(body[at + 2] ?? '') ? '\\#{}' : found,
  );

/** The parameters `#1#2…` of a macro, from one to another. */
export const parameters = (count: number, from: number): string =>
  Array.from({ length: Math.max(0, count - from + 1) }, (_, k) => `#${k + from}`).join('');

function aliasOf(known: Macros, target: string): string {
  const meaning = known[target];
  if (meaning !== undefined) return meaning;
  return target.startsWith('\\') ? `\\let${target}` : target;
}

/** KaTeX counts the arguments of a macro from its text, which must therefore name them all. */
function withAll(body: string, count: number): string {
  const all = Array.from({ length: count }, (_, k) => `#${k + 1}`);
  return all.every((parameter) => body.includes(parameter))
    ? body
    : `\\@firstoftwo{${body}}{${all.join('')}}`;
}

/** What rewriting must know of macros. */
export function ownMacros(macros: Macros): OwnMacros {
  return new Map(
    Object.entries(macros).map(([name, text]) => {
      const once = text === `${inner(name)}once{}` ? macros[`${inner(name)}once`] : undefined;
      const optional = once?.includes('\\@ifnextchar[') === true;
      const arity =
        once === undefined
          ? highest(text.replaceAll('##', ''), /#([1-9])/g)
          : highest(once, /##([1-9])/g) - (optional ? 1 : 0);
      return [name, { arity, atom: arity === 0 && isAtom(text) }];
    }),
  );
}

const highest = (text: string, pattern: RegExp): number =>
  Math.max(0, ...[...text.matchAll(pattern)].map((match) => Number(match[1])));

/** The macros as KaTeX takes them. */
export function katexMacros(macros: Macros): Record<string, string | object> {
  const out: Record<string, string | object> = {};
  for (const [name, text] of Object.entries(macros)) {
    const target = /^\\let(\\(?:[a-zA-Z]+|[\s\S]))$/.exec(text)?.[1];
    if (target === undefined) out[name] = text;
    else if (target in macros) out[name] = { tokens: [{ text: target, noexpand: true }], numArgs: 0 };
    else if (target !== name) out[name] = target;
  }
  return out;
}
