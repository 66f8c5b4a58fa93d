import type { Engine } from './engine.ts';
import { formulaAnswer } from './formula-searcher.ts';
import { looksLikeMathematics, mayBeMathematics } from './mathematics.ts';
import { queryRuns } from './numbers.ts';
import { answer, nothing, type Answer } from './searcher.ts';
import { isEmpty, type SearchState } from './state.ts';
import { normalise } from './text.ts';

/**
 * Finds what a state asks for: articles or formulas, as the reader chose. Without a choice, formulas for a query that is
 * written as mathematics, if there are any; and for one whose letters no article has in its words (`argmin`).
 * @throws SearchFault when a part of the index does not load
 */
export async function anyAnswer(engine: Engine, asked: SearchState): Promise<Answer> {
  const { query, where } = asked;
  if (isEmpty(asked)) return nothing;
  if (where === 'formulas' && query.trim() !== '') return formulaAnswer(engine, asked);
  if (where === undefined && looksLikeMathematics(query)) return formulasFirst(engine, asked);
  if (where !== undefined || !mayBeMathematics(query)) return answer(engine, asked);
  const words = await answer(engine, asked);
  if (words.state === 'done' && words.meant.length === 0) return words;
  const formulas = await formulaAnswer(engine, asked);
  return formulas.state === 'done' ? formulas : words;
}

/**
 * Formulas that have the query nearly as it stands, else articles that have its words, if it has any, else the nearest
 * formulas, else articles that have it as it stands (in code, say).
 */
async function formulasFirst(engine: Engine, asked: SearchState): Promise<Answer> {
  const formulas = await formulaAnswer(engine, asked);
  if (formulas.state === 'done') return formulas;
  // Here it is a sign, and excludes nothing.
  const query = asked.query.replace(/^\s*-/, '');
  // Single letters begin words of every article.
  if (!queryRuns(normalise(query).text).some(({ kind, text }) => kind === 'han' || text.length > 2)) {
    if (formulas.total > 0) return formulas;
    const quoted = await answer(engine, { ...asked, query: `"${query}"` });
    return quoted.state === 'done' ? quoted : formulas;
  }
  const words = await answer(engine, { ...asked, query });
  return words.state === 'done' || formulas.total === 0 ? words : formulas;
}
