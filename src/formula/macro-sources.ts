import { define, parameters, type Macros } from './macros.ts';
import { defines, readDefinition, type Definition } from './rewrite-definitions.ts';
import { scan, skipBlank, type Token } from './scan.ts';

/** Something wrong with macros, at an offset in their source. */
export interface MacroFault {
  reason: string;
  offset: number;
  /** It works all the same, but is hardly meant. */
  slip: boolean;
}

/** A file of macros, read. */
export interface MacroFile {
  macros: Macros;
  /** Where each macro's name stands. */
  offsets: ReadonlyMap<string, number>;
  faults: MacroFault[];
}

/**
 * Reads a file of macros (`macros.tex`): `\newcommand`, `\renewcommand`, `\providecommand`, `\def`, `\let`,
 * `\DeclareMathOperator` and comments. Everything else in it is a fault.
 */
export function parseMacros(source: string): MacroFile {
  const tokens = scan(source);
  const faults: MacroFault[] = [];
  const bodies = new Map<string, Definition>();
  const offsets = new Map<string, number>();
  let macros: Macros = {};
  const report = (reason: string, at: number, slip = false) =>
    faults.push({ reason, offset: tokens[at]?.start ?? source.length, slip });
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
    const before = bodies.get(definition.name);
    if (wrong !== undefined) report(wrong, definition.bodyStart);
    else if (!(definition.provided && before !== undefined)) {
      if (before !== undefined && isSlip(before, definition)) report(twice(definition.name), i, true);
      macros = define(macros, definition);
      bodies.set(definition.name, definition);
      offsets.set(definition.name, token.start);
    }
    i = definition.end;
  }
  return { macros, offsets, faults };
}

/** Whether a macro is defined anew, by a command that says it is new, and otherwise. */
export const isSlip = (before: Definition, after: Definition): boolean =>
  after.fresh && (before.body !== after.body || before.count !== after.count);

/** What is wrong with a macro that is defined twice. */
export const twice = (name: string): string =>
  `宏 \`${name}\` 又定义了一次，内容不同；应换一个名字，有意改它时用 \\renewcommand`;

function nextDefinition(tokens: readonly Token[], from: number): number {
  const next = tokens.findIndex((token, k) => k >= from && defines(token.text));
  return next < 0 ? tokens.length : next;
}

function wrongParameter({ name, body, count }: Definition): string | undefined {
  const wrong = [...body.replaceAll('##', '').matchAll(/(?<!\\)#(.?)/g)].find(
    ([, number = '']) => !(Number(number) >= 1 && Number(number) <= count),
  );
  if (wrong === undefined) return undefined;
  const allowed =
    count === 0
      ? '它没有参数，要参数应写 \\newcommand{…}[1]{…}'
      : `它有 ${count} 个参数，只应写 #1 到 #${count}`;
  return `\`${name}\` 的定义里有 \`${wrong[0]}\`；${allowed}`;
}

/**
 * Reads the macros of an article's front matter: a name, with or without its backslash, and its text.
 * @param known macros that hold before, which they may use and replace
 * @returns all macros together, and what is wrong with the article's own, by their names as written
 */
export function readMacros(
  written: Macros,
  known: Macros = {},
): { macros: Macros; faults: { name: string; reason: string }[] } {
  let macros = known;
  const faults: { name: string; reason: string }[] = [];
  for (const [name, body] of Object.entries(written)) {
    const command = commandOf(name);
    if (!/^\\(?:[a-zA-Z@]+|[^a-zA-Z@\s])$/.test(command)) {
      faults.push({ name, reason: `宏名 \`${name}\` 不对；应是一个反斜杠加字母，如 \\R` });
    } else if (scan(body).some(({ kind, mate }) => (kind === 'open' || kind === 'close') && mate < 0)) {
      faults.push({ name, reason: `宏 \`${name}\` 的花括号不成对；每个 \`{\` 都应有 \`}\`` });
    } else {
      const count = Math.max(0, ...[...body.matchAll(/(?<!\\)#([1-9])/g)].map((match) => Number(match[1])));
      const place = { bodyStart: 0, bodyEnd: 0, end: 0, alias: false, provided: false, fresh: true };
      macros = define(macros, {
        ...place,
        name: command,
        body,
        parameters: parameters(count, 1),
        count,
      });
    }
  }
  return { macros, faults };
}

/** The command that a name in the front matter stands for. */
export const commandOf = (name: string): string => (name.startsWith('\\') ? name : `\\${name}`);
