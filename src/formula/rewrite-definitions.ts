import type { Site } from './rewrite-site.ts';
import { skipBlank, textOf, type Token } from './scan.ts';

/** A macro as TeX defines it. */
export interface Definition {
  /** With the backslash. */
  name: string;
  /** What stands between the name and the body, in the syntax of `\def`: `#1#2`, `#1,#2.` */
  parameters: string;
  /** Number of parameters. */
  count: number;
  /** Value of the first parameter when it is not given in brackets. */
  fallback?: string | undefined;
  body: string;
  /** An alias made by `\let` keeps the meaning that the body has now. */
  alias: boolean;
  /** `\providecommand`: defines only what isn't known. */
  provided: boolean;
  /** `\newcommand` and `\DeclareMathOperator`: by these an author means to define something new. */
  fresh: boolean;
  /** Tokens of the body, its end excluded, and the index after the definition. */
  bodyStart: number;
  bodyEnd: number;
  end: number;
}

/** How many arguments in braces a macro takes. */
export const bracedCount = ({ count, fallback }: Pick<Definition, 'count' | 'fallback'>): number =>
  count - (fallback === undefined ? 0 : 1);

export interface DefinitionFault {
  reason: string;
  /** Index of the token concerned. */
  at: number;
}

const byNewcommand = /^\\(?:re|provide)?newcommand$|^\\providecommand$|^\\DeclareRobustCommand$/;
const byDef = /^\\[gex]?def$/;

/** Whether a command defines others. */
export const defines = (command: string): boolean =>
  byNewcommand.test(command) ||
  byDef.test(command) ||
  command === '\\let' ||
  command === '\\DeclareMathOperator';

/** Reads the definition whose command (`\newcommand`, `\def`, `\DeclareMathOperator`, `\let`) stands at `i`. */
export function readDefinition(tokens: readonly Token[], i: number): Definition | DefinitionFault {
  const command = tokens[i]?.text ?? '';
  let at = skipBlank(tokens, i + 1);
  const starred = tokens[at]?.text === '*';
  if (starred) at = skipBlank(tokens, at + 1);
  const named = readName(tokens, at);
  if (named === undefined)
    return { reason: `\`${command}\` 后面没有命令名；应写成 \`${command}{\\名字}\``, at };
  const { name, end } = named;
  const definition = readRest(tokens, command, name, end);
  if ('reason' in definition) return definition;
  const operator = command === '\\DeclareMathOperator';
  return {
    ...definition,
    body: operator ? `\\operatorname${starred ? '*' : ''}{${definition.body}}` : definition.body,
    alias: command === '\\let',
    provided: command === '\\providecommand',
    fresh: operator || command === '\\newcommand',
  };
}

type Rest = Omit<Definition, 'alias' | 'provided' | 'fresh'>;

function readRest(
  tokens: readonly Token[],
  command: string,
  name: string,
  from: number,
): Rest | DefinitionFault {
  if (command === '\\let') return readAlias(tokens, name, from);
  if (byDef.test(command)) return readDef(tokens, name, from);
  if (command !== '\\DeclareMathOperator') return readNewcommand(tokens, name, from);
  const body = bodyAt(tokens, from);
  return 'reason' in body ? body : { ...body, name, parameters: '', count: 0 };
}

function readName(tokens: readonly Token[], i: number): { name: string; end: number } | undefined {
  const token = tokens[i];
  if (token?.kind === 'command') return { name: token.text, end: i + 1 };
  if (token?.kind !== 'open' || token.mate < 0) return undefined;
  const inner = tokens[skipBlank(tokens, i + 1)];
  return inner?.kind === 'command' ? { name: inner.text, end: token.mate + 1 } : undefined;
}

function readNewcommand(tokens: readonly Token[], name: string, from: number): Rest | DefinitionFault {
  const number = bracketAt(tokens, from);
  const fallback = number && bracketAt(tokens, number.end);
  const count = Number(number?.text ?? 0);
  if (!/^\s*[0-9]\s*$/.test(number?.text ?? '0')) {
    return { reason: `参数个数 \`${number?.text}\` 不对；应是 0 到 9`, at: from };
  }
  const body = bodyAt(tokens, fallback?.end ?? number?.end ?? from);
  if ('reason' in body) return body;
  const parameters = Array.from({ length: count }, (_, k) => `#${k + 1}`).join('');
  return { ...body, name, parameters, count, fallback: fallback?.text };
}

