import { parse, TomlError } from 'smol-toml';
import { none, type FrontmatterBlock, type Place } from './frontmatter-block.ts';

/** Reads the TOML between two `+++`; the first line of the block is the second of the file. */
export function readToml(block: string): FrontmatterBlock {
  const written = block.replace(impossibleDay, (_, before: string, day: string) => `${before}"${day}"`);
  try {
    const data = plainDates(parse(written)) as Record<string, unknown>;
    return { data, placeOf: (path) => placeInToml(block.split('\n'), path), faults: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = reasonOf(error.message);
    return { ...none, faults: [{ line: error.line + 1, column: error.column, reason, rule: 'toml' }] };
  }
}

/** A day such as 2026-02-30 is a fault of its key, told as in YAML, not of TOML. */
const impossibleDay = /^(\s*[\w-]+\s*=\s*)(\d{4}-\d{2}-\d{2})(?=\s*(?:#.*)?$)/gm;

function reasonOf(message: string): string {
  if (/redefine|already|duplicate/i.test(message)) return '同一个键写了两次；每个键只应出现一次';
  if (/date|time/i.test(message)) return '日期读不懂；应写成 `date = 2026-01-05`，且确有其日';
  if (/escape/i.test(message)) return '双引号里的反斜杠没有意义；应写两次 `\\\\`，或把整个值改放进单引号';
  if (/unfinished|unterminated|incomplete|end of/i.test(message))
    return '引号或括号没有闭合；应在值的末尾补上';
  return '这里的 TOML 读不懂；应写成 `title = "标题"`，文字放进引号';
}

/** TOML dates become the text that was written, as YAML's do. */
function plainDates(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(plainDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainDates(item)]));
}

/** Where a key, a key of a table, or an entry of a list on one line stands. */
function placeInToml(rows: readonly string[], [key, within]: readonly PropertyKey[]): Place {
  const rowOf = (name: string, from: number) =>
    rows.findIndex(
      (row, i) =>
        i >= from &&
        row
          .trimStart()
          .replace(/["']/g, '')
          .split(/\s*[=.]/)[0] === name,
    );
  const table = rows.findIndex(
    (row) => row.trim().replace(/[[\]\s]/g, '') === String(key) && row.trim().startsWith('['),
  );
  if (table >= 0) {
    const row = typeof within === 'string' ? rowOf(within, table + 1) : table;
    return at(rows, row < 0 ? table : row, 0);
  }
  const row = rowOf(String(key), 0);
  if (row < 0) return { line: 1, column: 1 };
  if (typeof within !== 'number') return at(rows, row, 0);
  const items = [...(rows[row] ?? '').matchAll(/"(?:\\.|[^"\\])*"|'[^']*'|(?<=[[,]\s*)[^\s"'[\],]+/g)];
  return at(rows, row, items[within]?.index ?? 0);
}

function at(rows: readonly string[], row: number, index: number): Place {
  const text = rows[row] ?? '';
  return { line: row + 2, column: 1 + (index > 0 ? index : text.length - text.trimStart().length) };
}
