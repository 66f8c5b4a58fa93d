import { strings } from '../site/strings.ts';
import { createUrls } from '../site/urls.ts';
import { SearchFault } from './engine.ts';
import { followChips } from './chips.ts';
import { freshEngine, sharedEngine } from './loading.ts';
import { completePanel } from './panel.ts';
import { anyAnswer } from './answers.ts';
import { mayBeMathematics } from './mathematics.ts';
import { nothing, type Answer } from './searcher.ts';
import { isEmpty, serialiseState, toggleTag, type SearchState, type Where } from './state.ts';
import { formulaItem, pagerLinks, resultItem } from './view.ts';

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
  const urls = createUrls(document.documentElement.dataset['base'] ?? '');
  const { form, input, status, fault, retry, other, list, pager } = completePanel(root);
  const addressOf = (state: SearchState) => urls.search() + serialiseState(state);
  const chips = followChips(root, addressOf);
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
  };
  const show = (found: Answer) => {
    const articles = found.results.map((result) => resultItem(result, urls));
    list.replaceChildren(...articles, ...found.formulas.map((result) => formulaItem(result, urls)));
    offer(found);
    const links = pagerLinks(found.page, found.pages, (page) => addressOf({ ...state, page }));
    pager.replaceChildren(...links.filter((link) => link !== undefined && link !== false));
    pager.hidden = found.pages < 2;
    if (found.page !== state.page) {
      state = { ...state, page: found.page };
      store.write(state, 'replace');
    }
    phase(found.state, found.total);
    say(statusOf(found));
  };
  /** The other thing that could be searched, where it makes sense. */
  const offer = ({ where, state: outcome }: Answer) => {
    const { inArticles, inFormulas } = strings.search;
    other.textContent = where === 'articles' ? inFormulas : inArticles;
    other.hidden = outcome === 'idle' || (where === 'articles' && !mayBeMathematics(state.query));
    shown = where;
  };
  const search = async () => {
    clearTimeout(timer);
    turn += 1;
    const mine = turn;
    chips(state);
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
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const { page, tag } = link.dataset;
    if (page === undefined && tag === undefined) return;
    event.preventDefault();
    if (page !== undefined) {
      move({ ...state, page: Number(page) }, 'push');
      list.focus({ preventScroll: true });
      root.scrollIntoView({ block: 'start' });
    } else if (tag !== undefined) {
      move({ ...toggleTag(state, tag), query: input.value }, 'push');
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

/** How many were found, and what was searched beside what the reader wrote. */
function statusOf(answer: Answer): string {
  if (answer.total === 0) return countOf(answer);
  const { also, spelled, meant } = strings.search;
  const told = (words: readonly string[], sentence: (words: readonly string[]) => string) =>
    words.length === 0 ? '' : sentence([...new Set(words)]);
  return [
    told(answer.meant, meant),
    countOf(answer),
    told(answer.spelled, spelled),
    told(answer.also, also),
  ].join('');
}

function countOf({ state, where, total, page, pages }: Answer): string {
  const { idle, none } = strings.search;
  const { partial, found, foundPage } = where === 'formulas' ? strings.search.formulas : strings.search;
  if (state === 'idle') return idle;
  if (state === 'empty') return none;
  if (state === 'partial') return partial(total);
  return pages > 1 ? foundPage(total, page, pages) : found(total);
}
