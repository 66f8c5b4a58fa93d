import type { FormulaFile, FormulaRow } from './formula-file.ts';
import { formulaLine, unitsOf } from './formula-tokens.ts';

/** A formula that was found, by its places in the file. */
export interface FormulaHit {
  article: number;
  formula: number;
}

/** What was found, best first. */
export interface FoundFormulas {
  hits: FormulaHit[];
  /** No formula has what was asked for as it stands, or nearly so: these have all of its signs. */
  partial: boolean;
}

/** How a formula has what is asked for; a better way outweighs all else. */
const way = { all: 1, order: 2, anyCase: 3, together: 4, whole: 5 } as const;

/** What is worth more than standing out and being short together. */
const step = 10;

/**
 * Finds formulas: those that have the query's signs together first, then in its order and near one another; where there
 * are none, those that have all of them somewhere. Equal ones by how much they stand out, and how much of them the
 * query is.
 * @param allowed the articles, by their ids
 */
export function findFormulas(
  file: FormulaFile,
  query: string,
  allowed: (id: string) => boolean,
): FoundFormulas {
  const line = formulaLine(query);
  if (line === '') return { hits: [], partial: false };
  const asked = { line, small: line.toLowerCase(), units: unitsOf(line) };
  const found = file
    .flatMap(({ id, formulas }, article) =>
      allowed(id) ? formulas.map((row, formula) => ({ article, formula, value: worthOf(row, asked) })) : [],
    )
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.article - b.article || a.formula - b.formula);
  const near = found.filter(({ value }) => value >= way.order * step);
  return { hits: near.length > 0 ? near : found, partial: near.length === 0 && found.length > 0 };
}

interface Asked {
  line: string;
  small: string;
  units: readonly string[];
}

function worthOf([line, weight]: FormulaRow, asked: Asked): number {
  const how = wayOf(line, asked);
  return how === 0 ? 0 : step * how + weight + 4 * Math.min(1, asked.line.length / line.length);
}

function wayOf(line: string, { line: asked, small, units }: Asked): number {
  if (line === asked) return way.whole;
  if (line.includes(asked)) return way.together;
  if (line.toLowerCase().includes(small)) return way.anyCase;
  // A single word or sign is there, or it is not.
  if (units.length < 2) return 0;
  const places = units.map((unit) => line.indexOf(unit));
  if (places.includes(-1)) return 0;
  return shortestSpan(line, units) <= 2 * asked.length + 8 ? way.order : way.all;
}

/** Length of the shortest stretch that has all units in their order; infinite where none has. */
function shortestSpan(line: string, units: readonly string[]): number {
  const [first = ''] = units;
  let shortest = Infinity;
  for (let start = line.indexOf(first); start >= 0; start = line.indexOf(first, start + 1)) {
    let at = start;
    for (const unit of units) {
      const found = at < 0 ? -1 : line.indexOf(unit, at);
      at = found < 0 ? -1 : found + unit.length;
    }
    if (at < 0) break;
    shortest = Math.min(shortest, at - start);
  }
  return shortest;
}
