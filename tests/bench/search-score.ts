import type { Folder } from './search-folder.ts';
import type { Found } from './search-page.ts';
import { has, type Asked } from './search-queries.ts';

/** What is counted of the answers to a set of queries, in percent or as a mean of reciprocals. */
export interface Score {
  recall: number;
  /** Of what is right, or ten of it, how much is among the first ten. */
  recall10: number;
  precision: number;
  mrr: number;
  success: number;
  /** Share of the queries to which nothing was found. */
  nothing: number;
  /** Share of the queries whose first result is right. */
  first: number;
}

/** Counts the answers to a set of queries. */
export function scoreOf(asked: readonly Asked[], answers: readonly Found[], { urls, texts }: Folder): Score {
  const numbers = new Map(
    urls.flatMap((url, i) => [[`/ours${url}`, i] as const, [`/stock/${i}/`, i] as const, [url, i] as const]),
  );
  const rows = asked.map(({ right: articles, formulas }, i) => {
    const { urls: found = [], formulas: shown, also = [] } = answers[i] ?? {};
    const asFormulas = formulas !== undefined && shown !== undefined;
    const list = asFormulas ? shown : found.map((url) => numbers.get(url) ?? missing(url));
    const right = asFormulas ? formulas : articles;
    const hits = list.map((one) => right.has(one));
    // What was found by another name that is told to the reader is no mistake.
    const fair = list.filter(
      (one, at) => hits[at] || also.some((word) => has(texts[one]?.normal ?? '', word)),
    );
    const first = hits.indexOf(true);
    return {
      list,
      right,
      first,
      good: countTrue(hits),
      top: countTrue(hits.slice(0, 10)),
      fair: fair.length,
    };
  });
  const mean = (value: (one: (typeof rows)[number]) => number) =>
    rows.reduce((sum, one) => sum + value(one), 0) / Math.max(1, rows.length);
  const listed = rows.reduce((sum, { list }) => sum + list.length, 0);
  return {
    recall: 100 * mean(({ good, right }) => good / Math.max(1, right.size)),
    recall10: 100 * mean(({ top, right }) => top / Math.max(1, Math.min(10, right.size))),
    precision: (100 * rows.reduce((sum, { fair }) => sum + fair, 0)) / Math.max(1, listed),
    mrr: mean(({ first }) => (first < 0 ? 0 : 1 / (first + 1))),
    success: 100 * mean(({ first }) => (first >= 0 && first < 10 ? 1 : 0)),
    nothing: 100 * mean(({ list }) => (list.length === 0 ? 1 : 0)),
    first: 100 * mean(({ first }) => (first === 0 ? 1 : 0)),
  };
}

const countTrue = (list: readonly boolean[]) => list.filter(Boolean).length;

function missing(url: string): never {
  throw new Error(`no article ${url}`);
}
