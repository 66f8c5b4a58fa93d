/** A mistake in an author's file: where it is, what is wrong, what was expected. */
export interface Fault {
  /** The file, as its author would type it. */
  path: string;
  /** 1-based, in the file as it is on disk, front matter included. */
  line: number;
  column: number;
  /** Where it ends, just after the last character, where that is known. */
  endLine?: number | undefined;
  endColumn?: number | undefined;
  /** `what is wrong;what was expected`, in Chinese. */
  reason: string;
  /** The part of the generator that found it, and its rule. */
  source: string;
  rule: string;
  severity: 'error' | 'warning';
}

/** Sorts faults by file, line and column. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...faults].sort(
    (a, b) =>
      compare(a.path, b.path) || a.line - b.line || a.column - b.column || compare(a.reason, b.reason),
  );
}

/** One line of a terminal: `content/articles/a.md:8:18  …  [source/rule]`. */
export function formatFault(fault: Fault): string {
  const mark = fault.severity === 'warning' ? '警告 ' : '';
  const { path, line, column, reason, source, rule } = fault;
  return visible(`${path}:${line}:${column}  ${mark}${reason}  [${source}/${rule}]`);
}

/** What a terminal would obey, or would not show, written out. */
const visible = (text: string): string =>
  text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be shown
    /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
