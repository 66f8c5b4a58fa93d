import { nearestCommand, nearestEnvironment } from './commands.ts';
import type { Arity } from './arity.ts';
import { atomEnd } from './rewrite-atoms.ts';
import { forbidden } from './rewrite-macros.ts';
import type { Token } from './scan.ts';

export interface Place {
  position: number;
  length: number;
}

/** A refused formula. */
export interface Case {
  tokens: readonly Token[];
  /** Where KaTeX stopped, if that was in this TeX and not in a macro's. */
  place: Place | undefined;
  /** Names of the author's macros. */
  macros: readonly string[];
  arity: Arity;
}

interface Reading {
  reason: string;
  place?: Place | undefined;
}

/** What a message says about a formula. */
type Reader = (one: Case, first: string, second: string) => Reading;

export const placeOf = (token: Token | undefined): Place | undefined =>
  token && { position: token.start, length: token.end - token.start };

/** The first token with a text. */
export const named = ({ tokens }: Case, text: string): Place | undefined =>
  placeOf(tokens.find((token) => token.text === text));

const unclosed = ({ tokens }: Case): Token | undefined =>
  tokens.findLast(({ kind, mate }) => kind === 'open' && mate < 0);

const openBrace = (open: Token): Reading => ({
  reason: '`{` 没有闭合；应有与它成对的 `}`',
  place: placeOf(open),
});

const undefinedCommand: Reader = (one, command) => {
  const name = command.replace(/(?<=[a-zA-Z])@$/, '');
  const place = one.place ?? named(one, name);
  const token = one.tokens.find(({ start }) => start === place?.position);
  if (/^\\[[\]()]$/.test(name)) {
    return { reason: `公式里又有公式的定界符 \`${name}\`；应去掉它`, place };
  }
  if (/^\\(?:label|ref|eqref|cite)$/.test(name)) {
    return { reason: `这里不能用 \`${name}\`；它应在公式的最外层`, place };
  }
  const near = forbidden.includes(name) ? undefined : nearestCommand(name, one.macros);
  if (near === name)
    return { reason: `文字里没有 \`${name}\`；应写成 \`$${name}$\`，或移到 \\text 外面`, place };
  const where = token?.inText ? '文字里没有命令' : '没有命令';
  const expected =
    near === undefined ? '应是 KaTeX 认得的命令，或先用 \\newcommand 定义它' : `是不是 \`${near}\`？`;
  return { reason: `${where} \`${name}\`；${expected}`, place };
};

/** The command that takes the token at `index` for an argument, which that cannot be. */
function robbed({ tokens, arity }: Case, index: number): Token | undefined {
  return tokens.find(
    ({ kind, text }, k) =>
      kind === 'command' && k < index && arity(text) > 0 && atomEnd(tokens, k, arity) === index + 1,
  );
}

const missing = (command: Token | undefined, place: Place | undefined): Reading => ({
  reason: `${command === undefined ? '有命令' : `\`${command.text}\` `}少了参数；后面应有 \`{…}\``,
  place: placeOf(command) ?? place,
});

/** A formula in a text that does not end. */
const openDollar = ({ tokens }: Case): Reading | undefined => {
  const dollars = tokens.filter(({ text }) => text === '$');
  if (dollars.length % 2 === 0) return undefined;
  const reason = '文字里的 `$` 不成对；应补上另一个，字面的 $ 写成 `\\$`';
  return { reason, place: placeOf(dollars.at(-1)) };
};

const missingArgument: Reader = (one) => {
  const open = unclosed(one);
  if (open !== undefined) return openBrace(open);
  const dollar = openDollar(one);
  if (dollar !== undefined) return dollar;
  const at = one.place?.position ?? Number.POSITIVE_INFINITY;
  const command = one.tokens.findLast(
    ({ kind, text, end }) => kind === 'command' && end <= at && one.arity(text) > 0,
  );
  return missing(command, one.place);
};

const inText: Readonly<Record<string, string>> = {
  _: '\\_',
  '^': '\\textasciicircum',
  '&': '\\&',
  '#': '\\#',
};

const surplus: Readonly<Record<string, string>> = {
  '}': '多了一个 `}`；应有与它成对的 `{`，或去掉它',
  '&': '`&` 不在矩阵或对齐环境里；应放进 aligned 之类的环境，字面的 & 写成 `\\&`',
  '#': '`#` 只能用在宏定义里；字面的 # 应写成 `\\#`',
  '\\end': '`\\end` 没有与它成对的 `\\begin`；应补上，或检查前面的花括号',
  '\\right': '`\\right` 没有与它成对的 `\\left`；应补上，单边用 `\\left.`',
  '\\\\': '这里不能换行；应放进 aligned 之类的环境',
};

