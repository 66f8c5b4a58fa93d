import { strings } from '../site/strings.ts';
import { createUrls } from '../site/urls.ts';
import { choiceOf, followFilters } from './filters.ts';
import { noFilters } from './facets.ts';
import { freshEngine, sharedEngine } from './loading.ts';
import { completeLate } from './late.ts';
import { completePanel } from './panel.ts';
import { anyAnswer } from './answers.ts';
import { mayBeMathematics } from './mathematics.ts';
import { SearchFault } from './reader.ts';
import { recentIn } from './recent.ts';
import { nothing, type Answer } from './searcher.ts';
import { statusOf } from './status.ts';
import { isEmpty, serialiseState, toggleTag, type SearchState, type Where } from './state.ts';
import { formulaItem, pagerLinks, recentList, resultItem } from './view.ts';

/** Where a panel keeps its state: the address of the search page, or its own memory. */
export interface StateStore {
  read: () => SearchState;
  /** `push` makes a step that the back button undoes. */
  write: (state: SearchState, how: 'push' | 'replace') => void;
}

/** A panel at work. */
export interface Search {
  input: HTMLInputElement;
  /** Takes the state from the store anew and searches. */
  refresh: () => void;
  /** Whether what is shown answers what stands in the field. */
  settled: () => boolean;
}

/** Rest after a keystroke before anything is searched. */
const rest = 70;

/** Starts a search panel: a root `[data-search]` that holds a form and a status. */
export function startSearch(root: HTMLElement, store: StateStore): Search {
  const base = document.documentElement.dataset['base'] ?? '';
  const urls = createUrls(base);
  const { form, input, status, fault, retry, other, apart, before, list, pager } = completePanel(root);
  const addressOf = (state: SearchState) => urls.search() + serialiseState(state);
  const filters = followFilters(root, addressOf);
  // What the page or the dialog says before anything is asked.
  const idle = status.textContent;
  const recent = recentIn(() => localStorage, `search:${base}`);
  let state = store.read();
  let shown: Where = 'articles';
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = (text: string) => {
    if (status.textContent !== text) status.textContent = text;
  };
  const phase = (name: Answer['state'] | 'loading' | 'error', total?: number) => {
    root.dataset['state'] = name;
    if (total === undefined) delete root.dataset['total'];
    else root.dataset['total'] = String(total);
    fault.hidden = name !== 'error';
    const queries = name === 'idle' ? recent.list() : [];
    before.hidden = queries.length === 0;
    before.replaceChildren(...recentList(queries));
  };
  const show = (found: Answer) => {
    const articles = found.results.map((result) => resultItem(result, urls));
    list.replaceChildren(...articles, ...found.formulas.map((result) => formulaItem(result, urls)));
    completeLate(articles, found.results, urls);
    offer(found);
    filters.count(found.facets);
    const links = pagerLinks(found.page, found.pages, (page) => addressOf({ ...state, page }));
    pager.replaceChildren(...links.filter((link) => link !== undefined && link !== false));
    pager.hidden = found.pages < 2;
    if (found.page !== state.page) {
      state = { ...state, page: found.page };
      store.write(state, 'replace');
    }
    phase(found.state, found.total);
    say(found.state === 'idle' ? idle : statusOf(found));
  };
  /** The other thing that could be searched, where it makes sense. */
  const offer = ({ where, state: outcome, apart: words }: Answer) => {
    const { inArticles, inFormulas } = strings.search;
    other.textContent = where === 'articles' ? inFormulas : inArticles;
    other.hidden = outcome === 'idle' || (where === 'articles' && !mayBeMathematics(state.query));
    shown = where;
    apart.hidden = words === undefined;
    apart.dataset['query'] = words ?? '';
    apart.textContent = strings.search.apart(words ?? '');
  };
  const search = async () => {
    clearTimeout(timer);
    turn += 1;
    const mine = turn;
    filters.follow(state);
    if (isEmpty(state)) {
      show(nothing);
      sharedEngine().catch(freshEngine);
      return;
    }
    phase('loading');
    if (list.childElementCount === 0) say(strings.search.loading);
    try {
      const found = await anyAnswer(await sharedEngine(), state);
      if (mine === turn) show(found);
    } catch (error) {
      freshEngine();
      if (mine !== turn) return;
      phase('error');
      say('');
      list.replaceChildren();
      pager.hidden = true;
      other.hidden = true;
      apart.hidden = true;
      fault.replaceChildren(strings.search.failed, retry);
      if (!(error instanceof SearchFault)) throw error;
    }
  };
  const move = (next: SearchState, how: 'push' | 'replace') => {
    state = next;
    store.write(state, how);
    void search();
  };
  const typed = () => {
    if (input.value !== state.query) move({ ...state, query: input.value, page: 1 }, 'replace');
  };
  const typing = () => {
    clearTimeout(timer);
    timer = setTimeout(typed, rest);
  };
  // While an input method composes, the field holds what nobody means to search for.
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) typing();
  });
  input.addEventListener('compositionstart', () => clearTimeout(timer));
  input.addEventListener('compositionend', typing);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    recent.add(input.value);
    typed();
  });
  other.addEventListener('click', () => {
    input.focus();
    move({ ...state, where: shown === 'articles' ? 'formulas' : 'articles', page: 1 }, 'push');
  });
  retry.addEventListener('click', () => {
    input.focus();
    void search();
  });
  root.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    move({ ...state, ...choiceOf(target), query: input.value, page: 1 }, 'push');
  });
  root.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button') : null;
    if (pressed === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const { page, tag, query, reset, forget } = pressed.dataset;
    if (pressed.closest('[data-result]') !== null) recent.add(state.query);
    if (page !== undefined) {
      event.preventDefault();
      move({ ...state, page: Number(page) }, 'push');
      list.focus({ preventScroll: true });
      root.scrollIntoView({ block: 'start' });
    } else if (tag !== undefined) {
      event.preventDefault();
      move({ ...toggleTag(state, tag), query: input.value }, 'push');
    } else if (reset !== undefined || query !== undefined || forget !== undefined) {
      input.focus();
      if (forget !== undefined) recent.clear();
      input.value = query ?? input.value;
      const groups = reset === undefined ? {} : noFilters;
      move({ ...state, ...groups, query: input.value, page: 1 }, 'push');
    }
  });
  const refresh = () => {
    state = store.read();
    input.value = state.query;
    void search();
  };
  const settled = () =>
    input.value === state.query && !['loading', 'error'].includes(root.dataset['state'] ?? '');
  return { input, refresh, settled };
}
