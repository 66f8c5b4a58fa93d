import { encodeSegment, urlForm } from '../site/urls.ts';
import { noFilters, type Filters } from './facets.ts';

/** All that the search page shows follows from this, and this stands in its address. */
export interface SearchState extends Filters {
  query: string;
  /** 1-based. */
  page: number;
  /** What is searched, where the reader has chosen it; else the query tells. */
  where?: Where | undefined;
  /** Newest first in place of what fits best. */
  sort?: 'date' | undefined;
}

/** What can be searched. */
export type Where = 'articles' | 'formulas';

/** The state that asks for nothing. */
export const startState: SearchState = { query: '', ...noFilters, page: 1 };

/** Whether a state chooses among articles by their groups. */
export const isFiltered = ({ tags, category, year }: Filters): boolean =>
  tags.length > 0 || category !== undefined || year !== undefined;

/** Whether a state asks for nothing. */
export const isEmpty = (state: SearchState): boolean => state.query.trim() === '' && !isFiltered(state);

/** Reads the state from the part of an address after `?` (with or without it). What makes no sense is left out. */
export function parseState(search: string): SearchState {
  const values = new URLSearchParams(search);
  const tags = (values.get('tags') ?? '').split(',').map(urlForm);
  const category = urlForm(values.get('category') ?? '');
  const year = values.get('year') ?? '';
  const page = /^\d{1,6}$/.test(values.get('page') ?? '') ? Number(values.get('page')) : 1;
  const where = values.get('in');
  return {
    query: values.get('q') ?? '',
    tags: [...new Set(tags)].filter((tag) => tag !== ''),
    page: Math.max(1, page),
    ...(category === '' ? {} : { category }),
    ...(/^\d{4}$/.test(year) ? { year } : {}),
    ...(where === 'articles' || where === 'formulas' ? { where } : {}),
    ...(values.get('sort') === 'date' ? { sort: 'date' } : {}),
  };
}

/** The same as an address' part from `?` on; empty where there is nothing to say. */
export function serialiseState({ query, tags, category, year, page, where, sort }: SearchState): string {
  const values = [
    query.trim() === '' ? [] : [`q=${encodeSegment(query)}`],
    tags.length === 0 ? [] : [`tags=${tags.map(encodeSegment).join(',')}`],
    category === undefined ? [] : [`category=${encodeSegment(category)}`],
    year === undefined ? [] : [`year=${year}`],
    where === undefined || query.trim() === '' ? [] : [`in=${where}`],
    sort === undefined ? [] : [`sort=${sort}`],
    page > 1 ? [`page=${page}`] : [],
  ].flat();
  return values.length === 0 ? '' : `?${values.join('&')}`;
}

/** The state with a tag added, or taken away where it is set; from the first page. */
export function toggleTag(state: SearchState, tag: string): SearchState {
  const tags = state.tags.includes(tag) ? state.tags.filter((one) => one !== tag) : [...state.tags, tag];
  return { ...state, tags, page: 1 };
}

/** Cuts a list of results into pages; a page beyond the last is the last. */
export function pageOf<T>(
  items: readonly T[],
  page: number,
  size: number,
): { items: T[]; page: number; count: number } {
  const count = Math.max(1, Math.ceil(items.length / size));
  const at = Math.min(Math.max(1, page), count);
  return { items: items.slice((at - 1) * size, at * size), page: at, count };
}