const unexpected: Reader = (one, expected, got) => {
  const { place, tokens } = one;
  const index = tokens.findIndex(({ start }) => start === place?.position);
  if (expected === '\\right') {
    const before = tokens.filter(({ text, end }) => text === '\\left' && end <= (place?.position ?? end));
    return { reason: '`\\left` 没有闭合；应有与它成对的 `\\right`', place: placeOf(before.at(-1)) ?? place };
  }
  const open = unclosed(one);
  if (expected === '}' && open !== undefined) return openBrace(open);
  const command = index < 0 ? undefined : robbed(one, index);
  if (command !== undefined) return missing(command, place);
  if (expected !== 'EOF') return { reason: `这里是 \`${got}\`；应是 \`${expected}\``, place };
  if (tokens[index]?.inText && got in inText) {
    return { reason: `文字里不能直接写 \`${got}\`；应写成 \`${inText[got]}\``, place };
  }
  return { reason: surplus[got] ?? `多了 \`${got}\`；公式应到此为止`, place };
};

const emptyGroup: Reader = ({ place }, after) => {
  const command = after.replace(/^argument to /, '').replaceAll("'", '');
  const expected = /^\\(?:left|right|middle|[bB]ig)/.test(command)
    ? '应有括号、竖线，或表示没有的 `.`'
    : '应有一个字母或 `{…}`';
  return { reason: `\`${command}\` 后面没有内容；${expected}`, place };
};

const unknownEnvironment: Reader = ({ place }, name) => {
  const near = nearestEnvironment(name.trim());
  const expected = near === undefined ? '应是 aligned、cases、matrix 之类' : `是不是 \`${near}\`？`;
  return { reason: `没有环境 \`${name}\`；${expected}`, place };
};

const unfinishedEnvironment: Reader = (one) => {
  const open: Token[] = [];
  for (const token of one.tokens) {
    if (token.text === '\\begin') open.push(token);
    if (token.text === '\\end') open.pop();
  }
  const begin = open.at(-1);
  if (begin === undefined && one.place !== undefined) return unexpected(one, 'EOF', '}');
  return { reason: '环境没有结束；应有与 `\\begin` 成对的 `\\end`', place: placeOf(begin) ?? one.place };
};

const wrongSize: Reader = ({ tokens, place }, size) => {
  const first = tokens.find(({ start }) => start === place?.position);
  const hint = first?.text === '[' ? '（`\\\\` 后面的方括号若是内容，前面应有 `{}`）' : '';
  return { reason: `\`${size}\` 不是尺寸；应是数加单位，如 2em${hint}`, place };
};

const strangeCharacter: Reader = ({ place }, character) => {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { reason: `公式里有看不见或不成字的字符 U+${code}；应去掉它`, place };
};

const comment: Reader = ({ tokens }) => {
  const at = tokens.findLast(({ kind }) => kind === 'comment')?.start;
  return {
    reason: '`%` 之后的都成了注释；字面的 % 应写成 `\\%`',
    place: at === undefined ? undefined : { position: at, length: 1 },
  };
};

/** KaTeX's messages of which the formula itself tells more. */
export const readings: readonly (readonly [pattern: RegExp, read: Reader])[] = [
  [/^Undefined control sequence: ([\s\S]+)$/, undefinedCommand],
  [/^Expected '(.+)', got '([\s\S]+)'$/, unexpected],
  [
    /^Unexpected end of input in a macro argument, expected '\]'$/,
    () => ({ reason: '`[` 没有闭合；应有与它成对的 `]`' }),
  ],
  [/^(?:Unexpected end of input in a macro argument|Extra \}$)/, missingArgument],
  [/^Expected group (?:after|as) (.+)$/, emptyGroup],
  [/^No such environment: ([\s\S]*)$/, unknownEnvironment],
  [/^Expected (?:& or )?\\\\ or \\cr or \\end$/, unfinishedEnvironment],
  [/^Invalid size: '([\s\S]*)'$/, wrongSize],
  [/^Unexpected character: '([^\\])'$/, strangeCharacter],
  [/\[commentAtEnd\]$/, comment],
];
