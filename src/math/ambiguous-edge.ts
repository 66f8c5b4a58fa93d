/** Rows of pixels between 0 and 1 that a decoder may answer, or the data may show. */
export type Row = readonly number[];

/** A step from 0 to 1 at pixel `at`, `length` pixels long. */
export const edge = (at: number, length = 8): Row => Array.from({ length }, (_, i) => (i < at ? 0 : 1));

/** The mean of rows, pixel by pixel: the least-squares answer when they share one code and are equally likely. */
export function average(rows: readonly Row[]): Row {
  const [first = []] = rows;
  return first.map((_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0) / rows.length);
}

/** Σ|answer − row|^power, averaged over equally likely rows. */
export function expectedLoss(answer: Row, rows: readonly Row[], power: 1 | 2): number {
  const loss = (row: Row) => row.reduce((sum, y, i) => sum + Math.abs((answer[i] ?? 0) - y) ** power, 0);
  return rows.reduce((sum, row) => sum + loss(row), 0) / rows.length;
}
