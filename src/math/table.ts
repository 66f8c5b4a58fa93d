/** Labelled samples, column by column: p features of n values each, and n labels 0 or 1. */
export interface LabelledTable {
  readonly columns: readonly Float64Array[];
  readonly labels: Uint8Array;
}

/** A table whose `index`th label is turned over, the rest as it was. */
export function flipLabel({ columns, labels }: LabelledTable, index: number): LabelledTable {
  return { columns, labels: labels.map((label, i) => (i === index ? 1 - label : label)) };
}

/** A table with further columns at its right end. */
export function withColumns(table: LabelledTable, columns: readonly Float64Array[]): LabelledTable {
  return { ...table, columns: [...table.columns, ...columns] };
}

/** A table with only some of its columns, in the order given. */
export function onlyColumns({ columns, labels }: LabelledTable, which: readonly number[]): LabelledTable {
  return { columns: which.map((column) => columns[column] ?? new Float64Array(labels.length)), labels };
}
