import type { FormulaFile, FormulaRow } from './formula-file.ts';
import { formulaLine, unitsOf, withFractions } from './formula-tokens.ts';

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
/** What a query loses that was read in another way than it is written. */
const detour = 3;

/**
 * Finds formulas: those that have the query's signs together first, then in its order and near one another; where there
 * are none, those that have all of them somewhere. Equal ones by how much they stand out, and how much of them the
 * query is.
 */
export function findFormulas(file: FormulaFile, query: string): FoundFormulas {
  const line = formulaLine(query);
  if (line === '') return { hits: [], partial: false };
  const ways = [...new Set([line, withFractions(line)])].map(askedFor);
  const found = file
    .flatMap(({ formulas }, article) =>
      formulas.map((row, formula) => ({
        article,
        formula,
        value: Math.max(...ways.map((asked, i) => worthOf(row, asked) - (i === 0 ? 0 : detour))),
      })),
    )
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.article - b.article || a.formula - b.formula);
  const near = found.filter(({ value }) => value >= way.order * step - detour);
  return { hits: near.length > 0 ? near : found, partial: near.length === 0 && found.length > 0 };
}

interface Asked {
  line: string;
  small: string;
  units: readonly string[];
  /** The same with letters that may be several names, which others write with indices between. */
  letters: readonly string[];
}

function askedFor(line: string): Asked {
  const units = unitsOf(line);
  const letters = units.flatMap((unit) => (/^[a-zA-Z]{2}$/.test(unit) ? [...unit] : [unit]));
  return { line, small: line.toLowerCase(), units, letters };
}

function worthOf([line, weight]: FormulaRow, asked: Asked): number {
  const how = wayOf(line, asked);
  return how === 0 ? 0 : step * how + weight + 4 * Math.min(1, asked.line.length / line.length);
}

function wayOf(line: string, { line: asked, small, units, letters }: Asked): number {
  if (line === asked) return way.whole;
  if (line.includes(asked)) return way.together;
  if (line.toLowerCase().includes(small)) return way.anyCase;
  // A single word or sign is there, or it is not.
  if (units.length < 2) return 0;
  const places = units.map((unit) => line.indexOf(unit));
  const longest = 2 * asked.length + 8;
  if (places.includes(-1))
    return letters.length > 3 && shortestSpan(line, letters) <= longest ? way.order : 0;
  return shortestSpan(line, units) <= longest ? way.order : way.all;
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
