import { isAlias, isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { none, type FrontmatterBlock, type FrontmatterFault, type Place } from './frontmatter-block.ts';

/** Reads the YAML between two `---`; the first line of the block is the second of the file. */
export function readYaml(block: string): FrontmatterBlock {
  const lines = new LineCounter();
  const document = parseDocument(block, { lineCounter: lines, uniqueKeys: true, version: '1.2' });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: Math.max(1, col) };
  };
  const errors = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  const faults = document.errors.map((error): FrontmatterFault => {
    const rule = error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml';
    const at = opening(error.message, block, error.pos[0]) ?? error.pos[0];
    return { ...place(at), reason: reasonOf(error.code, error.message, block, at), rule };
  });
  // One slip often gives several errors of the parser; the first is the author's.
  const told =
    errors.length < 2 ? faults : faults.filter(({ rule }, i) => rule !== 'yaml' || i === firstOf(faults));
  if (errors.length > 0) return { ...none, faults: told };
  const alias = firstAlias(document);
  if (alias !== undefined) {
    const reason = '值以 `*` 开头，YAML 会当作引用；应把整个值放进引号';
    return { ...none, faults: [...faults, { ...place(alias), reason, rule: 'yaml' }] };
  }
  const value: unknown = document.toJS();
  if (value === null) return { ...none, faults };
  if (typeof value !== 'object' || Array.isArray(value)) {
    const reason = '文首信息不是键值表；应写成 `title: 标题` 这样的行，冒号是半角的，后面有一个空格';
    const start = document.contents?.range?.[0] ?? 0;
    return { ...none, faults: [...faults, { ...place(start), reason, rule: 'yaml' }] };
  }
  return {
    data: value as Record<string, unknown>,
    placeOf: (path) => placeInYaml(document, path, place),
    faults,
  };
}

const firstOf = (faults: readonly FrontmatterFault[]) => faults.findIndex(({ rule }) => rule === 'yaml');

/** Anchors and aliases are of no use here, and can be made to fill the memory. */
function firstAlias(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, (_, node) => {
    if (!isAlias(node)) return undefined;
    found = node.range?.[0] ?? 0;
    return visit.BREAK;
  });
  return found;
}

function placeInYaml(
  document: Document,
  path: readonly PropertyKey[],
  place: (offset: number) => Place,
): Place {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === path[depth - 1],
      );
      if (pair !== undefined && isScalar(pair.key) && pair.key.range) return place(pair.key.range[0]);
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isScalar(node) && node.range) return place(node.range[0]);
  }
  return { line: 1, column: 1 };
}

/** Where the quote or bracket stands that nothing closes: the parser tells where it missed it. */
function opening(message: string, block: string, end: number): number | undefined {
  const before = block.slice(0, end);
  if (/closing ["']quote/.test(message)) {
    const last = [...before.matchAll(/^[^\n#]*?[:\-[,{]\s*(?=["'])/gm)].at(-1);
    return last === undefined ? undefined : last.index + last[0].length;
  }
  const bracket = /end with a ([\]}])/.exec(message)?.[1];
  const found = bracket === undefined ? -1 : before.lastIndexOf(bracket === ']' ? '[' : '{');
  return found < 0 ? undefined : found;
}

/** What an error of the parser means to an author. */
function reasonOf(code: string, message: string, block: string, offset: number): string {
  const here = block.slice(offset).split('\n')[0]?.trimEnd() ?? '';
  switch (code) {
    case 'DUPLICATE_KEY':
      return `键 \`${/^[^:\s]*/.exec(here)?.[0] ?? here}\` 写了两次；每个键只应出现一次`;
    case 'TAB_AS_INDENT':
      return 'YAML 的缩进里有制表符；应改为空格';
    case 'BAD_INDENT':
      if (/end with a/.test(message)) return missing(message);
      return 'YAML 的缩进没有对齐；同一层的行应从同一列开始';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return '值里有冒号加空格；应把整个值放进引号，如 `title: "甲: 乙"`';
    case 'BAD_SCALAR_START':
      return `值不能以${here.startsWith('`') ? '反引号' : ` \`${here[0] ?? ''}\` `}开头；应把整个值放进引号`;
    case 'BAD_DQ_ESCAPE':
      return `双引号里的 \`${here.slice(0, 2)}\` 没有意义；应写成 \`\\${here.slice(0, 2)}\`，或把整个值改放进单引号`;
    case 'MULTIPLE_DOCS':
      return '文首里又有一行 `---`；应删去';
    case 'MISSING_CHAR':
      return missing(message);
    default:
      return `这里的 YAML 读不懂；${advice}`;
  }
}

const advice = '含冒号、引号、括号或 `#` 的值应放进引号';

function missing(message: string): string {
  if (/closing ["']quote/.test(message)) return '引号没有闭合；应在值的末尾补上同样的引号';
  if (/must be followed by map values/.test(message))
    return '这一行没有值；应写成 `键: 值`，冒号是半角的，后面有一个空格';
  const bracket = /end with a ([\]}])/.exec(message)?.[1];
  if (bracket !== undefined) return `括号没有闭合；应在末尾补上 \`${bracket}\``;
  if (/Missing ,/.test(message)) return '列表的两项之间没有逗号；应写成 `[甲, 乙]`';
  return `这里的 YAML 读不懂；${advice}`;
}
