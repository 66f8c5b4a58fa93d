import { startSearch } from './client.ts';
import { choiceOf } from './filters.ts';
import { isEmpty, parseState, serialiseState, startState, type SearchState } from './state.ts';

/** Starts the panel of the search page: its state stands in the page's address. */
export function startSearchPage(root: HTMLElement): void {
  const search = startSearch(root, {
    read: () => parseState(location.search),
    write: (state, how) => {
      const address = location.pathname + serialiseState(state);
      if (how === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    },
  });
  addEventListener('popstate', search.refresh);
  bringIntoSight(document.activeElement);
  root.addEventListener('focusin', ({ target }) => bringIntoSight(target));
  // What was written or chosen before this was loaded outweighs an address that asks for nothing.
  const chosen = [...root.querySelectorAll('select')].flatMap((list) => Object.entries(choiceOf(list)));
  const made: SearchState = {
    ...startState,
    query: search.input.value,
    ...Object.fromEntries(chosen),
  };
  if (location.search === '' && !isEmpty(made))
    history.replaceState(null, '', location.pathname + serialiseState(made));
  search.refresh();
}

/** A browser takes a tag of which a sliver is in sight for one that need not be brought there. */
function bringIntoSight(focused: EventTarget | null): void {
  if (focused instanceof Element && focused.matches('[data-chips] a'))
    focused.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