function readDef(tokens: readonly Token[], name: string, from: number): Rest | DefinitionFault {
  let open = from;
  while (open < tokens.length && tokens[open]?.kind !== 'open' && tokens[open]?.kind !== 'close') open++;
  const body = bodyAt(tokens, open);
  if ('reason' in body) return body;
  const parameters = textOf(tokens, from, open).trim();
  const count = (parameters.match(/#[1-9]/g) ?? []).length;
  return { ...body, name, parameters, count };
}

function readAlias(tokens: readonly Token[], name: string, from: number): Rest | DefinitionFault {
  let at = skipBlank(tokens, from);
  if (tokens[at]?.text === '=') at = skipBlank(tokens, at + 1);
  const target = tokens[at];
  if (target === undefined || target.kind === 'open' || target.kind === 'close') {
    return { reason: `\`\\let${name}\` 后面没有命令；应写成 \`\\let${name}\\另一命令\``, at };
  }
  const { text } = target;
  return {
    name,
    parameters: '',
    count: 0,
    body: text,
    bodyStart: at,
    bodyEnd: at + 1,
    end: at + 1,
  };
}

function bracketAt(tokens: readonly Token[], from: number): { text: string; end: number } | undefined {
  const open = skipBlank(tokens, from);
  if (tokens[open]?.text !== '[') return undefined;
  for (let i = open + 1; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind === 'open' && token.mate > 0) i = token.mate;
    else if (token?.text === ']') return { text: textOf(tokens, open + 1, i), end: i + 1 };
  }
  return undefined;
}

type Body = Pick<Definition, 'body' | 'bodyStart' | 'bodyEnd' | 'end'>;

function bodyAt(tokens: readonly Token[], from: number): Body | DefinitionFault {
  const at = skipBlank(tokens, from);
  const open = tokens[at];
  if (open === undefined || open.kind === 'close') return { reason: '定义没有内容；应有 `{…}`', at };
  if (open.kind !== 'open') return { body: open.text, bodyStart: at, bodyEnd: at + 1, end: at + 1 };
  if (open.mate < 0) return { reason: '定义的 `{` 没有闭合；应有与它成对的 `}`', at };
  const { mate } = open;
  return { body: textOf(tokens, at + 1, mate), bodyStart: at + 1, bodyEnd: mate, end: mate + 1 };
}

/**
 * Writes a definition as KaTeX has it: `\newcommand` may redefine, as in MathJax; a first argument in brackets and
 * `\DeclareMathOperator` become `\def`.
 * @returns the index after the definition's head, from which rewriting goes on
 */
export function rewriteDefinition({ tokens, edits }: Site, i: number): number {
  const command = tokens[i];
  const definition = readDefinition(tokens, i);
  if (command === undefined || 'reason' in definition) return i + 1;
  if (definition.alias) return definition.end;
  if (byDef.test(command.text)) return definition.bodyStart;
  const { name, parameters, fallback, bodyStart, bodyEnd } = definition;
  const first = tokens[bodyStart];
  const last = tokens[bodyEnd - 1];
  const bodyAtOffset = first?.start ?? command.end;
  const braced = tokens[bodyStart - 1]?.kind === 'open';
  const head =
    fallback === undefined
      ? `\\def${name}${parameters}`
      : `\\def${name}{\\@ifnextchar[{${inner(name)}}{${inner(name)}[${fallback}]}}\\def${inner(name)}[#1]${parameters.slice(2)}`;
  const operator = command.text === '\\DeclareMathOperator' ? operatorName(tokens, i) : '';
  edits.replace(command.start, bodyAtOffset, `${head}{${operator && `${operator}{`}`);
  const closing = `${operator && '}'}${braced ? '' : '}'}`;
  if (closing !== '' && last !== undefined) edits.wrap(bodyAtOffset, last.end, '', closing);
  return bodyStart;
}

const operatorName = (tokens: readonly Token[], i: number) =>
  `\\operatorname${tokens[skipBlank(tokens, i + 1)]?.text === '*' ? '*' : ''}`;

/** Name of the macro that does the work for one whose first argument may be left out: letters and `@` only. */
export const inner = (name: string): string =>
  `\\${[...name.slice(1)].map((c) => (/[a-zA-Z@]/.test(c) ? c : letters(c))).join('')}@`;

const letters = (character: string) =>
  [...String(character.codePointAt(0) ?? 0)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
