import type { Engine } from './engine.ts';
import { facetsOf, passes } from './facets.ts';
import type { FormulaFile } from './formula-file.ts';
import { findFormulas, type FormulaHit } from './formula-ranking.ts';
import type { FormulaMarkup } from './files.ts';
import type { FormulaResult } from './result.ts';
import { nothing, pageSize, type Answer } from './searcher.ts';
import { isFiltered, pageOf, type SearchState } from './state.ts';

/**
 * Finds the formulas that have what a state asks for, in articles that have its tags.
 * @throws SearchFault when a part of the index does not load
 */
export async function formulaAnswer(engine: Engine, asked: SearchState): Promise<Answer> {
  const [file, { groupsOf }] = await Promise.all([engine.read('formulas'), engine.read('site')]);
  const groups = file.map(({ id }) => groupsOf(id));
  const found = findFormulas(file, asked.query);
  const fitting = found.hits.filter(({ article }) => {
    const own = groups[article];
    return own !== undefined && passes(own, asked);
  });
  // The file has the newest article first.
  const hits = asked.sort === 'date' ? fitting.sort((a, b) => a.article - b.article) : fitting;
  const { items, page, count: pages } = pageOf(hits, asked.page, pageSize);
  const formulas = await Promise.all(
    items.map(async (hit) => resultOf(file, hit, await engine.markup(file[hit.article]?.id ?? ''))),
  );
  const state = hits.length === 0 ? 'empty' : found.partial ? 'partial' : 'done';
  const having = new Set(found.hits.map(({ article }) => article));
  const own = groups.filter((_, article) => having.has(article));
  const [facets, total] = [facetsOf(own, asked), hits.length];
  const beyond = isFiltered(asked) ? found.hits.length - total : 0;
  return { ...nothing, state, where: 'formulas', total, formulas, page, pages, facets, beyond };
}

function resultOf(file: FormulaFile, { article, formula }: FormulaHit, markup: FormulaMarkup): FormulaResult {
  const { slug = '', title = '', sections = [], formulas = [] } = file[article] ?? {};
  const [, , section = -1, own] = formulas[formula] ?? [];
  const [id, heading = ''] = sections[section] ?? [];
  return {
    slug,
    fragment: own ?? id,
    markup: markup[formula] ?? [],
    title,
    heading,
    article,
    formula,
  };
}
