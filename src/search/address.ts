import { startSearch } from './client.ts';
import { parseState, serialiseState } from './state.ts';

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
  const written = search.input.value;
  // What was written before this was loaded outweighs an address that asks for nothing.
  if (location.search === '' && written !== '') {
    history.replaceState(null, '', location.pathname + serialiseState({ query: written, tags: [], page: 1 }));
  }
  search.refresh();
}
