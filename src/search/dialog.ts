import { strings } from '../site/strings.ts';
import { createUrls } from '../site/urls.ts';
import { startSearch, type Search } from './client.ts';
import { searchForm } from './panel.ts';
import { serialiseState, startState } from './state.ts';
import { element } from './view.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the search dialog, which is built the first time; what was searched before is still there. */
export function openSearchDialog(): void {
  dialog ??= build();
  if (!dialog.open) dialog.showModal();
  const input = dialog.querySelector('input');
  input?.focus();
  input?.select();
}

function build(): HTMLDialogElement {
  const { title, close, keys, idleDialog, openPage } = strings.search;
  const address = createUrls(document.documentElement.dataset['base'] ?? '').search();
  const closing = element('button', { type: 'button', class: 'search-close' }, close);
  const whole = element('a', { href: address }, openPage);
  const root = element(
    'div',
    { 'data-search': '', 'data-state': 'idle' },
    element('div', { class: 'search-head' }, searchForm(address), closing),
    element('p', { role: 'status', class: 'search-status' }, idleDialog),
  );
  const foot = element('p', { class: 'search-foot' }, element('span', { class: 'search-keys' }, keys), whole);
  const made = element('dialog', { class: 'search-dialog', 'aria-label': title }, root, foot);
  document.body.append(made);
  let state = startState;
  const search = startSearch(root, {
    read: () => state,
    write: (next) => {
      state = next;
      whole.href = address + serialiseState(state);
    },
  });
  closing.addEventListener('click', () => made.close());
  made.addEventListener('click', (event) => {
    // The dialog itself is hit only beside what it holds. A link may lead to another place of this very page.
    const target = event.target;
    if (target === made || (target instanceof Element && target.closest('[data-result] a') !== null))
      made.close();
  });
  made.addEventListener('keydown', (event) => {
    // Keys that belong to an input method, also in browsers that say so only by the old code 229.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Escape') return moveByKey(event, root, search);
    // Left alone, a search field takes the first Escape for itself and empties.
    event.preventDefault();
    made.close();
  });
  search.refresh();
  return made;
}

/**
 * ↑ ↓ Home End move among the results (or the queries of earlier visits), ↑ from the first back to the field; Enter
 * opens the first.
 */
function moveByKey(event: KeyboardEvent, root: HTMLElement, { input, settled }: Search): void {
  const links = [
    ...root.querySelectorAll<HTMLElement>('[data-result] h2 a, .hit-sections a, .search-recent button'),
  ];
  const at = links.findIndex((link) => link.matches(':focus'));
  const inField = document.activeElement === input;
  if (!inField && at < 0) return;
  const targets: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowDown: links[at + 1],
    ArrowUp: at === 0 ? input : links[at - 1],
    Home: inField ? undefined : links[0],
    End: inField ? undefined : links.at(-1),
  };
  const target = targets[event.key];
  if (target !== undefined) {
    event.preventDefault();
    target.focus();
  } else if (event.key === 'Enter' && inField && settled() && links[0]?.matches('a') === true) {
    event.preventDefault();
    links[0].click();
  }
}
