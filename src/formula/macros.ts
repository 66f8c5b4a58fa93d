import { defines, inner, readDefinition, type Definition } from './rewrite-definitions.ts';
import { rewriteTex } from './rewrite.ts';
import { scan, skipBlank, type Token } from './scan.ts';

/**
 * Macros by name, with the backslash; `#1` … `#9` in the text are arguments. The text `\let\phi` stands for what
 * `\phi` means to KaTeX itself, however it may be redefined.
 */
export type Macros = Readonly<Record<string, string>>;

/** A fault in macros, at a place in their source. */
export interface MacroFault {
  reason: string;
  line: number;
  column: number;
}

const definesSomething =
  /\\(?:(?:re|provide)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|[gex]?def|let)(?![a-zA-Z])/;

/**
 * The macros after a formula: those known before, and those that it defines, as MathJax keeps them for the rest of
 * the page.
 * @returns `known` itself where the formula defines none
 */
export function withDefinitions(known: Macros, tex: string): Macros {
  if (!definesSomething.test(tex)) return known;
  let macros = known;
  for (const definition of definitionsIn(scan(tex))) {
    if (!('reason' in definition)) macros = define(macros, definition);
  }
  return macros;
}

/** The macros after formulas, in their order. */
export const collectDefinitions = (formulas: Iterable<string>, known: Macros = {}): Macros =>
  [...formulas].reduce(withDefinitions, known);

function* definitionsIn(tokens: readonly Token[]) {
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i];
    if (token?.kind !== 'command' || !defines(token.text)) {
      i++;
      continue;
    }
    const definition = readDefinition(tokens, i);
    yield definition;
    i = 'reason' in definition ? i + 1 : definition.end;
  }
}

/** Adds a definition, in the form in which KaTeX takes macros as text. */
function define(known: Macros, definition: Definition): Macros {
  const { name, alias, count, fallback } = definition;
  if (alias) return { ...known, [name]: aliasOf(known, definition.body) };
  const body = rewriteTex(definition.body, true, arities(known)).tex;
  const simple = definition.parameters === parameters(count, 1) && fallback === undefined;
  if (simple) return { ...known, [name]: withAll(body, count) };
  const run = inner(name);
  const pattern = fallback === undefined ? definition.parameters : `[#1]${parameters(count, 2)}`;
  const call = fallback === undefined ? run : `\\@ifnextchar[{${run}}{${run}[${fallback}]}`;
  const text = `\\def${run}${pattern}{${body}}${call}`.replaceAll('#', '##');
  return { ...known, [name]: `${run}once{}`, [`${run}once`]: `\\@secondoftwo{#1}{${text}}` };
}

const parameters = (count: number, from: number) =>
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

/** How many arguments each macro takes. */
export function arities(macros: Macros): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(macros).map(([name, text]) => [
      name,
      Math.max(0, ...[...text.replaceAll('##', '').matchAll(/#([1-9])/g)].map((match) => Number(match[1]))),
    ]),
  );
}

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

/**
 * Reads a file of macros (`macros.tex`): `\newcommand`, `\renewcommand`, `\providecommand`, `\def`, `\let`,
 * `\DeclareMathOperator` and comments. Everything else in it is a fault.
 */
export function parseMacros(source: string): { macros: Macros; faults: MacroFault[] } {
  const tokens = scan(source);
  const faults: MacroFault[] = [];
  let macros: Macros = {};
  const report = (reason: string, at: number) =>
    faults.push({ reason, ...placeOf(source, tokens[at]?.start) });
  for (let i = skipBlank(tokens, 0); i < tokens.length; i = skipBlank(tokens, i)) {
    const token = tokens[i];
    if (token?.kind !== 'command' || !defines(token.text)) {
      report(
        `\`${token?.text}\` 不是宏定义；这里应是 \\newcommand、\\def、\\let 或 \\DeclareMathOperator`,
        i,
      );
      i = nextDefinition(tokens, i + 1);
      continue;
    }
    const definition = readDefinition(tokens, i);
    if ('reason' in definition) {
      report(definition.reason, definition.at);
      i = nextDefinition(tokens, i + 1);
      continue;
    }
    const wrong = wrongParameter(definition);
    if (wrong !== undefined) report(wrong, definition.bodyStart);
    else macros = define(macros, definition);
    i = definition.end;
  }
  return { macros, faults };
}

function nextDefinition(tokens: readonly Token[], from: number): number {
  const next = tokens.findIndex((token, k) => k >= from && defines(token.text));
  return next < 0 ? tokens.length : next;
}

function wrongParameter({ name, body, count }: Definition): string | undefined {
  const wrong = [...body.replaceAll('##', '').matchAll(/#(.?)/g)].find(
    ([, number = '']) => !(Number(number) >= 1 && Number(number) <= count),
  );
  if (wrong === undefined) return undefined;
  const allowed =
    count === 0
      ? '它没有参数，要参数应写 \\newcommand{…}[1]{…}'
      : `它有 ${count} 个参数，只应写 #1 到 #${count}`;
  return `\`${name}\` 的定义里有 \`${wrong[0]}\`；${allowed}`;
}

function placeOf(source: string, offset = source.length): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Reads the macros of an article's front matter: a name, with or without its backslash, and its text.
 * @returns the macros, and what is wrong with the others, by their names as written
 */
export function readMacros(written: Macros): { macros: Macros; faults: { name: string; reason: string }[] } {
  let macros: Macros = {};
  const faults: { name: string; reason: string }[] = [];
  for (const [name, text] of Object.entries(written)) {
    const command = name.startsWith('\\') ? name : `\\${name}`;
    if (!/^\\(?:[a-zA-Z@]+|[^a-zA-Z@\s])$/.test(command)) {
      faults.push({ name, reason: `宏名 \`${name}\` 不对；应是一个反斜杠加字母，如 \\R` });
    } else if (scan(text).some(({ kind, mate }) => (kind === 'open' || kind === 'close') && mate < 0)) {
      faults.push({ name, reason: `宏 \`${name}\` 的花括号不成对；每个 \`{\` 都应有 \`}\`` });
    } else {
      const count = Math.max(0, ...[...text.matchAll(/#([1-9])/g)].map((match) => Number(match[1])));
      const body = { body: text, bodyStart: 0, bodyEnd: 0, end: 0 };
      macros = define(macros, {
        ...body,
        name: command,
        parameters: parameters(count, 1),
        count,
        alias: false,
      });
    }
  }
  return { macros, faults };
}
