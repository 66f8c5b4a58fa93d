/** A place in a file: line and column, from 1. */
export interface Place {
  line: number;
  column: number;
}

export interface FrontmatterFault extends Place {
  reason: string;
  rule: string;
}

/** What stands between the two fences. */
export interface FrontmatterBlock {
  data: Record<string, unknown>;
  /** Where a key stands in the file; the file's first character for a key that is missing. */
  placeOf: (path: readonly PropertyKey[]) => Place;
  faults: FrontmatterFault[];
}

export const none: FrontmatterBlock = { data: {}, placeOf: () => ({ line: 1, column: 1 }), faults: [] };
