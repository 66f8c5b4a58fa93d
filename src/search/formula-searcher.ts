import type { Engine } from './engine.ts';
import type { FormulaFile } from './formula-file.ts';
import { findFormulas, type FormulaHit } from './formula-ranking.ts';
import type { FormulaMarkup } from './files.ts';
import type { FormulaResult } from './result.ts';
import { nothing, pageSize, type Answer } from './searcher.ts';
import { pageOf, type SearchState } from './state.ts';

/**
 * Finds the formulas that have what a state asks for, in articles that have its tags.
 * @throws SearchFault when a part of the index does not load
 */
export async function formulaAnswer(engine: Engine, { query, tags, page }: SearchState): Promise<Answer> {
  const file = await engine.read('formulas');
  const tagged = tags.length === 0 ? undefined : new Set(await engine.newest(tags));
  const { hits, partial } = findFormulas(file, query, (id) => tagged?.has(id) !== false);
  const { items, page: at, count: pages } = pageOf(hits, page, pageSize);
  const formulas = await Promise.all(
    items.map(async (hit) => resultOf(file, hit, await engine.markup(hit.article))),
  );
  const state = hits.length === 0 ? 'empty' : partial ? 'partial' : 'done';
  return { ...nothing, state, where: 'formulas', total: hits.length, formulas, page: at, pages };
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
