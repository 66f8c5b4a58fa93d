/** A number in the prose and the computed fact behind it: `30<!--fact:F1.1.sfMu-->`. */
export interface NumberTie {
  /** As the author wrote it, without a percent sign: `1,024`, `−0.45`. */
  digits: string;
  percent: boolean;
  /** Id of a fact, then keys or indices into its value: `F1.1.sfMu`. */
  path: string;
}

const tie = /([−-]?\d[\d,]*(?:\.\d+)?)(\\?%)?(?:[})\s]|\*\*)*\$?(?:\*\*)?<!--fact:([\w.]+)-->/g;

/** The ties in a Markdown source, in their order. A comment that follows no number is none. */
export function numberTies(source: string): NumberTie[] {
  return [...source.matchAll(tie)].map(([, digits = '', percent, path = '']) => ({
    digits,
    percent: percent !== undefined,
    path,
  }));
}

/** The id of the fact that a tie's path begins with: `F1.1` of `F1.1.sfMu`, never `F1.1` of `F1.10`. */
export function factOf(path: string, ids: Iterable<string>): string | undefined {
  for (const id of ids) if (path === id || path.startsWith(`${id}.`)) return id;
  return undefined;
}
