import { parse as parseToml, TomlError } from 'smol-toml';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';

export interface Place {
  line: number;
  column: number;
}

export interface FrontmatterFault extends Place {
  reason: string;
  rule: string;
}

export interface Frontmatter {
  data: Record<string, unknown>;
  /** Characters before the body: 0 where there is no front matter. */
  bodyStart: number;
  /** Where a key stands in the file; the file's first character for a key that is missing. */
  placeOf: (path: readonly PropertyKey[]) => Place;
  faults: FrontmatterFault[];
}

const start: Place = { line: 1, column: 1 };
const none: Frontmatter = { data: {}, bodyStart: 0, placeOf: () => start, faults: [] };

const fence = /^(---|\+\+\+)[ \t]*\r?\n/;

/**
 * Splits a file into front matter (YAML between `---`, TOML between `+++`) and body.
 * What cannot be read is a fault and counts as no front matter.
 */
export function readFrontmatter(source: string): Frontmatter {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const skipped = source.length - text.length;
  const open = fence.exec(text);
  if (open === null) return { ...none, bodyStart: skipped };
  const mark = open[1] ?? '';
  const close = new RegExp(`^${mark === '---' ? '---' : '\\+\\+\\+'}[ \\t]*(?:\\r?\\n|$)`, 'm');
  const rest = text.slice(open[0].length);
  const end = close.exec(rest);
  if (end === null) {
    // A thematic break at the top of an ordinary file is not front matter.
    if (!/^[A-Za-z_][\w-]*\s*[:=]/.test(rest)) return { ...none, bodyStart: skipped };
    const reason = `文首的 \`${mark}\` 没有闭合；应在键值之后另起一行写 \`${mark}\``;
    return { ...none, bodyStart: skipped, faults: [{ ...start, reason, rule: 'unclosed' }] };
  }
  const block = rest.slice(0, end.index);
  const bodyStart = skipped + open[0].length + end.index + end[0].length;
  return { ...(mark === '---' ? readYaml(block) : readTomlBlock(block)), bodyStart };
}

function readYaml(block: string): Omit<Frontmatter, 'bodyStart'> {
  const lines = new LineCounter();
  const document = parseDocument(block, { lineCounter: lines, uniqueKeys: true, version: '1.2' });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: Math.max(1, col) };
  };
  const faults = document.errors.map((error) => ({
    ...place(error.pos[0]),
    reason: yamlReason(error.code, error.message),
    rule: error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml',
  }));
  const fatal = document.errors.some((error) => error.code !== 'DUPLICATE_KEY');
  const value: unknown = fatal ? {} : document.toJS();
  if (value === null) return { data: {}, placeOf: () => start, faults };
  if (typeof value !== 'object' || Array.isArray(value)) {
    const reason = '文首信息不是键值表；应写成 `title: 标题` 这样的行';
    return { data: {}, placeOf: () => start, faults: [...faults, { ...place(0), reason, rule: 'yaml' }] };
  }
  return {
    data: value as Record<string, unknown>,
    placeOf: (path) => placeInYaml(document, path, place),
    faults,
  };
}

function placeInYaml(
  document: Document,
  path: readonly PropertyKey[],
  place: (offset: number) => Place,
): Place {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === path[depth - 1]);
      if (pair !== undefined && isScalar(pair.key) && pair.key.range) return place(pair.key.range[0]);
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isScalar(node) && node.range) return place(node.range[0]);
  }
  return start;
}

function yamlReason(code: string, message: string): string {
  const detail = message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
  if (code === 'DUPLICATE_KEY') return '同一个键写了两次；每个键只应出现一次';
  if (code === 'TAB_AS_INDENT') return 'YAML 的缩进里有制表符；应改为空格';
  return `文首的 YAML 读不懂（${detail}）；含冒号、引号或 \`#\` 的文字应放进引号`;
}

function readTomlBlock(block: string): Omit<Frontmatter, 'bodyStart'> {
  const rows = block.split('\n');
  const placeOf = (path: readonly PropertyKey[]): Place => {
    const row = rows.findIndex((line) => new RegExp(`^\\s*${String(path[0])}\\s*=`).test(line));
    return row < 0 ? start : { line: row + 2, column: 1 };
  };
  try {
    return { data: plainDates(parseToml(block)) as Record<string, unknown>, placeOf, faults: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const detail = error.message.split('\n')[0]?.replace('Invalid TOML document: ', '') ?? '';
    const reason = `文首的 TOML 读不懂（${detail}）；应写成 \`title = "标题"\``;
    return {
      data: {},
      placeOf,
      faults: [{ line: error.line + 1, column: error.column, reason, rule: 'toml' }],
    };
  }
}

/** TOML dates become the text that was written, as YAML's do. */
function plainDates(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(plainDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainDates(item)]));
}
