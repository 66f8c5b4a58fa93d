import { strings } from '../site/strings.ts';
import type { Answer } from './searcher.ts';

/** How many were found, and what was searched beside what the reader wrote. */
export function statusOf(answer: Answer): string {
  const { also, spelled, meant, outline, beyond } = strings.search;
  const limits = answer.isOutline ? `。${outline}` : '';
  if (answer.total === 0)
    return (answer.beyond > 0 ? beyond(answer.beyond) : countOf(answer)) + (answer.isOutline ? outline : '');
  const told = (words: readonly string[], sentence: (words: readonly string[]) => string) =>
    words.length === 0 ? '' : sentence([...new Set(words)]);
  return [
    told(answer.meant, meant),
    countOf(answer),
    told(answer.spelled, spelled),
    told(answer.also, also),
    limits,
  ].join('');
}

function countOf({ state, where, total, page, pages, apart }: Answer): string {
  const { none, notTogether } = strings.search;
  const { partial, found, foundPage } = where === 'formulas' ? strings.search.formulas : strings.search;
  if (state === 'empty') return apart === undefined ? none : notTogether;
  if (state === 'partial') return partial(total);
  return pages > 1 ? foundPage(total, page, pages) : found(total);
}
