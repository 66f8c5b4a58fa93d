/** A mistake in an author's file: where it is, what is wrong, what was expected. */
export interface Fault {
  /** The file, as its author would type it. */
  path: string;
  /** 1-based, in the file as it is on disk, front matter included. */
  line: number;
  column: number;
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
  return `${fault.path}:${fault.line}:${fault.column}  ${mark}${fault.reason}  [${fault.source}/${fault.rule}]`;
}
