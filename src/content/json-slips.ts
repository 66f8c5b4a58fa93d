/** What may come next in JSON. `item` and `member` follow an opening bracket, which may close at once. */
export type Expected = 'value' | 'item' | 'key' | 'member' | 'colon' | 'comma' | 'end';

/** What makes a text no JSON, and where. */
export interface JsonSlip {
  at: number;
  reason: string;
}

/**
 * What is wrong at a place of a text that is no JSON, in Chinese.
 * @param closing the brackets that would close what is open there, the inner first
 */
export function slipAt(text: string, at: number, expected: Expected, closing: readonly string[]): JsonSlip {
  const inString = text[at] === '"' && ['value', 'item', 'key', 'member'].includes(expected);
  return inString ? stringSlip(text, at) : { at, reason: reasonAt(text, at, expected, closing) };
}

function reasonAt(text: string, at: number, expected: Expected, closing: readonly string[]): string {
  const here = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const rest = text.slice(at, at + 2);
  if (text.trim() === '') return '文件是空的；应写成 JSON，空的列表是 `[]`';
  if (at >= text.length) {
    const few = closing.length > 0 && closing.length <= 8;
    return `JSON 没有写完；应在末尾补上${few ? ` \`${closing.join('')}\`` : '缺的部分'}`;
  }
  if (/[“”„‟‘’'＂「」]/.test(here)) return `JSON 里不能用 \`${here}\` 作引号；应是半角的双引号 \`"\``;
  if (/[，：｛｝［］\u3000]/.test(here))
    return `JSON 里有全角的 \`${here}\`；应是半角的 \`${here.normalize('NFKC')}\``;
  if (rest === '//' || rest === '/*') return 'JSON 里不能有注释；应删去';
  if (expected === 'end') return 'JSON 到这里已经完了；后面的应删去';
  if (here === ',') return `JSON 里多了一个逗号；这里应是${names[expected]}`;
  if (/[\]}]/.test(here)) {
    if (expected === 'key' || (expected === 'value' && closing[0] === ']'))
      return 'JSON 的最后一项后面有逗号；应删去那个逗号';
    return `JSON 里不该有 \`${here}\`；这里应是${names[expected]}`;
  }
  if (expected === 'comma')
    return `JSON 的两项之间没有逗号；应在这里之前补上 \`,\`，或以 \`${closing[0]}\` 结束`;
  return `JSON 里不认识 \`${here}\`；这里应是${names[expected]}`;
}

const names: Readonly<Record<Expected, string>> = {
  value: '一个值，文字要放进双引号',
  item: '一个值，文字要放进双引号，或以 `]` 结束',
  key: '放在双引号里的键',
  member: '放在双引号里的键，或以 `}` 结束',
  colon: '半角的冒号 `:`',
  comma: '半角的逗号 `,` 或与开头配对的括号',
  end: '文件的结尾',
};

/** Where the string that begins at a place stops: at its closing quote, or before what cannot be in it. */
export function stringStop(text: string, at: number): number {
  let stop = at + 1;
  for (;;) {
    plain.lastIndex = stop;
    plain.exec(text);
    escaped.lastIndex = plain.lastIndex;
    if (escaped.exec(text) === null) return plain.lastIndex;
    stop = escaped.lastIndex;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: strings hold none of these
const plain = /[^"\\\u0000-\u001F]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

function stringSlip(text: string, at: number): JsonSlip {
  const stop = stringStop(text, at);
  if (text[stop] === '\\' && stop + 1 < text.length) {
    const reason = `JSON 的引号里 \`${text.slice(stop, stop + 2)}\` 没有意义；反斜杠应写成 \`\\\\\``;
    return { at: stop + 1, reason };
  }
  const tab = text[stop] === '\t';
  const reason = tab ? 'JSON 的引号里有制表符；应改为空格' : 'JSON 的引号没有闭合；应在这一行补上 `"`';
  return { at: stop, reason };
}
